const programs: readonly [RegExp, string][] = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\/|Chromium\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const systems: readonly [RegExp, string][] = [
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'Mac'],
  [/Linux|X11/, 'Linux'],
]

/**
 * What a browser calls itself, in words: "Firefox on Windows". The order matters, since many also name the others; what we
 * do not know is said to be so.
 */
export function deviceOf(userAgent: string): string {
  const find = (list: readonly [RegExp, string][]) => list.find(([sign]) => sign.test(userAgent))?.[1]
  const [program, system] = [find(programs), find(systems)]
  if (program && system) return `${program} on ${system}`
  return program ?? (system ? `A program on ${system}` : 'A program that we do not know')
}

/** A session as its owner sees it. `current` is the one that looks. */
export type SessionView = { id: string; device: string; createdAt: Date; seenAt: Date; current: boolean }

/** A change of address as whoever asked for it sees it. */
export type WaitingAddress = { newEmail: string; oldAgreed: boolean; newAgreed: boolean; expiresAt: Date }
