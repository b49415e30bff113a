/** Whether news arrive: `live`, on the way back, or put to sleep because nobody looks. */
export type LinkState = 'connecting' | 'live' | 'reconnecting' | 'asleep'

export const frameNames = ['snapshot', 'patch', 'me', 'presence', 'beat', 'bye'] as const
export type FrameName = (typeof frameNames)[number]

/** What of the browser's EventSource is used. */
export type Source = {
  addEventListener(name: string, heard: (event: { data?: unknown; lastEventId?: string }) => void): void
  close(): void
}

/** What a connection needs of the world. */
export type ConnectionPort = {
  /** The place that is held already when it starts: what the page was made of. */
  place: string
  /** Opens a stream that goes on after the place, or from a snapshot where it is null. */
  open(since: string | null): Source
  onFrame(name: FrameName, data: string): void
  onState(state: LinkState): void
}

export type Connection = ReturnType<typeof createConnection>

/** Without any frame for as long, in ms, the stream is taken for dead; a beat comes every 15 s. */
export const silenceMs = 40_000
const slowestMs = 20_000

/**
 * Keeps one stream open. EventSource's own retry is not relied on: it gives up for good on some answers, never notices a
 * silent line, and brings everybody back at the same moment.
 */
export function createConnection(port: ConnectionPort) {
  let source: Source | null = null
  let since: string | null = port.place
  let tries = 0
  let watchdog: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  function drop(): void {
    clearTimeout(watchdog)
    clearTimeout(retry)
    source?.close()
    source = null
  }

  function again(soonMs = 400): void {
    drop()
    port.onState('reconnecting')
    const pace = Math.min(slowestMs, soonMs * 2 ** tries)
    tries += 1
    retry = setTimeout(open, pace * (0.5 + Math.random()))
  }

  function watch(): void {
    clearTimeout(watchdog)
    watchdog = setTimeout(again, silenceMs)
  }

  function open(): void {
    drop()
    const opened = port.open(since)
    source = opened
    watch()
    opened.addEventListener('error', () => {
      if (source === opened) again()
    })
    for (const name of frameNames)
      opened.addEventListener(name, ({ data, lastEventId }) => {
        if (source !== opened) return
        watch()
        if (lastEventId) since = lastEventId
        if (name === 'bye') {
          port.onFrame(name, String(data ?? ''))
          again()
          return
        }
        tries = 0
        port.onState('live')
        port.onFrame(name, String(data ?? ''))
      })
  }

  return {
    start(): void {
      port.onState('connecting')
      open()
    },
    /** Opens anew at once; `afresh` asks for a snapshot, for when what is held has a gap or who asks has changed. */
    restart(afresh = false): void {
      if (afresh) since = null
      tries = 0
      open()
    },
    /** Nobody looks: frees the connection, of which a browser has few. */
    sleep(): void {
      drop()
      port.onState('asleep')
    },
    /** Awake again, or the network is back; a stream that is already open stays. */
    wake(): void {
      if (source) return
      tries = 0
      port.onState('reconnecting')
      open()
    },
    stop(): void {
      drop()
    },
  }
}
