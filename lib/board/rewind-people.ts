import type { Act, Rewind } from './rewind.ts'
import type { Deputy, Id } from './state.ts'

/**
 * What acts keep of a guest's votes once the guest has signed in: they are the member's whose ballot the guest's became,
 * and nobody's where there is none such, or where the act keeps votes of that one too. One person, one ballot.
 */
export function keptOfGuest(acts: ReadonlyMap<Id, Act>, guestId: Id, memberId: Id | null): ReadonlyMap<Id, Act> {
  const about = ({ path: [key, id], from, to }: Place) =>
    (key === 'ballots' && id === guestId) || (key === 'merged' && (has(from, guestId) || has(to, guestId)))
  const kept = (act: Act) => (act.undo?.some(about) ? { ...act, undo: without(act.undo, guestId, memberId) } : act)
  return new Map([...acts].map(([id, act]) => [id, kept(act)]))
}

/** What is undone no longer brings back somebody who has left for good, to speak, moderate or stand in, or their hand. */
export function keptOfDeparted(acts: ReadonlyMap<Id, Act>, id: Id): ReadonlyMap<Id, Act> {
  const about = ({ path: [key, of, field = ''], from }: Place) => {
    if (key === 'speakerId') return from === id
    if (key === 'deputy') return (from as Deputy | null)?.id === id
    return key === 'participants' && of === id && ['removedAt', 'handAt', 'moderates'].includes(field)
  }
  const kept = (act: Act) => (act.undo?.some(about) ? { ...act, undo: act.undo.filter((place) => !about(place)) } : act)
  return new Map([...acts].map(([actId, act]) => [actId, kept(act)]))
}

type Place = Rewind[number]
type People = [Id, unknown][]

const has = (people: unknown, id: Id) => (people as People | null)?.some(([one]) => one === id) ?? false

function without(undo: Rewind, guestId: Id, memberId: Id | null): Rewind {
  const ballotOf = (id: Id | null) => (place: Place) => place.path[0] === 'ballots' && place.path[1] === id
  const others = undo.filter((place) => !ballotOf(guestId)(place))
  if (memberId === null) return others
  const kept = undo.some(ballotOf(memberId)) ? others : undo
  return kept.map((place) => {
    if (ballotOf(guestId)(place)) return { ...place, path: ['ballots', memberId] }
    return place.path[0] === 'merged' ? { ...place, from: renamed(place.from), to: renamed(place.to) } : place
  })

  function renamed(people: unknown): unknown {
    if (!has(people, guestId)) return people
    const rest = (people as People).filter(([id]) => id !== memberId)
    return rest.map(([id, went]) => [id === guestId ? memberId : id, went])
  }
}
