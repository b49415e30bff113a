import { withEntry, withFields, withoutEntry } from './entries.ts'
import { merge, unmerge } from './evolve-merge.ts'
import { GONE, withoutSay } from './evolve-votes.ts'
import type { Rewind } from './rewind.ts'
import { type Ballot, type Board, type Id, type Moved, topicIn, type votesSpent } from './state.ts'

// What undoing an act makes of votes: where nothing has changed since, they are what they were. The rest goes by the rules.

/**
 * The board with the votes that it has once the topics that an act merged are apart again, or together that it took apart:
 * what stands for whoever has voted since. `places` is what is still as the act left it, to be put back after that.
 */
export function regrouped(board: Board, undo: Rewind, asLeft: Rewind): { board: Board; places: Rewind } {
  let next = board
  for (const { path, from } of undo) {
    const [key, topicId = '', field] = path
    if (key !== 'topics' || field !== 'mergedInto') continue
    next = from === null ? unmerge(next, topicId, true) : merge(next, { topicId, intoId: from as Id })
  }
  const { ballots, merged } = next
  const touched = votersIn(undo)
  const back = votersIn(asLeft)
  const places = asLeft.map((place) => {
    const { path, from } = place
    const went = path[0] === 'merged' && from !== null ? merged.get(path[1] ?? '') : undefined
    if (!went) return place
    // What went where is known of who has not voted since; of the others it is what merging makes of it now.
    const since = [...went].filter(([id]) => !back.has(id))
    const was = (from as [Id, Moved][]).filter(([id]) => (touched.has(id) ? back.has(id) : !went.has(id)))
    return { ...place, from: [...since, ...was] }
  })
  return { board: { ...board, ballots, merged }, places }
}

const votersIn = (places: Rewind) =>
  new Set(places.flatMap(({ path: [key, id = ''] }) => (key === 'ballots' ? id : [])))

/** No topic is merged into one that is gone, and nobody who is off the board again has a say. */
export function settled(board: Board, undo: Rewind): Board {
  let next = board
  for (const { id, status, mergedInto } of board.topics.values())
    if (status === 'merged' && !topicIn(board, mergedInto ?? '')) next = unmerge(next, id, true)
  for (const { path, from } of undo) {
    const [key, id = '', field] = path
    if (key !== 'participants' || field !== 'removedAt' || from === null) continue
    next = withoutSay({ ...next, participants: withFields(next.participants, id, GONE) }, id)
  }
  return next
}

/**
 * A vote on a topic that is merged counts for the other one. Whoever has spent elsewhere what came back when a topic was
 * removed does not have it twice when the topic returns.
 * @param spentBy - how many votes somebody has spent: in older logs those on what was discussed are among them
 */
export function withinLimits(board: Board, returned: readonly Id[], spentBy: typeof votesSpent): Board {
  let { ballots } = board
  for (const [participantId, ballot] of board.ballots) {
    let kept: Ballot = new Map(ballot)
    for (const [topicId, votes] of ballot) {
      const into = board.topics.get(topicId)?.mergedInto
      if (!into) continue
      const there = kept.get(into) ?? 0
      kept = withEntry(withoutEntry(kept, topicId), into, board.settings.stacking ? there + votes : 1)
    }
    for (const topicId of returned) {
      const over = spentBy({ ballots: new Map([[participantId, kept]]), topics: board.topics }, participantId)
      const votes = Math.max(0, (kept.get(topicId) ?? 0) - Math.max(0, over - board.settings.votesEach))
      kept = votes > 0 ? withEntry(kept, topicId, votes) : withoutEntry(kept, topicId)
    }
    ballots = kept.size > 0 ? withEntry(ballots, participantId, kept) : withoutEntry(ballots, participantId)
  }
  return { ...board, ballots }
}
