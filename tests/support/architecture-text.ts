import type { Source } from '#tests/support/architecture-files'
import { placeOf } from '#tests/support/architecture-imports'
import { mayName, mayTouchPrisma, sizes } from '#tests/support/architecture-layout'

// Each check answers what is wrong in words, one line a breach.

const linesOf = (text: string) => text.trimEnd().split('\n').length
const isCode = (path: string) => /\.(?:ts|tsx|mjs)$/.test(path)

/** Comments out, so that a word in one is no breach. */
const bare = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')

/** Handlers under app/api are made by the wrapper alone (rule 12). */
export function unwrappedHandlers({ path, text }: Source): string[] {
  if (!/^app\/api\/.*route\.tsx?$/.test(path)) return []
  const exports = [...text.matchAll(/^export\s+(?!type\b)(.*)$/gm)].map((match) => match[1] ?? '')
  const fine =
    /^const (?:GET|POST|PUT|PATCH|DELETE) = handle(?:Form)?\($|^const (?:GET|POST|PUT|PATCH|DELETE) = handle(?:Form)?\(.|^const (?:dynamic|maxDuration) = /
  return exports.filter((line) => !fine.test(line)).map((line) => `${path}: export ${line}`)
}

/** Pure files know no clock, no chance and no environment: they get them as arguments. */
export function impurities({ path, text }: Source): string[] {
  if (placeOf(path)?.room !== 'pure') return []
  const found =
    bare(text).match(
      /Date\.now\b|new Date\(\)|Math\.random|process\.|performance\.|\bcrypto\b|\bfetch\(|globalThis/g,
    ) ?? []
  return found.map((what) => `${path}: ${what}`)
}

/** Prisma is touched by stores alone. */
export function strayQueries({ path, text }: Source): string[] {
  if (!path.startsWith('lib/') && !path.startsWith('app/')) return []
  if (mayTouchPrisma.test(path)) return []
  const found = bare(text).match(
    /\b(?:tx|db\(\)|boardDb\(\))\.(?:\$(?:query|execute)Raw\w*|\w+\.(?:find|create|update|upsert|delete|count|aggregate|groupBy)\w*)/g,
  )
  return (found ?? []).map((what) => `${path}: ${what} outside of a store`)
}

/** Markup never comes from people (rule 11). */
export function dangerousHtml({ path, text }: Source): string[] {
  if (!/^(?:app|components|lib)\//.test(path) || mayName.dangerousHtml.includes(path)) return []
  return /dangerouslySetInnerHTML|\.(?:inner|outer)HTML\b|insertAdjacentHTML/.test(text)
    ? [`${path}: HTML out of text`]
    : []
}

/** Files that have to be split. Seeds are data. */
export function tooLong({ path, text }: Source): string[] {
  if (!isCode(path) || path.startsWith('prisma/seed/')) return []
  return linesOf(text) > sizes.most ? [`${path}: ${linesOf(text)} lines`] : []
}

/** The lines of the file in the middle. */
export function medianLines(sources: readonly Source[]): number {
  const lengths = sources.filter(({ path }) => isCode(path)).map(({ text }) => linesOf(text))
  return lengths.sort((left, right) => left - right)[Math.floor(lengths.length / 2)] ?? 0
}

/** Exported functions of lib/ say what they promise. */
export function undocumented({ path, text }: Source): string[] {
  if (!/^lib\/.*\.(?:ts|mjs)$/.test(path)) return []
  const found = text.matchAll(/(?:^|(?:^|\n)([^\n]*)\n)export (?:async )?function\*? (\w+)/g)
  return [...found].filter((match) => !/\*\/\s*$/.test(match[1] ?? '')).map((match) => `${path}: ${match[2]}`)
}

/** Files that gather others under one name hide where things are. */
export function barrels({ path, text }: Source): string[] {
  return /^export \* from/m.test(text) ? [`${path}: export *`] : []
}

const workplace = new RegExp([`\\.\\./${'shared'}`, `(?<![\\w.])/${'work'}/`].join('|'))

/** The repository does not know where it was written. */
export function workplaceNames({ path, text }: Source): string[] {
  if (mayName.workplace.includes(path)) return []
  const found = workplace.exec(text)
  return found ? [`${path}: ${found[0]}`] : []
}
