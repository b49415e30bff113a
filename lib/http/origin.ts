/** Headers by lower-case name, null where there is none. */
export type HeaderOf = (name: string) => string | null

/**
 * Whether a changing request comes from our own pages or from no browser at all (rule 12). Origin and Sec-Fetch-Site are
 * set by browsers alone; a request with neither is a program, which holds no cookies that somebody could abuse.
 * @param ownOrigins - origins that count as ours
 */
export function isOwnRequest(header: HeaderOf, ownOrigins: readonly string[]): boolean {
  const origin = header('origin')
  const site = header('sec-fetch-site')
  if (origin !== null && origin !== 'null') return ownOrigins.includes(origin)
  if (site !== null) return site === 'same-origin' || (origin === null && site === 'none')
  return origin === null
}

/** The origins that a request to this site may name: the configured one, or in local mode the one that it was sent to. */
export function ownOrigins(mode: 'local' | 'production', siteUrl: string, host: string | null): string[] {
  return mode === 'production' ? [siteUrl] : host ? [`http://${host}`] : []
}
