import type { Nodes as TreeNodes } from 'hast'
import type { Nodes as SourceNodes } from 'mdast'

const deepest = 24
// Steps that a search backwards in the parser may take, as signs times what starts a search. 4 million take up to 0.4 s.
const mostSteps = 4_000_000
const mostBrackets = 4_000
const mostCells = 3_000
const mostLines = 5_000
const mostMarkers = 3_500
const longestTrail = 600
const mostNodes = 20_000

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0
const sign = /[!-/:-@[-`{-~\n]/g
// Each looks through the whole text that it stands in: ends of links, emphasis, comments, runs of backticks.
const search = /[[\]]|([*_~`])\1*|<[!?]/g
// An empty line ends a text, and so does a bullet that is not indented, since it can interrupt any other block.
const between = /\n[ \t]*\n|\n(?= {0,3}[*+-][ \t]+\S)/

/**
 * Whether Markdown would keep the parser busy. remark is quadratic on much of what it knows (40 KB of "a\n=\n" take 20 s)
 * and overflows its stack, so this counts what costs, in one pass each; ordinary text of any length stays far below.
 */
export function costsTooMuch(markdown: string): boolean {
  // What is escaped starts nothing.
  const bare = markdown.replace(/\\./g, '\\\\')
  return (
    countOf(bare, /[[\]]/g) > mostBrackets ||
    countOf(bare, /\|/g) > mostCells ||
    countOf(markdown, /\n/g) > mostLines ||
    /([*_~`])\1{200}/.test(markdown) ||
    hasLongTrail(markdown) ||
    underlineSteps(markdown) > mostSteps ||
    bare.split(between).reduce((sum, text) => sum + searchSteps(text), 0) > mostSteps ||
    bracketDepth(bare) > deepest ||
    hasManyMarkers(markdown)
  )
}

/** A comment that never ends is looked for letter by letter, the rest sign by sign. */
function searchSteps(text: string): number {
  return countOf(text, search) * countOf(text, sign) + (countOf(text, /<[!?]/g) * text.length) / 4
}

/** After an address, each sign that may end a sentence is looked past to see whether the address goes on. */
function hasLongTrail(markdown: string): boolean {
  const trails = markdown.match(/(?:&[A-Za-z]+;?|[!"'()*,.:;<?_~\]])+/g) ?? []
  return trails.some((trail) => trail.length > longestTrail)
}

/** Every underlined heading copies what was read before it. A rule of dashes may be one. */
function underlineSteps(markdown: string): number {
  return countOf(markdown, /^[ \t>]*(?:=+|-+)[ \t]*$/gm) * countOf(markdown, sign)
}

/** How deep brackets nest anywhere. None reaches past an empty line. */
function bracketDepth(bare: string): number {
  let most = 0
  for (const block of bare.split(/\n[ \t]*\n/)) {
    let depth = 0
    for (const character of block) {
      if (character === '[' || character === '(') most = Math.max(most, ++depth)
      else if (character === ']' || character === ')') depth = Math.max(0, depth - 1)
    }
  }
  return most
}

/**
 * Whether quotations and lists nest too deeply before a line's first word ("1. 1. 1." is quadratic), where two columns of
 * indentation can be one level, or are too many in all. A rule of dashes is no marker.
 */
function hasManyMarkers(markdown: string): boolean {
  let all = 0
  for (const [start] of markdown.matchAll(/^(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])(?=[ \t\n])))+/gm)) {
    const markers = countOf(start, />|[*+-]|\d+/g)
    const indent = /^[ \t]*/.exec(start)?.[0].replaceAll('\t', '    ').length ?? 0
    const levels = markers + indent / 2
    all += levels
    if (levels > deepest || all > mostMarkers) return true
  }
  return false
}

/**
 * Whether a tree is larger than any that ordinary text gives: the last line of defence, before a tree becomes a page's.
 * A row of a table counts as wide as the table's first, since it will be filled up.
 */
export function isTooLarge(tree: TreeNodes | SourceNodes): boolean {
  let nodes = 0
  const waiting: (TreeNodes | SourceNodes)[] = [tree]
  for (let node = waiting.pop(); node && nodes <= mostNodes; node = waiting.pop()) {
    nodes += node.type === 'table' ? 1 + 2 * node.children.length * (node.align?.length ?? 0) : 1
    if ('children' in node) waiting.push(...node.children)
  }
  return nodes > mostNodes
}
