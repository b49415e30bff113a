import { events } from '#prisma/seed/events'
import { people } from '#prisma/seed/people'
import { topics } from '#prisma/seed/topics'
import { runOnBoard } from '../board/batch.ts'
import type { Ledger } from '../board/ledger.ts'
import { boardCommand } from '../board/schema.ts'
import { instantOf, monthsFrom, nthWeekday } from '../dates.ts'
import { clockTimestamp, type Tx, transaction } from '../db/client.ts'
import { env } from '../env.ts'
import { createRsvp } from '../events/store.ts'
import { newId } from '../ids.ts'
import { mustRender } from '../markdown/render.ts'
import * as store from './sample-store.ts'

const timeZone = 'America/Los_Angeles'
const thursday = 4

const summary = `One hour, no agenda. Put up what you would like to hear about, here or at the table, and vote: the topic with
the most votes comes first, five minutes each.

The board is open already.`

const sampleSlugs = events.map(({ slug }) => slug)

// Who has said yes and brings the topics. The others of the sample have not, so that there is something left to try.
const guests = people.slice(0, 4)

/** Which topics each of them would like to hear about already. */
const earlyVotes = [[2, 4], [0, 2], [0, 3, 4], [0]]

/**
 * The sample community's next meeting, where none lies ahead: the second Thursday of the month, 18:00 to 19:00 Pacific, with
 * seats taken and a board that collects topics. Keyed by its month, so that it is made once, whoever asks. Local mode only,
 * and only where the sample is.
 */
export async function ensureNextMeeting(now: Date = new Date()): Promise<void> {
  if (env().mode !== 'local') return
  await transaction(async (tx) => {
    await store.lockSite(tx)
    if (!(await store.hasAnyEvent(tx, sampleSlugs)) || (await store.isMeetingAhead(tx, now))) return
    for (const month of monthsFrom(now, timeZone)) {
      const eventId = await createMeeting(tx, month, now)
      if (eventId === null) continue
      const members = await store.findPeople(
        tx,
        guests.map((person) => person.email),
      )
      const at = await clockTimestamp(tx)
      for (const { id: personId } of members)
        await createRsvp(tx, { id: newId(), eventId, personId, status: 'going', sequence: 0, now: at })
      if (members.length > 0) await runOnBoard(tx, eventId, [], (ledger) => fillBoard(ledger, members))
      return
    }
  })
}

/** The month's meeting; null where its hour is past or it was made before. */
async function createMeeting(tx: Tx, monthKey: string, now: Date): Promise<string | null> {
  const date = nthWeekday(monthKey, thursday, 2)
  const [startTime, endTime] = ['18:00', '19:00']
  const startsAt = instantOf({ date, time: startTime, timeZone })
  const endsAt = instantOf({ date, time: endTime, timeZone })
  if (startsAt === 'gap' || endsAt === 'gap' || startsAt <= now) return null
  const number = String((await store.countMeetings(tx)) + 1).padStart(2, '0')
  const { markdown, tree } = mustRender(summary)
  const id = newId()
  const made = await store.createMonthly(tx, {
    id,
    slug: `${date}-coffee-chat-${number}`,
    monthKey,
    title: `Distributed Systems Chat #${number}`,
    summary: markdown,
    summaryTree: tree,
    mode: 'online',
    date,
    startTime,
    endTime,
    timeZone,
    startsAt,
    endsAt,
    place: null,
    joinUrl: 'https://meet.example.org/coffee-chat',
    capacity: 20,
    links: [],
  })
  return made ? id : null
}

/** The sample's topics, proposed in turn, and a few early votes: through the rules of the board, as everybody's are. */
function fillBoard(ledger: Ledger, members: readonly { id: string; name: string }[]): void {
  const run = (member: { id: string; name: string }, command: object) => {
    const who = {
      personId: member.id,
      name: member.name,
      nameHidden: false,
      organizer: false,
      moderator: false,
      going: true,
    }
    const done = ledger.command(boardCommand.parse(command), who, { sessionId: null, guest: null })
    if (!done.ok) throw new Error(`The sample's board refused a command: ${done.failure.code}`)
  }
  const ids = topics.map(() => newId())
  for (const [at, topic] of topics.entries()) {
    const member = members[at % members.length]
    if (member) run(member, { id: ids[at], type: 'propose', ...topic })
  }
  const { votesEach } = ledger.board.settings
  if (!ledger.board.voting) return
  for (const [at, member] of members.entries())
    for (const topic of earlyVotes[at]?.slice(0, votesEach) ?? [])
      run(member, { id: newId(), type: 'vote', topicId: ids[topic] })
}
