import type { Site } from '#tests/faults/site'
import { hiddenVotes, paperVotes, wholeMeeting } from '#tests/faults/stories'
import { tell } from '#tests/faults/telling'

/**
 * Plays each story twice, with other hidden votes, on paper too, and other anonymous authors but the same ids, and compares
 * what everybody else gets.
 */
export async function sameBytes(site: Site, seed: number): Promise<string[]> {
  const breaches: string[] = []
  for (const story of [hiddenVotes, paperVotes, wholeMeeting]) {
    const one = await tell(site, seed, (chance, ids) => story(chance, 0, ids))
    const other = await tell(site, seed, (chance, ids) => story(chance, 1, ids))
    // Who enters votes on paper reads them.
    const compared = [...one].filter(([what]) => story !== paperVotes || !what.includes(' of moderator '))
    breaches.push(...compared.flatMap(([what, text]) => compare(what, plain(text), plain(other.get(what) ?? ''))))
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
 * tells only who is connected when (`beat`, `presence`), and of pages all but the words that are read on them and what they
 * hand to the browser.
 */
export function plain(text: string): string {
  const isPage = text.startsWith('<!DOCTYPE html>')
  const said = isPage ? `${wordsOf(text)}\n${dataOf(text)}` : text
  const untimed = said
    .replaceAll(/"(now|present|joinCode|spentMs)":(?:\d+|"[^"]*")/g, '"$1":0')
    .split('\n\n')
    .filter((frame) => !/^event: (?:beat|presence)$/m.test(frame))
    .join('\n\n')
    .replaceAll(/(?<![\w-])1\d{12}(?![\w-])/g, 'TIME')
    .replaceAll(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/\/b\/[A-Z0-9]+/g, 'CODE')
  return isPage ? withoutClocks(untimed) : untimed
}

/** A page without clocks and minutes that it took. */
function withoutClocks(page: string): string {
  return page.replaceAll(/\b\d{1,2}:\d\d\b|\b\d+ (?:min|minutes?|seconds?)\b/g, 'TIME')
}

/** What is read on a page, without its title, which stands in the head or, where it came late, after all else. */
function wordsOf(page: string): string {
  return page
    .replaceAll(/<(script|style|head|title)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/**
 * What a page hands to the browser for its components, in the rows of React's format. They come in the order in which they are
 * done and are numbered by it, so they are put in one order, without numbers; the nonce is drawn for each answer.
 */
export function dataOf(page: string): string {
  const parts = page.matchAll(/self\.__next_f\.push\(\[1,("(?:[^"\\]|\\.)*")\]\)/g)
  const rows = [...parts]
    .map(([, text = '""']) => JSON.parse(text) as string)
    .join('')
    .split('\n')
  return rows
    .map((row) => row.replace(/^[0-9a-f]*:/, '').replaceAll(/"\$([@FhLQW]?)[0-9a-f]+(?=[":])/g, '"$$$1'))
    .map((row) => row.replaceAll(/"nonce":"[^"]*"/g, '"nonce":""'))
    .toSorted()
    .join('\n')
}
