/**
 * The Content-Security-Policy of a page. No inline scripts but ours by nonce; style attributes are allowed for geometry
 * (a bar's width), style elements by nonce. Development needs eval and the inline styles of Next's overlay.
 */
export function contentSecurityPolicy(nonce: string, options: { dev: boolean; https: boolean }): string {
  const script = `'self' 'nonce-${nonce}' 'strict-dynamic'${options.dev ? " 'unsafe-eval'" : ''}`
  const style = options.dev ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`
  return [
    "default-src 'self'",
    `script-src ${script}`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(options.https ? ['upgrade-insecure-requests'] : []),
  ].join('; ')
}

/** The policy of answers that are no page: nothing in them is to be run or loaded, wherever they are shown. */
export const barePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Pictures stand on other sites too: where a link is shown with its preview, in mail that is read in a browser. */
const shownElsewhere = /^\/(?:logo$|(?:.*\/)?picture\.png$|[^/]+\.(?:ico|png|svg)$)/

/** Who may load an answer as a part of theirs: our own pages, for pictures everybody. */
export function resourcePolicy(path: string): 'same-origin' | 'cross-origin' {
  return shownElsewhere.test(path) ? 'cross-origin' : 'same-origin'
}

/** Headers that every answer bears. */
export function safetyHeaders(https: boolean): [string, string][] {
  return [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    ['Content-Security-Policy', barePolicy],
    ['Referrer-Policy', 'strict-origin-when-cross-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Permissions-Policy', 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()'],
    ...(https ? [['Strict-Transport-Security', 'max-age=63072000; includeSubDomains'] satisfies [string, string]] : []),
  ]
}
