import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createConnection, type LinkState, type Source, silenceMs } from '../../../../components/board/connection.ts'

type Heard = Parameters<Source['addEventListener']>[1]

function aLine() {
  const opened: { since: string | null; closed: boolean; say(name: string, data?: string, id?: string): void }[] = []
  const states: LinkState[] = []
  const frames: string[] = []
  const connection = createConnection({
    place: '7.public',
    open(since) {
      const heard = new Map<string, Heard>()
      const stream = {
        since,
        closed: false,
        say: (name: string, data = '', lastEventId = '') => heard.get(name)?.({ data, lastEventId }),
      }
      opened.push(stream)
      return {
        addEventListener: (name, listener) => void heard.set(name, listener),
        close: () => {
          stream.closed = true
        },
      }
    },
    onFrame: (name, data) => frames.push(`${name} ${data}`),
    onState: (state) => states.push(state),
  })
  const last = () => {
    const stream = opened.at(-1)
    if (!stream) throw new Error('No stream was opened.')
    return stream
  }
  return { connection, opened, states, frames, last }
}

describe('connection', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('begins where the page is, so that it is never shown what was before', () => {
    const { connection, last } = aLine()
    connection.start()
    expect(last().since).toBe('7.public')
  })

  it('is live once a frame has come', () => {
    const { connection, last, states, frames } = aLine()
    connection.start()
    last().say('beat', '{"now":1}')
    expect([states, frames]).toEqual([['connecting', 'live'], ['beat {"now":1}']])
  })

  it('comes back where it was, also after an error that closes for good', () => {
    const { connection, last, opened, states } = aLine()
    connection.start()
    last().say('patch', '{}', '7.participant')
    last().say('error')
    expect([opened[0]?.closed, states.at(-1)]).toEqual([true, 'reconnecting'])
    vi.advanceTimersByTime(1_000)
    expect([opened.length, last().since]).toEqual([2, '7.participant'])
  })

  it('takes a silent line for dead', () => {
    const { connection, opened, last } = aLine()
    connection.start()
    last().say('beat')
    vi.advanceTimersByTime(silenceMs - 1)
    expect(opened).toHaveLength(1)
    vi.advanceTimersByTime(2_000)
    expect(opened).toHaveLength(2)
  })

  it('waits longer after each failure, and no longer after a success', () => {
    const { connection, opened, last } = aLine()
    connection.start()
    for (let failure = 0; failure < 4; failure++) {
      last().say('error')
      vi.advanceTimersByTime(400 * 2 ** failure - 1)
      expect(opened).toHaveLength(failure + 1)
      vi.advanceTimersByTime(1)
    }
    last().say('beat')
    last().say('error')
    vi.advanceTimersByTime(400)
    expect(opened).toHaveLength(6)
  })

  it('asks for a snapshot after a gap', () => {
    const { connection, last } = aLine()
    connection.start()
    last().say('patch', '{}', '7.public')
    connection.restart(true)
    expect(last().since).toBeNull()
  })

  it('frees its place while asleep, and hears no more of it', () => {
    const { connection, last, opened, states, frames } = aLine()
    connection.start()
    const first = last()
    connection.sleep()
    first.say('beat', 'late')
    vi.advanceTimersByTime(120_000)
    expect([first.closed, opened.length, states.at(-1), frames]).toEqual([true, 1, 'asleep', []])
    connection.wake()
    connection.wake()
    expect(opened).toHaveLength(2)
  })

  it('comes back after a goodbye', () => {
    const { connection, last, opened } = aLine()
    connection.start()
    last().say('bye', '{"reason":"restart"}')
    vi.advanceTimersByTime(1_000)
    expect(opened).toHaveLength(2)
  })
})
