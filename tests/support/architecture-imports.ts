import { dirname } from 'node:path'
import type { Import, Source } from '#tests/support/architecture-files'
import {
  browserKernel,
  componentFolders,
  type Domain,
  domains,
  exceptions,
  furtherRooms,
  kernel,
  kernelLike,
  notForApp,
  type Room,
  rooms,
  serverPackages,
} from '#tests/support/architecture-layout'

/** Where a file of lib/ stands: its domain and room, `null` where a domain has no such room. */
export type Place = { domain: Domain; room: Room | null }

/** The place of a file in a domain; null for kernel, cli and wire. */
export function placeOf(path: string): Place | null {
  const [, folder, name] = /^lib\/([a-z]+)\/([a-z-]+)\.ts$/.exec(path) ?? []
  const domain = domains.find((one) => one === folder)
  if (!domain || name === undefined) return null
  const known = furtherRooms[domain]?.[name] ?? rooms[name] ?? rooms[name.split('-')[0] ?? '']
  return { domain, room: known ?? null }
}

/** A file of lib/ that has no room in the layout, in words; null where it has one. */
export function strayFile(path: string): string | null {
  if (!path.startsWith('lib/') || kernel.test(path) || path === 'lib/wire.ts' || path.startsWith('lib/cli/'))
    return null
  const place = placeOf(path)
  if (!place) return `${path} lies in no domain and not in the kernel`
  return place.room === null ? `${path}: a domain has no room of this name` : null
}

/** What is wrong with one import, in words; null where the table of the layout allows it. `read` gives the imported text. */
export function judgeImport(from: Source, to: Import, read: (path: string) => string): string | null {
  if (exceptions[`${from.path} -> ${to.target}`]) return null
  const reason = reasonAgainst(from, to, read)
  return reason && `${from.path} -> ${to.target}: ${reason}`
}

/** Where tests may be reached from: npm scripts that run them, and configs that tools want at the top. */
const mayRunTests = /^(?:lib\/cli\/|[^/]+$)/
const isPure = (path: string) => browserKernel.test(path) || placeOf(path)?.room === 'pure'

function reasonAgainst(from: Source, to: Import, read: (path: string) => string): string | null {
  const { path } = from
  const { target } = to
  const forBrowser = path.startsWith('components/') || isPure(path) || isClient(from)
  if (!to.ours) return forBrowser && !to.typeOnly && serverPackages.test(target) ? 'a server package' : null
  if (path.startsWith('tests/')) return null
  if (target.startsWith('tests/')) return mayRunTests.test(path) ? null : 'tests are imported by tests only'
  if (target.startsWith('prisma/') && !/^(?:lib\/(?:transfer|cli)|prisma)\//.test(path))
    return 'seeds are for transfer and cli'
  if (path.startsWith('prisma/')) return target.startsWith('prisma/') ? null : 'seeds import seeds only'
  if (path.startsWith('app/')) return fromApp(from, to)
  if (path.startsWith('components/')) return fromComponent(path, to)
  if (!target.startsWith('lib/')) return target.startsWith('prisma/') ? null : 'lib imports neither app nor components'
  return fromLib(path, to, read)
}

const isClient = ({ text }: Source) => /^['"]use client['"]/m.test(text)

function fromApp(from: Source, { target, typeOnly }: Import): string | null {
  if (target.startsWith('app/')) return dirname(target) === dirname(from.path) ? null : 'a file of another route'
  if (!target.startsWith('lib/')) return null
  const room = placeOf(target)?.room
  if (isClient(from) && !typeOnly && !isPure(target)) return 'not for the browser'
  if (notForApp.test(target) || target === 'lib/wire.ts') return 'app goes through queries and commands'
  if (room === 'store' || room === 'mail' || room === 'inner') return `a ${room} file is not for app`
  return null
}

function fromComponent(path: string, { target, typeOnly }: Import): string | null {
  if (target.startsWith('app/')) return 'components do not know routes'
  const folder = componentFolders.indexOf(path.split('/')[1] ?? '')
  if (target.startsWith('components/')) {
    const other = componentFolders.indexOf(target.split('/')[1] ?? '')
    return other >= 0 && other <= folder ? null : 'a folder further right'
  }
  if (isPure(target)) return path.startsWith('components/ui/') && placeOf(target) ? 'ui knows no domain' : null
  if (!typeOnly) return 'not for the browser; actions and data arrive as props'
  return placeOf(target)?.room === 'store' || target.startsWith('lib/db/') ? 'not even the type of a row' : null
}

function fromLib(path: string, to: Import, read: (path: string) => string): string | null {
  const { target } = to
  if (path === 'lib/wire.ts' || path.startsWith('lib/cli/')) return null
  if (target === 'lib/wire.ts' || target.startsWith('lib/cli/')) return 'only the composition root and cli know this'
  const from = placeOf(path)
  const other = placeOf(target)
  if (from?.room === 'pure' && !to.typeOnly && !isPure(target)) return 'a pure file imports pure files only'
  if (!other || kernelLike.test(target)) return null
  if (!from) return 'the kernel knows no domain'
  if (domains.indexOf(other.domain) > domains.indexOf(from.domain)) return 'a domain further right'
  if (other.domain === from.domain)
    return from.room === 'store' && !isStoreFood(other.room) ? 'a store reads rows only' : null
  if (to.typeOnly || other.room === 'pure') return null
  if (from.room === 'store') return 'a store knows its own domain only'
  if (other.room === 'queries') return null
  const alone = to.names.filter((name) => !takesTx(name, read(target)))
  if (to.names.length === 0) return 'name what is taken from another domain'
  return alone.length > 0 ? `${alone.join(', ')} of another domain must take tx` : null
}

const isStoreFood = (room: Room | null) => room === 'pure' || room === 'store'

/** Whether a function runs inside its caller's transaction. Constants and types of another domain do no harm either. */
function takesTx(name: string, text: string): boolean {
  const declared = new RegExp(`export (?:async )?function ${name}(?:<[^(]*>)?\\(\\s*(\\w+)`).exec(text)
  return declared === null ? !new RegExp(`export (?:async )?function ${name}\\b`).test(text) : declared[1] === 'tx'
}
