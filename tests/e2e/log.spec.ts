import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { Client } from 'pg'
import { siteDatabase } from '#tests/support/dump'
import { siteLog } from '#tests/support/log'

// Runs last: what the site has written to its log over the whole run, its own lines and Next's.

const columns = [
  ['Person', 'email'],
  ['RsvpRequest', 'email'],
  ['SignInRequest', 'email'],
  ['Offer', 'email'],
  ['Report', 'contact'],
  ['OutgoingMail', 'recipient'],
  ['LocalMail', 'recipient'],
] as const

test('the log of the whole run holds no address, token, code or cookie', async () => {
  const log = readFileSync(siteLog, 'utf8')
  const client = new Client({ connectionString: await siteDatabase() })
  await client.connect()
  const list = async (query: string) =>
    (await client.query<{ text: string | null }>(query)).rows.map(({ text }) => text)
  const addresses: (string | null)[] = []
  for (const [table, name] of columns) addresses.push(...(await list(`SELECT "${name}" AS text FROM "${table}"`)))
  const mails = await list('SELECT text FROM "LocalMail"')
  await client.end()
  const inMails = (pattern: RegExp) =>
    mails.flatMap((mail) => [...(mail ?? '').matchAll(pattern)].map(([, one = '']) => one))
  const tokens = inMails(/\/(?:rsvp|sign-in\/link|offer|address)\/([\w.%-]{20,})/g)
  const codes = inMails(/^ {4}(\d{6})$/gm)
  expect([tokens.length > 5, codes.length > 0, addresses.length > 20], 'the run left some to look for').toEqual([
    true,
    true,
    true,
  ])
  // How to reach somebody who reports is free text; a letter or two of it stands in any log.
  const secrets = [...new Set([...addresses, ...tokens, ...tokens.map(decodeURIComponent)])]
  expect(secrets.filter((secret) => secret && secret.length > 7 && log.includes(secret))).toEqual([])
  expect(codes.filter((code) => new RegExp(`(?<![\\w.])${code}(?![\\w.])`).test(log))).toEqual([])
  expect(log.match(/[\w.+-]+@example\.org/g) ?? []).toEqual([])
  // A session is an encrypted JWT; the others bear the data folder's mark.
  expect(log.match(/eyJ[\w-]{10,}|quorum-[0-9a-f]{8}-\w+=/g) ?? []).toEqual([])
})
