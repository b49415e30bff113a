import type { Site } from '#tests/faults/site'
import { hiddenVotes, wholeMeeting } from '#tests/faults/stories'
import { tell } from '#tests/faults/telling'

/**
 * Plays each story twice, with other hidden votes and other anonymous authors but the same ids, and compares what everybody
 * else gets.
 */
export async function sameBytes(site: Site, seed: number): Promise<string[]> {
  const breaches: string[] = []
  for (const story of [hiddenVotes, wholeMeeting]) {
    const one = await tell(site, seed, (chance) => story(chance, 0))
    const other = await tell(site, seed, (chance) => story(chance, 1))
    breaches.push(...[...one].flatMap(([what, text]) => compare(what, plain(text), plain(other.get(what) ?? ''))))
  }
  return breaches
}

/** Where two texts begin to differ, in words; nothing where they are equal, and not empty. */
export function compare(what: string, one: string, other: string): string[] {
  if (one === '') return [`${what} said nothing`]
  if (one === other) return []
  const at = [...one].findIndex((sign, place) => sign !== other[place])
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 60)
  return [`${what} tells hidden votes or authors: ${around(one)} | ${around(other)}`]
}

/**
 * What is left out of the comparison, and no more: times of day, for how long a topic was discussed, codes that are drawn, what
 * tells only who is connected when (`beat`, `presence`), and of pages all but the words that are read on them.
 */
export function plain(text: string): string {
  const isPage = text.startsWith('<!DOCTYPE html>')
  const said = isPage ? wordsOf(text) : text.replaceAll(/"(now|present|joinCode|spentMs)":(?:\d+|"[^"]*")/g, '"$1":0')
  return said
    .split('\n\n')
    .filter((frame) => !/^event: (?:beat|presence)$/m.test(frame))
    .join('\n\n')
    .replaceAll(/(?<![\w-])1\d{12}(?![\w-])/g, 'TIME')
    .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
}

/** What is read on a page, without its title, which stands in the head or, where it came late, after all else, and without clocks, minutes that it took and the address by which one joins. */
function wordsOf(page: string): string {
  return page
    .replaceAll(/<(script|style|head|title)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\b\d{1,2}:\d\d\b|\b\d+ (?:min|minutes?|seconds?)\b/g, 'TIME')
    .replaceAll(/\/b\/[A-Z0-9]+/g, 'CODE')
    .trim()
}
