import { globSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** A file of the repository, with its path from the top. */
export type Source = { path: string; text: string }

/** One import or re-export: a path from the top where it is `ours`, else the package. */
export type Import = { target: string; ours: boolean; typeOnly: boolean; names: string[] }

const skipped = /(?:^|\/)(?:node_modules|generated|\.results|\.auth)\//

/** Every code file of ours. */
export function readSources(): Source[] {
  return globSync('{app,components,lib,prisma,tests,.ci,.github}/**/*.{ts,tsx,mjs,yml,yaml}', {})
    .concat(globSync('*.{ts,mjs,json,md}'), globSync('.ci/*'))
    .filter((path) => !skipped.test(path) && path !== 'package-lock.json' && path !== 'next-env.d.ts')
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}

/** The names at the top of the repository. */
export function readTopLevel(): string[] {
  return readdirSync('.')
}

const statement = /^(?:import|export)\s+(type\s)?((?:[^'";]*?)\sfrom\s+)?'([^']+)'/gm

/** What a file imports. `typeOnly` where nothing of it is left at run time. */
export function importsOf({ path, text }: Source): Import[] {
  return [...text.matchAll(statement)].map((match) => {
    const [, type, clause = '', specifier = ''] = match
    const inner = /\{([^}]*)\}/.exec(clause)?.[1] ?? ''
    const named = inner.split(',').flatMap((name) => name.trim() || [])
    const values = named.filter((name) => !name.startsWith('type '))
    const typeOnly = type !== undefined || (clause.trim().startsWith('{') && named.length > 0 && values.length === 0)
    const names = typeOnly ? [] : values.map((name) => name.split(' as ')[0] ?? name)
    return { target: resolve(path, specifier), ours: /^[.#]/.test(specifier), typeOnly, names }
  })
}

function resolve(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return normalize(join(dirname(path), specifier))
  if (!specifier.startsWith('#')) return specifier
  return `${specifier.slice(1)}${specifier.startsWith('#components/') ? '.tsx' : '.ts'}`
}
