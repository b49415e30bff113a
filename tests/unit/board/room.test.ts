import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Place } from '#lib/board/place'
import { Presence } from '#lib/board/presence'
import type { Reader } from '#lib/board/reader'
import { Room } from '#lib/board/room'
import type { Board, Id } from '#lib/board/state'
import type { Identity } from '#lib/board/store-read'
import { aBoard, act, by, withTopics } from '#tests/unit/board/boards'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Somebody reads along, a guest of the board or anybody; `sent` is all that they were sent. */
function enter(
  room: Room,
  guest: Id | null,
  place: Place | null = null,
  who: Identity | null = null,
): { reader: Reader; sent: () => string } {
  const parts: string[] = []
  const write = (bytes: Uint8Array) => void parts.push(new TextDecoder().decode(bytes))
  const sink = { write, backlog: () => 0, end: () => undefined, drop: () => undefined }
  return { reader: room.enter({ sessionId: null, who, guest }, sink, place), sent: () => parts.join('') }
}

/** The room takes a state and tells all who read. */
function told(room: Room, board: Board): void {
  room.live.accept(board)
  vi.advanceTimersByTime(1_000)
}

describe('a kind of view that nobody reads', () => {
  // Ana stays; the screen on the wall, the only one of its kind, is switched off before tea is hidden and switched on again
  // while more happens, which has not been told to anybody yet.
  const before = aBoard()
  const hidden = act(withTopics(before), by('mo'), { type: 'hide', what: 'topic', targetId: 'tea' })
  const more = act(hidden, by('bo'), { type: 'propose', id: 'cats', title: 'Cats', details: '' })

  function switchedOn(place: Place | null): { ana: string; wall: string } {
    const room = new Room('board', new Presence())
    room.live.accept(before)
    const ana = enter(room, 'ana')
    const wall = enter(room, null)
    told(room, withTopics(before))
    expect(wall.sent()).toContain('Tea')
    room.leave(wall.reader)
    told(room, hidden)
    room.live.accept(more)
    const again = enter(room, null, place)
    const first = again.sent()
    vi.advanceTimersByTime(1_000)
    // And goes on from there, as everybody else does.
    expect(again.sent()).toContain('Cats')
    expect(ana.sent().match(/event: patch/g)).toHaveLength(3)
    for (const { reader } of [ana, again]) room.leave(reader)
    room.close()
    return { ana: ana.sent(), wall: first }
  }

  it('has nothing of what was hidden meanwhile for who comes anew', () => {
    const { wall } = switchedOn(null)
    expect(wall).toContain('event: snapshot')
    expect(wall).not.toContain('Tea')
  })

  it('nor for who comes back to go on', () => {
    const { wall } = switchedOn({ version: before.version, kind: 'public' })
    expect(wall).not.toContain('Tea')
  })
})

it('misses no moderator once one is back, whatever the tables say until they were seen', () => {
  const room = new Room('board', new Presence())
  room.live.accept(aBoard())
  const ana = enter(room, 'ana')
  const lastSaid = () =>
    JSON.parse(
      ana
        .sent()
        .match(/(?<=event: presence\ndata: ).*/g)
        ?.at(-1) ?? '{}',
    ).away
  room.hearAway(61_000)
  vi.advanceTimersByTime(1_000)
  expect(lastSaid()).toBe(true)
  const organizer = {
    personId: 'person-olga',
    name: 'Olga',
    nameHidden: false,
    organizer: true,
    moderator: true,
    going: false,
  }
  const olga = enter(room, null, null, organizer)
  vi.advanceTimersByTime(1_000)
  room.hearAway(71_000)
  vi.advanceTimersByTime(1_000)
  expect([lastSaid(), olga.sent().includes('"away":true')]).toEqual([false, false])
  room.leave(olga.reader)
  room.hearAway(81_000)
  vi.advanceTimersByTime(1_000)
  expect(lastSaid()).toBe(true)
  room.leave(ana.reader)
  room.close()
})
