import { isIP } from 'node:net'
import { z } from 'zod'

/** What the environment says, checked once at the start. */
export type Env = {
  mode: 'local' | 'production'
  /** Origin without a trailing slash. */
  siteUrl: string
  host: string
  port: number
  databaseUrl: string
  /** For LISTEN, where a pooler stands before the database. */
  directUrl: string
  /** The site key: signs links, sessions and guests' cookies. */
  secret: string
  /** Marks cookie names, so that two clones live in one browser. */
  instance: string
  mailUrl: string | null
  mailFrom: string
  organizerEmail: string | null
  /** Addresses of proxies that may set X-Forwarded-For. */
  trustProxy: string[]
  worker: 'inside' | 'apart'
}

const blank = (value: unknown) => (value === '' ? undefined : value)
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional())
const address = z
  .email({ error: 'must be one address, such as team@example.org' })
  .transform((text) => text.toLowerCase())
// A Unix socket is named by ?host=.
const namesDatabase = (url: URL) => (url.hostname !== '' || url.searchParams.has('host')) && url.pathname.length > 1
const postgres = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text) && namesDatabase(new URL(text)),
    'must start with postgresql:// and name a host and a database',
  )

const isNetwork = (text: string) => {
  const [address = '', bits, more] = text.trim().split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return (
    isIP(address) !== 0 &&
    more === undefined &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  )
}

// A sample is known to everybody who has read it; and so is, soon enough, a key that repeats itself.
const isSample = (key: string) =>
  /change.?(?:me|this)|your.?(?:secret|key)|placeholder|replace|example|sample/i.test(key) ||
  /^(.{1,16}?)\1{2,}.{0,15}$/s.test(key)

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const Source = z.object({
  SITE_URL: optional(
    z
      .url({ protocol: /^https?$/, error: 'must be an address such as https://meet.example.org' })
      .refine((text) => !URL.canParse(text) || new URL(text).pathname === '/', 'must be an origin, without a path'),
  ),
  HOST: optional(z.string().regex(/^[\w.:-]+$/, 'must be an address to listen on, such as 127.0.0.1 or 0.0.0.0')),
  PORT: optional(
    z.coerce
      .number({ error: 'must be a number' })
      .int('must be a whole number')
      .min(1, 'must be 1 to 65535')
      .max(65535, 'must be 1 to 65535'),
  ),
  DATABASE_URL: optional(postgres),
  DIRECT_URL: optional(postgres),
  NEXTAUTH_SECRET: optional(
    z
      .string()
      .min(32, 'must have at least 32 characters; `openssl rand -base64 32` makes one')
      .refine((key) => !isSample(key), 'must be a key of its own, no sample; `openssl rand -base64 32` makes one'),
  ),
  MAIL_URL: optional(
    z.string().regex(/^smtps?:\/\/.+/, 'must be an SMTP address, such as smtps://user:password@mail.example.org'),
  ),
  MAIL_FROM: optional(
    z.string().regex(/^[^\r\n]*@[^\r\n]+$/, 'must be an address, such as Coffee Chat <hello@example.org>'),
  ),
  ORGANIZER_EMAIL: optional(address),
  TRUST_PROXY: optional(
    z
      .string()
      .refine(
        (text) => text.split(',').every(isNetwork),
        'must list addresses or networks, such as 127.0.0.1, 10.0.0.0/8',
      ),
  ),
  WORKER: optional(z.enum(['inside', 'apart'], { error: 'must be inside or apart' })),
  LOG_LEVEL: optional(z.enum(logLevels, { error: `must be one of ${logLevels.join(', ')}` })),
  // Read before the rest, since the data folder is where the rest comes from: lib/cli/data-folder.ts.
  QUORUM_DATA: optional(z.string()),
})

/** Every variable that the site reads, for whoever runs it. README has a line for each. */
export const environmentNames: readonly string[] = Object.keys(Source.shape)

/** What the data folder gives where the environment does not: see lib/cli/data-folder.ts. */
export type EnvDefaults = { secret: string; instance: string; databaseUrl: string | null }

/** Local mode, or production where SITE_URL is set. Decided before anything else, since the data folder hangs on it. */
export function modeOf(source: Record<string, string | undefined>): Env['mode'] {
  return source.SITE_URL ? 'production' : 'local'
}

/**
 * Checks the environment. All that is wrong or missing is listed at once, each line with what to do.
 * @param defaults - key, instance and embedded database of the data folder; null before they are known (then only problems count)
 */
export function readEnv(
  source: Record<string, string | undefined>,
  defaults: EnvDefaults | null,
): { ok: true; env: Env } | { ok: false; problems: string[] } {
  const parsed = Source.safeParse(source)
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`)
  const mode = modeOf(source)
  if (mode === 'production')
    for (const [name, what] of needed) if (!source[name]) problems.push(`${name} is missing: ${what}.`)
  if (!parsed.success || problems.length > 0) return { ok: false, problems }
  const data = parsed.data
  const host = data.HOST ?? '127.0.0.1'
  const port = data.PORT ?? 3000
  const databaseUrl = data.DATABASE_URL ?? defaults?.databaseUrl ?? ''
  return {
    ok: true,
    env: {
      mode,
      siteUrl: data.SITE_URL ? new URL(data.SITE_URL).origin : localUrl(host, port),
      host,
      port,
      databaseUrl,
      directUrl: data.DIRECT_URL ?? databaseUrl,
      secret: data.NEXTAUTH_SECRET ?? defaults?.secret ?? '',
      instance: defaults?.instance ?? '',
      mailUrl: data.MAIL_URL ?? null,
      mailFrom: data.MAIL_FROM ?? 'Quorum <quorum@example.org>',
      organizerEmail: data.ORGANIZER_EMAIL ?? null,
      trustProxy: (data.TRUST_PROXY ?? '')
        .split(',')
        .map((text) => text.trim())
        .filter(Boolean),
      worker: data.WORKER ?? 'inside',
    },
  }
}

/** Where local mode is found: at the one address that it listens on, else on this machine. */
function localUrl(host: string, port: number): string {
  const anywhere = isIP(host) === 0 || host === '0.0.0.0' || host === '::'
  const name = anywhere ? '127.0.0.1' : isIP(host) === 6 ? `[${host}]` : host
  return `http://${name}:${port}`
}

const needed: [string, string][] = [
  ['NEXTAUTH_SECRET', 'the key that signs links and sessions; `openssl rand -base64 32` makes one'],
  ['MAIL_URL', 'where mail is handed over, such as smtps://user:password@mail.example.org'],
  ['MAIL_FROM', 'who mail comes from, such as Coffee Chat <hello@example.org>'],
  ['ORGANIZER_EMAIL', 'the address of the first organizer'],
]

const shared = globalThis as { __quorumEnv?: Env }

/** Makes the checked environment known to every module of this process, also to those that Next bundles apart. */
export function setEnv(env: Env): void {
  shared.__quorumEnv = env
}

/** The checked environment. Throws where nobody has set it: that is a bug in how the process was started. */
export function env(): Env {
  if (!shared.__quorumEnv)
    throw new Error('The environment was not read; start with npm start, npm run dev or npm test.')
  return shared.__quorumEnv
}
