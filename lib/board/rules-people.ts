import type { RefusalCode } from './refusals.ts'
import type { Situation } from './rules.ts'
import type { BoardCommand } from './schema.ts'

/** What speaks against a command about people and whose turn it is to speak; null for any other. */
export function toPeople(situation: Situation, command: BoardCommand): RefusalCode | null {
  switch (command.type) {
    case 'raise-hand':
    case 'lower-hand':
      return toHand(situation, command)
    case 'call-on':
      if (!situation.current) return 'no-current-topic'
      if (situation.current.topicId !== command.topicId) return 'moved-on'
      return command.participantId === null || situation.person(command.participantId) ? null : 'no-such-participant'
    case 'take-over':
      if (situation.me?.moderator) return 'moderates-already'
      return situation.me?.guest ? 'guests-do-not-moderate' : null
    case 'remove-participant': {
      const person = situation.person(command.participantId)
      if (!person) return 'no-such-participant'
      if (person.moderates && situation.me?.deputy) return 'not-for-deputies'
      return person.mine ? 'not-yourself' : null
    }
    case 'readmit-participant':
      return situation.removed(command.participantId) ? null : 'not-removed'
    case 'make-moderator': {
      if (situation.me?.deputy) return 'not-for-deputies'
      const person = situation.person(command.participantId)
      if (!person) return 'no-such-participant'
      if (person.guest) return 'guests-do-not-moderate'
      return person.moderates ? 'moderates-already' : null
    }
    case 'end-moderator': {
      if (situation.me?.deputy) return 'not-for-deputies'
      const person = situation.person(command.participantId)
      if (!person) return 'no-such-participant'
      return person.moderates ? null : 'does-not-moderate'
    }
    default:
      return null
  }
}

/** Everybody raises and lowers their own hand; a moderator anybody's, for those in the room without a device at hand. */
function toHand(
  situation: Situation,
  { type, topicId, participantId }: Extract<BoardCommand, { type: 'raise-hand' | 'lower-hand' }>,
): RefusalCode | null {
  const up = type === 'raise-hand'
  if (!situation.current) return 'no-current-topic'
  if (situation.current.topicId !== topicId) return 'moved-on'
  const person = situation.person(participantId)
  if (!person) return 'no-such-participant'
  if (!person.mine && !situation.me?.moderator) return 'not-moderator'
  if (person.handUp === up) return up ? 'hand-is-up' : 'hand-is-down'
  return null
}
