// The layout of design as data: which folders there are, which rooms a domain has, what each kind of file may do.

/** Everything that may lie at the top, with what tools insist on having there. */
export const topLevel = new Set(
  `app components prisma lib public tests package.json package-lock.json tsconfig.json next.config.ts README.md LICENSE
   CONTRIBUTING.md .ci .github .gitignore .gitattributes biome.json postcss.config.mjs prisma.config.ts vitest.config.ts
   playwright.config.ts proxy.ts instrumentation.ts`.split(/\s+/),
)

/** Made, not written: never in the repository. */
export const madeByTools = /^(?:node_modules|\.git|\.next.*|\.data.*|next-env\.d\.ts|.*\.tsbuildinfo)$/

/** Domains in their line: each may use those to its left. */
export const domains = [
  'site',
  'people',
  'mail',
  'search',
  'events',
  'resources',
  'board',
  'notes',
  'transfer',
] as const
export type Domain = (typeof domains)[number]

/** Folders under components/, in the order in which they may use each other. `desk` holds what several desks share. */
export const componentFolders: readonly string[] = ['ui', 'layout', 'desk', ...domains]

/**
 * What a file of a domain is: pure (browser-safe), the store, what app may call (queries, commands), mail templates, or
 * inner (server only, not for app).
 */
export type Room = 'pure' | 'store' | 'queries' | 'commands' | 'mail' | 'inner'

/** The rooms of every domain; a part may follow after a hyphen, as in commands-desk.ts. */
export const rooms: Readonly<Record<string, Room>> = {
  schema: 'pure',
  api: 'pure',
  rules: 'pure',
  machine: 'pure',
  view: 'pure',
  policy: 'pure',
  store: 'store',
  queries: 'queries',
  commands: 'commands',
  mail: 'mail',
}

const all = (room: Room, names: string): Record<string, Room> =>
  Object.fromEntries(names.split(/\s+/).map((name) => [name, room]))

/** The few more rooms of some domains. */
export const furtherRooms: Readonly<Partial<Record<Domain, Readonly<Record<string, Room>>>>> = {
  site: { current: 'queries' },

  mail: { kinds: 'pure', layout: 'pure', outbox: 'commands', send: 'inner', transport: 'inner' },
  board: {
    ...all(
      'pure',
      'state entries events evolve evolve-discussion evolve-merge evolve-votes order patch optimism replay refusals',
    ),
    ...all('pure', 'rewind rewind-people rewind-votes roman situation words due rehearsal'),
    ...all('pure', 'finish-line place'),
    ...all('queries', 'identity clock stream'),
    ...all('commands', 'rsvp'),
    ...all(
      'inner',
      'admission batch changes channel entrance frames hub ledger ledger-intake live-board pace presence queue reader room seats sink timers viewers',
    ),
  },
  transfer: { ...all('inner', 'clean-up sample next-meeting empty-texts'), 'sample-store': 'store' },
}

/** Kernel files and folders of lib/. */
export const kernel =
  /^lib\/(?:result|ids|dates|date-format|paths|env|html|log|text|(?:db|http|auth|jobs|realtime|markdown|calendar)\/.+)\.ts$/

/** The part of the kernel that runs in a browser too, without clock or IO. */
export const browserKernel =
  /^lib\/(?:result|ids|dates|date-format|paths|html|text|auth\/actor|markdown\/(?:escape|footnotes|limits|render)|http\/(?:operation|themes))\.ts$/

/**
 * The outbox is how a domain reports a fact by mail (rule 3), and people stand left of mail; so these count as kernel. What
 * sends, and the mail queries, do not. What stores of several domains ask pg_trgm for is search's, and stands in one place.
 */
export const kernelLike = /^lib\/(?:mail\/(?:outbox|kinds|layout)|search\/store)\.ts$/

/** Kernel that app must not touch: it goes through queries and commands. */
export const notForApp = /^lib\/(?:db|jobs\/(?!health)|realtime|cli)\//

/** Where Prisma's models and raw SQL may be used: the stores, and the kernel files that keep rows of their own. */
export const mayTouchPrisma =
  /^lib\/(?:[a-z]+\/(?:[a-z]+-)?store(?:-[a-z]+)*|db\/.+|auth\/(?:session|audit)|http\/drafts|jobs\/(?:queue|health)|realtime\/port|mail\/outbox|cli\/.+)\.ts$/

/** Known, judged, and named with their reason: "importer -> imported". */
export const exceptions: Readonly<Record<string, string>> = {
  'lib/board/rsvp.ts -> lib/events/commands.ts':
    'Cancel and undo are whole acts of events; a link offers all four acts.',
}

/** The only places that set HTML themselves: escaped JSON-LD. */
export const mayName = { dangerousHtml: ['components/ui/json-ld.tsx'], workplace: ['.ci/run'] }

/** Packages that a browser cannot load, or that read the request. */
export const serverPackages =
  /^(?:node:.*|next\/headers|next\/server|pg|pino|nodemailer|graphile-worker|next-auth(?:\/.*)?|server-only|rate-limiter-flexible|@prisma\/.*|prisma)$/

/** Lines at which a file is split, and under which the median stays. */
export const sizes = { most: 250, median: 80 }
