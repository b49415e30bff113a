import { readCookie, setCookie } from './cookies.ts'
import { type Theme, themes } from './themes.ts'

const name = 'theme'

/** The chosen colours in a Cookie header; `system` where nothing of ours is there. */
export function themeOf(header: string | null): Theme {
  const known = readCookie(header, name)
  return themes.find((theme) => theme === known) ?? 'system'
}

/** The Set-Cookie line that keeps the choice for a year; `system` takes the cookie away. */
export function themeCookie(theme: Theme): string {
  return theme === 'system' ? setCookie(name, '', 0) : setCookie(name, theme, 365 * 86_400)
}

/** The page that a form was sent from, as a path; null where the browser did not say or it is another site's. */
export function cameFrom(referer: string | null, host: string | null): string | null {
  if (!referer || !host || !URL.canParse(referer)) return null
  const url = new URL(referer)
  return url.host === host ? `${url.pathname}${url.search}` : null
}
