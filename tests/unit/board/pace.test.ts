import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Claim } from '#lib/board/identity'
import type { Intake } from '#lib/board/ledger-intake'
import { Pace } from '#lib/board/pace'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const member = (name: string): Claim => ({ sessionId: name, guest: null })
const guest = (name: string): Claim => ({ sessionId: null, guest: name })
const vote = (claim: Claim): Intake => ({ type: 'command', claim, command: { id: 'v', type: 'vote', topicId: 't' } })

async function send(pace: Pace, claim: Claim, boardId = 'board', again = false) {
  const admitted = await pace.admit(boardId, vote(claim), again)
  return admitted.ok ? 'admitted' : admitted.failure
}

it('lets five hundred through at once, the next after five seconds', async () => {
  const pace = new Pace()
  for (let count = 0; count < 500; count++) expect(await send(pace, member('ana'))).toBe('admitted')
  expect(await send(pace, member('ana'))).toMatchObject({ code: 'too-fast', retryAfter: 5 })
  expect(await send(pace, member('bo'))).toBe('admitted')
  await vi.advanceTimersByTimeAsync(5_001)
  expect(await send(pace, member('ana'))).toBe('admitted')
})

it('counts neither the clock, nor who signs in, nor who joins', async () => {
  const pace = new Pace()
  const nobody = { sessionId: null, guest: null }
  const uncounted: Intake[] = [
    { type: 'due', command: { id: 'u', type: 'time-up', timeboxId: 'b', endsAt: 0 } },
    { type: 'claim', claim: guest('bo') },
    { type: 'join', claim: nobody, id: 'j', name: 'Bo', browser: null },
  ]
  for (const intake of uncounted)
    for (let count = 0; count < 501; count++)
      expect(await pace.admit('board', intake, false)).toMatchObject({ ok: true })
})

/** Sends two thousand each, no more at once than one may. */
async function sendAll(pace: Pace, claims: Claim[]): Promise<void> {
  for (let burst = 0; burst < 4; burst++) {
    for (const claim of claims)
      for (let count = 0; count < 500; count++) expect(await send(pace, claim)).toBe('admitted')
    await vi.advanceTimersByTimeAsync(5_001)
  }
}

it('lets one person send two thousand in an hour, and still tells them what became of those', async () => {
  const pace = new Pace()
  await sendAll(pace, [member('ana')])
  expect(await send(pace, member('ana'))).toMatchObject({
    code: 'too-fast',
    retryAfter: expect.toSatisfy((s) => s > 3_000),
  })
  expect(await send(pace, member('ana'), 'board', true)).toBe('admitted')
  expect(await send(pace, member('bo'))).toBe('admitted')
  expect(await send(pace, member('ana'), 'another')).toBe('admitted')
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(await send(pace, member('ana'))).toBe('admitted')
})

it('lets nobody fill the log of a board as many guests, and members go on', async () => {
  const pace = new Pace()
  await sendAll(
    pace,
    Array.from({ length: 10 }, (_, at) => guest(`guest-${at}`)),
  )
  const refused = await send(pace, guest('guest-10'))
  expect(refused).toMatchObject({ code: 'too-fast', message: expect.stringMatching(/Sign in to go on/) })
  expect(await send(pace, member('ana'))).toBe('admitted')
  expect(await send(pace, guest('guest-10'), 'another')).toBe('admitted')
  await vi.advanceTimersByTimeAsync(600_000)
  expect(await send(pace, guest('guest-10'))).toBe('admitted')
})

it('lets nobody spend what all guests of a board may send: those from elsewhere go on', async () => {
  const pace = new Pace()
  const from = async (name: string, address: string) => {
    const admitted = await pace.admit('board', { ...vote(guest(name)), from: address } as Intake, false)
    return admitted.ok ? 'admitted' : admitted.failure.code
  }
  for (let count = 0; count < 10_000; count++) await from(`guest-${count % 100}`, `2001:db8::${count % 7}`)
  expect(await from('one-more', '2001:db8::9')).toBe('too-fast')
  expect(await from('elsewhere', '192.0.2.1')).toBe('admitted')
})
