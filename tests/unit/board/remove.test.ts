import { expect, it } from 'vitest'
import { type Board, votesSpent } from '#lib/board/state'
import { view } from '#lib/board/view'
import { act, answer, by, discussingTea, minutes, noon, site, votingOnTea, withTopics } from '#tests/unit/board/boards'

const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const voted = act(withTopics(), ana, { type: 'vote', topicId: 'naps' })

it('takes the words of whoever is removed along, where the moderator says so', () => {
  const lines = act(act(voted, bo, { type: 'add-line', topicId: 'tea', kind: 'note', text: 'Theirs' }), by('ana'), {
    type: 'add-line',
    topicId: 'tea',
    kind: 'note',
    text: 'Another’s',
  })
  const order = { type: 'remove-participant', participantId: 'bo', words: true } as const
  const without = act(lines, mo, order)
  expect([...without.topics.values()].map(({ id, status }) => [id, status])).toEqual([
    ['tea', 'open'],
    ['naps', 'removed'],
  ])
  expect(view(without, 'public').lines.map(({ text }) => text)).toEqual(['Another’s'])
  expect(without.participants.get('bo')?.removedAt).toBe(noon)
  expect(votesSpent(without, 'ana')).toBe(0)
})

it('takes the board from nobody who moderates it: taken off as a participant, they go on and close it', () => {
  const board = act(votingOnTea(), { id: 'bo', moderator: true }, { type: 'remove-participant', participantId: 'mo' })
  expect(answer(board, mo, { type: 'set-phase', phase: 'closed' })).not.toBe('removed-from-board')
  expect(answer(board, mo, { type: 'vote', topicId: 'naps' })).toBe('removed-from-board')
  const plain = act(votingOnTea(), mo, { type: 'remove-participant', participantId: 'bo' })
  expect(answer(plain, bo, { type: 'set-phase', phase: 'closed' })).toBe('removed-from-board')
})

it('leaves the topic that is being discussed where it is, though its author is removed with all they wrote', () => {
  const without = act(discussingTea(), mo, { type: 'remove-participant', participantId: 'ana', words: true })
  expect(without.topics.get('tea')?.status).toBe('discussing')
  expect(without.current?.topicId).toBe('tea')
  expect(without.participants.get('ana')?.removedAt).not.toBeNull()
})

it('takes a topic of theirs that is merged into another of theirs along', () => {
  const topics = act(withTopics(), bo, { type: 'propose', id: 'more', title: 'More', details: '' })
  const merged = act(topics, mo, { type: 'merge-topics', topicId: 'naps', intoId: 'more' })
  const without = act(merged, mo, { type: 'remove-participant', participantId: 'bo', words: true })
  expect(view(without, 'public').topics.map(({ id }) => id)).toEqual(['tea'])
  const back = act(without, mo, { type: 'undo', actId: [...without.acts.keys()].at(-1) ?? '' })
  expect(view(back, 'public').topics).toMatchObject([{ id: 'tea' }, { id: 'more', merged: [{ id: 'naps' }] }])
})

it('stands after a guest has signed in, but takes no member along who is here', () => {
  const removed = act(voted, mo, { type: 'remove-participant', participantId: 'ana' })
  const signsIn = { type: 'claim-guest', guestId: 'ana', name: 'Ana' } as const
  const member = act(removed, site, { ...signsIn, personId: 'p' }).participants.get('ana')
  expect(member).toMatchObject({ personId: 'p', removedAt: noon })
  expect(answer(removed, site, { ...signsIn, personId: 'person-bo' })).toEqual([])
})

it('is what undoing a readmission comes to: no vote, no hand, no thumb stays', () => {
  const undo = (board: Board): Board => act(board, mo, { type: 'undo', actId: [...board.acts.keys()].at(-1) ?? '' })
  const readmitted = (board: Board) =>
    act(act(board, mo, { type: 'remove-participant', participantId: 'bo' }), mo, {
      type: 'readmit-participant',
      participantId: 'bo',
    })
  const back = undo(act(readmitted(withTopics()), bo, { type: 'vote', topicId: 'tea' }))
  expect([back.participants.get('bo')?.removedAt, back.ballots.size]).toEqual([noon, 0])
  const up = act(readmitted(votingOnTea()), bo, { type: 'raise-hand', participantId: 'bo' }, noon + minutes(5))
  const off = undo(act(up, bo, { type: 'thumb', value: 'up' }, noon + minutes(5)))
  expect([off.participants.get('bo')?.handAt, off.rounds.get('box')?.thumbs.size]).toEqual([null, 0])
})

it('brings a merged topic back into the other one, and to itself where that is gone by now', () => {
  const undo = (board: Board): Board => act(board, mo, { type: 'undo', actId: [...board.acts.keys()].at(-1) ?? '' })
  const merged = act(act(withTopics(), ana, { type: 'vote', topicId: 'tea' }), mo, {
    type: 'merge-topics',
    topicId: 'tea',
    intoId: 'naps',
  })
  const gone = act(merged, mo, { type: 'remove-topic', topicId: 'tea' })
  expect(view(undo(gone), 'public').topics).toMatchObject([{ id: 'naps', votes: 1, merged: [{ id: 'tea' }] }])
  const alone = undo(act(gone, bo, { type: 'withdraw-topic', topicId: 'naps' }))
  expect(view(alone, 'public').topics).toMatchObject([{ id: 'tea', status: 'open', votes: 1 }])
  const apart = act(merged, mo, { type: 'unmerge-topic', topicId: 'tea' })
  const stays = undo(act(apart, bo, { type: 'withdraw-topic', topicId: 'naps' }))
  expect(view(stays, 'public').topics).toMatchObject([{ id: 'tea', status: 'open', votes: 1 }])
})
