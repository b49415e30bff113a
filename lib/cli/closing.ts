import type { networkInterfaces } from 'node:os'
import { renderUnicodeCompact } from 'uqr'
import type { Env } from '#lib/env'
import { networkUrl } from '#lib/http/shared-url'

/** The last thing that start prints: where the site is and, in local mode, how to come in. */
export function closingBlock(env: Env, networks?: typeof networkInterfaces): string {
  return [waysIn(env, networks), '  Ctrl-C stops it.', ''].join('\n')
}

/** Where the site is and, in local mode, how to come in. */
export function waysIn(env: Env, networks?: typeof networkInterfaces): string {
  const rows: [string, string][] = [['Quorum is at', env.siteUrl]]
  if (env.mode === 'local') {
    rows.push(['sign in as the organizer', `${env.siteUrl}/local/sign-in/organizer`])
    rows.push(['sign in as a member', `${env.siteUrl}/local/sign-in/member`])
    rows.push(['mailbox', `${env.siteUrl}/local/mail`])
  }
  const shared = networkUrl(env, networks)
  if (shared) rows.push(['from this network', shared])
  const width = Math.max(...rows.map(([label]) => label.length))
  const lines = rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`)
  return ['', ...lines, ...(shared ? ['', renderUnicodeCompact(shared)] : [])].concat('').join('\n')
}
