import type { Instant } from '#lib/board/state'

/** How a browser calls its person when time is nearly up, and when it is. */
export const signals = ['sound', 'vibration', 'notification'] as const
export type Signal = (typeof signals)[number]
export type Moment = 'minute' | 'zero'

/** A time that is no longer than this, in seconds, needs no signal at its last minute. */
const shortSeconds = 90

/** What was reached between two looks at the clock, in whole seconds left, of a time that was so long in all. */
export function momentBetween(before: number, now: number, lengthSeconds: number): Moment | null {
  if (before > 0 && now <= 0) return 'zero'
  const minute = before > 60 && now <= 60 && now > 50
  return minute && lengthSeconds > shortSeconds ? 'minute' : null
}

/** The moments that are still to come of a time with this end and length, and when they are. */
export function marksOf(
  { endsAt, lengthMs }: { endsAt: Instant; lengthMs: number },
  now: Instant,
): { moment: Moment; at: Instant }[] {
  const marks: { moment: Moment; at: Instant }[] = [{ moment: 'zero', at: endsAt }]
  if (lengthMs > shortSeconds * 1000) marks.push({ moment: 'minute', at: endsAt - 60_000 })
  return marks.filter(({ at }) => at > now)
}

const keyOf = (signal: Signal) => `quorum board ${signal}`

/** Whether this browser gives the signal: nobody is called who has not said so. */
export function signalIsOn(signal: Signal): boolean {
  try {
    return localStorage.getItem(keyOf(signal)) === 'on'
  } catch {
    return false
  }
}

/** Whether this browser can give it at all. Notifications need https, or this very machine. */
export function canGive(signal: Signal): boolean {
  switch (signal) {
    case 'sound':
      return typeof AudioContext !== 'undefined'
    case 'vibration':
      return typeof navigator !== 'undefined' && typeof navigator.vibrate === 'function' && navigator.maxTouchPoints > 0
    case 'notification':
      return typeof Notification !== 'undefined' && isSecureContext
  }
}

/** Turns a signal on or off in this browser. False where the person, or their browser, does not allow it. */
export async function turnSignal(signal: Signal, on: boolean): Promise<boolean> {
  if (on && signal === 'notification' && !(await mayNotify())) return false
  try {
    if (on) localStorage.setItem(keyOf(signal), 'on')
    else localStorage.removeItem(keyOf(signal))
  } catch {
    return false
  }
  // The touch that turns it on is one that browsers let a page sound after.
  if (on) wakeSound()
  return true
}

/** Whether the person lets us, and the browser: Chrome on Android has notifications, and throws at every one. */
async function mayNotify(): Promise<boolean> {
  if ((await Notification.requestPermission()) !== 'granted') return false
  return attempt(() => new Notification('When time is up, Quorum calls you so.', { tag }).close())
}

const tag = 'quorum-time'

/** A signal that cannot be given is none; nothing else on the page is to break of it. */
function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

/** Whether this page must go on listening while nobody looks at it. */
export function callsFromBehind(): boolean {
  return signalIsOn('sound') || signalIsOn('notification')
}

/** Gives every signal that is on; a notification only to whoever looks elsewhere, unless it is `tried`. */
export function give(moment: Moment, about: string, tried = false): void {
  if (signalIsOn('sound') && canGive('sound')) attempt(() => sound(moment))
  if (signalIsOn('vibration') && canGive('vibration'))
    attempt(() => navigator.vibrate(moment === 'zero' ? [200, 100, 200] : 200))
  if (signalIsOn('notification') && canGive('notification') && (tried || document.visibilityState === 'hidden'))
    attempt(() => new Notification(moment === 'zero' ? 'Time is up' : 'One minute left', { body: about, tag }))
}

let audio: AudioContext | null = null

/** A cup that is touched with a spoon: once at the last minute, twice when time is up. */
function sound(moment: Moment): void {
  audio ??= new AudioContext()
  const { currentTime } = audio
  void audio.resume()
  for (const at of moment === 'zero' ? [0, 0.35] : [0]) ring(audio, currentTime + at)
}

function ring(context: AudioContext, at: number): void {
  for (const [pitch, loudness] of [
    [1244.5, 0.25],
    [2793.8, 0.08],
  ] as const) {
    const tone = context.createOscillator()
    const fade = context.createGain()
    tone.frequency.value = pitch
    fade.gain.setValueAtTime(loudness, at)
    fade.gain.exponentialRampToValueAtTime(0.0001, at + 1.2)
    tone.connect(fade).connect(context.destination)
    tone.start(at)
    tone.stop(at + 1.2)
  }
}

/** Browsers let a page sound only after a touch or a key; the first one of this page is taken for that. */
export function wakeSound(): void {
  if (!signalIsOn('sound') || !canGive('sound')) return
  attempt(() => {
    audio ??= new AudioContext()
    void audio.resume()
  })
}
