import type { Actor } from '../auth/actor.ts'
import { clockTimestamp, transaction } from '../db/client.ts'
import { fail, ok, type Result } from '../result.ts'
import { getSite } from '../site/queries.ts'
import { titleFor } from './rules.ts'
import * as store from './store-export.ts'

/** Everything that is kept about somebody, under names that they can read; dates as ISO 8601. */
export type OwnData = Record<string, unknown> & { about: string; profile: object }

/** All that the site keeps about whoever asks, as one plain object. Votes and thumbs too: they are nobody else's to see. */
export async function getOwnData(actor: Actor): Promise<Result<OwnData>> {
  if (actor.kind !== 'member') return fail('unauthenticated', 'sign-in-first', 'Please sign in first.')
  const { name: community } = await getSite(actor)
  return transaction(async (tx) => {
    const person = await store.readPerson(tx, actor.id)
    if (!person) return fail('unauthenticated', 'sign-in-first', 'Please sign in first.')
    const { sessions, addressChanges, moderates, rsvps, ...profile } = person
    const { requests, signIns, mails, reports, offers } = await store.readByAddress(tx, person.email)
    const boards = await store.readBoards(tx, actor.id)
    const titleOf = titleFor(actor.id)
    const carried = boards.flatMap(({ topics }) => topics.flatMap(({ carriedBoardId }) => carriedBoardId ?? []))
    const meetings = await store.readMeetings(tx, carried)
    const at = (await clockTimestamp(tx)).toISOString()
    return ok({
      about: `Everything that ${community} keeps about you, as of ${at}.`,
      profile,
      sessions,
      addressChanges,
      eventsYouAnswered: rsvps,
      eventsYouModerate: moderates.map(({ event }) => event),
      formsSentUnderYourAddress: requests,
      signInMailsAskedFor: signIns,
      mailsToYou: mails,
      boards: boards.map(({ board, votes, thumbs, lines, topics, ...mine }) => ({
        event: board.event,
        ...mine,
        topics: topics.map(({ carriedBoardId, ...topic }) => {
          const from = meetings.get(carriedBoardId ?? '')
          return { ...topic, ...(from && { carriedOverFrom: from }) }
        }),
        lines: lines.map(({ topic, ...line }) => ({ ...line, topic: titleOf(topic) })),
        votesForTopics: votes.map(({ topic }) => titleOf(topic)),
        thumbs: thumbs.map(({ value, round }) => ({ value, topic: titleOf(round.topic), at: round.openedAt })),
      })),
      offersUnderYourAddress: offers,
      reportsUnderYourAddress: reports,
      whatYouDidAtTheDesk: await store.readActs(tx, actor.id),
      whatWasDoneAboutYouAtTheDesk: await store.readActsAbout(tx, actor.id),
    })
  })
}
