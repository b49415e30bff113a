import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { readEnv } from '#lib/env'

const defaults = { secret: 'k'.repeat(40), instance: 'abcd1234', databaseUrl: 'postgresql://here/quorum' }
const production = {
  SITE_URL: 'https://meet.example.org/',
  NEXTAUTH_SECRET: 'vXh0Lq7Zt3nRk9Wc5Ys1Bd8Gm4Jf6PaU',
  MAIL_URL: 'smtps://user:password@mail.example.org',
  MAIL_FROM: 'Coffee Chat <hello@example.org>',
  ORGANIZER_EMAIL: 'Olga@Example.org',
}
const problems = (source: Record<string, string | undefined>) => {
  const read = readEnv(source, defaults)
  return read.ok ? [] : read.problems
}

it('is local mode without anything', () => {
  expect(readEnv({ SITE_URL: '', PORT: '' }, defaults)).toMatchObject({
    ok: true,
    env: { mode: 'local', siteUrl: 'http://127.0.0.1:3000', port: 3000, secret: defaults.secret, trustProxy: [] },
  })
})

it.each([
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['localhost', 'http://127.0.0.1:3000'],
  ['192.168.1.7', 'http://192.168.1.7:3000'],
  ['fd00::7', 'http://[fd00::7]:3000'],
])('names the address where local mode with HOST=%s is found: %s', (HOST, siteUrl) => {
  expect(readEnv({ HOST }, defaults)).toMatchObject({ ok: true, env: { siteUrl } })
})

it('is production with SITE_URL and what belongs to it', () => {
  expect(readEnv({ ...production, TRUST_PROXY: '127.0.0.1, 10.0.0.0/8,::1' }, defaults)).toMatchObject({
    ok: true,
    env: {
      mode: 'production',
      siteUrl: 'https://meet.example.org',
      organizerEmail: 'olga@example.org',
      secret: production.NEXTAUTH_SECRET,
      databaseUrl: defaults.databaseUrl,
      trustProxy: ['127.0.0.1', '10.0.0.0/8', '::1'],
    },
  })
})

it('lists everything that is missing in production at once, with what to do', () => {
  const found = problems({ SITE_URL: 'https://meet.example.org' })
  expect(found.map((line) => line.split(' ')[0])).toEqual([
    'NEXTAUTH_SECRET',
    'MAIL_URL',
    'MAIL_FROM',
    'ORGANIZER_EMAIL',
  ])
  expect(found.every((line) => / is missing: /.test(line))).toBe(true)
})

it('lists everything that is wrong at once, also beside what is missing', () => {
  const wrong = {
    SITE_URL: 'meet.example.org',
    PORT: '99999',
    HOST: 'a b',
    DATABASE_URL: 'mysql://x/y',
    DIRECT_URL: 'postgresql://',
    NEXTAUTH_SECRET: 'short',
    MAIL_URL: 'mail.example.org',
    ORGANIZER_EMAIL: 'olga',
    TRUST_PROXY: 'nginx',
    WORKER: 'outside',
  }
  const names = problems(wrong).map((line) => line.split(' ')[0])
  expect(names.toSorted()).toEqual([...Object.keys(wrong), 'MAIL_FROM'].toSorted())
})

it.each([
  'vXh0Lq7Zt3nRk9Wc5Ys1Bd8Gm4Jf6Pa',
  's'.repeat(64),
  'changeme'.repeat(4),
  '1234567890'.repeat(4),
  'change-me-to-something-long-and-random',
  'your-secret-key-goes-here-and-is-long',
  'replace this with a long random string',
  'an-example-key-that-everybody-has-read',
])('refuses the key %j in production, and in local mode too: it is short, or somebody’s sample', (NEXTAUTH_SECRET) => {
  const said = [expect.stringMatching(/^NEXTAUTH_SECRET must .*`openssl rand -base64 32` makes one\.$/)]
  expect(problems({ ...production, NEXTAUTH_SECRET })).toEqual(said)
  expect(problems({ NEXTAUTH_SECRET })).toEqual(said)
})

it('takes keys as openssl makes them', () => {
  expect(problems({ ...production, NEXTAUTH_SECRET: 'aaa4Vq9sXz0PbT7mLk2RwYc8NfHd1JgUe' })).toEqual([])
  for (let made = 0; made < 200; made++)
    for (const key of [randomBytes(32).toString('base64'), randomBytes(16).toString('hex')])
      expect(problems({ ...production, NEXTAUTH_SECRET: key })).toEqual([])
})

it.each([
  ['SITE_URL', 'https://meet.example.org/quorum'],
  ['SITE_URL', 'ftp://meet.example.org'],
  ['PORT', '0'],
  ['PORT', '3000.5'],
  ['PORT', 'http'],
  ['MAIL_FROM', 'a@b\r\nBcc: c@d'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', '10.0.0.0/x'],
  ['TRUST_PROXY', '127.0.0.1,,'],
  ['TRUST_PROXY', '127.0.0.1/8/9'],
])('refuses %s=%j', (name, value) => {
  expect(problems({ ...production, [name]: value })).toEqual([expect.stringMatching(new RegExp(`^${name} `))])
})
