import { expect, it } from 'vitest'
import { Seats } from '#lib/board/seats'

const nobody = { sessionId: null, who: null, guest: null }
const bo = { ...nobody, guest: 'bo' }
const ana = {
  sessionId: 's',
  who: { personId: 'ana', name: 'Ana', organizer: false, moderator: false, going: false, nameHidden: false },
  guest: 'bo',
}

it('gives one person twenty streams, wherever they are, and one more for each that ends', () => {
  const seats = new Seats()
  const taken = Array.from({ length: 20 }, (_, at) => seats.take(bo, `192.0.2.${at}`))
  expect(taken.every((seat) => seat.ok)).toBe(true)
  expect(seats.take(bo, '192.0.2.99')).toMatchObject({ failure: { kind: 'limited', retryAfter: 10 } })
  expect(seats.take(ana, '192.0.2.1').ok).toBe(true)
  const [first] = taken
  if (first?.ok) for (const end of [first.value, first.value]) end()
  expect([seats.take(bo, '192.0.2.1').ok, seats.take(bo, '192.0.2.1').ok]).toEqual([true, false])
})

it('gives a cafe fifteen hundred, and people who are known do not count there', () => {
  const seats = new Seats()
  seats.take(bo, '2001:db8::1')
  const open = Array.from({ length: 1_500 }, (_, at) => seats.take(nobody, `2001:db8::${(at + 1).toString(16)}`))
  expect(open.every((seat) => seat.ok)).toBe(true)
  expect(seats.take(nobody, '2001:db8::ffff')).toMatchObject({ failure: { code: 'too-many-streams' } })
  expect([seats.take(bo, '2001:db8::1').ok, seats.take(nobody, '2001:db8:0:1::1').ok]).toEqual([true, true])
})

it('gives the guests behind one address three thousand, however many guests somebody is', () => {
  const seats = new Seats()
  const guest = (at: number) => ({ ...nobody, guest: `guest-${Math.floor(at / 20)}` })
  const open = Array.from({ length: 3_000 }, (_, at) => seats.take(guest(at), '192.0.2.1'))
  expect(open.every((seat) => seat.ok)).toBe(true)
  expect(seats.take(bo, '192.0.2.1')).toMatchObject({ failure: { code: 'too-many-streams' } })
  expect([seats.take(ana, '192.0.2.1').ok, seats.take(bo, '192.0.2.2').ok]).toEqual([true, true])
  const [first] = open
  if (first?.ok) first.value()
  expect([seats.take(bo, '192.0.2.1').ok, seats.take(bo, '192.0.2.1').ok]).toEqual([true, false])
})
