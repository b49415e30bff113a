// What titles have in common. In the database pg_trgm says it (lib/search/store.ts); here the same measure for a few
// hundred titles that are at hand.

/** Words that say nothing of what somebody would like to talk about. English: other languages are compared whole. */
const small = new Set(
  `a about all an and any are as at be been by can could did do does for from get go had has have how i if in into is it its
   let lets like me my need of on or our out should so some talk than that the their them then there these they this to up us
   use want was we were what when where which who why will with would you your`.split(/\s+/),
)

/** Longer than a title can be, so that whoever pastes a page is still answered. */
export const longestTyped = 300

/**
 * What of a typed text is worth looking for: its words in small letters, those that every question has left out. Null where
 * fewer than three letters are left.
 */
export function wordsToFind(typed: string): string | null {
  const words = wordsIn(typed).filter((word) => !small.has(word))
  const text = words.join(' ')
  return (text.match(/[\p{L}\p{N}]/gu) ?? []).length < 3 ? null : text
}

/** The words of a title in small letters, signs left out; what belongs to one letter (marks) stays with it. */
function wordsIn(text: string): string[] {
  const plain = text.normalize('NFC').replace(/['’]s?\b/g, '')
  return plain.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/** Trigrams as pg_trgm makes them: each word with two blanks before and one behind. */
function trigramsOf(words: readonly string[]): Set<string> {
  const all = words.flatMap((word) => {
    const letters = [...`  ${word} `]
    return letters.slice(2).map((letter, at) => `${letters[at]}${letters[at + 1]}${letter}`)
  })
  return new Set(all)
}

const share = (same: number, one: number, other: number): number => same / (one + other - same || 1)

/** Titles are one topic in other words from here on; below it were "Event sourcing" and "Event flows" of the sample. */
const sameFrom = 0.6

/** Whether two titles ask for the same, in nearly the same words. */
export function isSameTopic(one: string, other: string): boolean {
  const [a, b] = [trigramsOf(keyWords(one)), trigramsOf(keyWords(other))]
  return share([...a].filter((trigram) => b.has(trigram)).length, a.size, b.size) >= sameFrom
}

/** The words that count; all of them where only small ones are there ("Who are we?"). */
function keyWords(title: string): string[] {
  const words = wordsIn(title)
  const long = words.filter((word) => !small.has(word))
  return long.length > 0 ? long : words
}

/** A topic that was talked about, and at which meeting. Titles come latest meeting first. */
export type Talked = { title: string; meetingId: string }

type Group = { title: string; trigrams: ReadonlySet<string>; meetings: Set<string> }

/**
 * What a community talks about again and again: topics of at least two meetings, under the latest of their titles, those of
 * most meetings first, then the latest. Looks up each title by its trigrams, so that some hundred cost next to nothing.
 */
export function frequentTopics(talked: readonly Talked[], most: number): string[] {
  const groups: Group[] = []
  const having = new Map<string, number[]>()
  for (const { title, meetingId } of talked) {
    const trigrams = trigramsOf(keyWords(title))
    if (trigrams.size === 0) continue
    const same = new Map<number, number>()
    for (const trigram of trigrams) for (const at of having.get(trigram) ?? []) same.set(at, (same.get(at) ?? 0) + 1)
    const [best] = [...same]
      .map(([at, count]) => ({ at, share: share(count, trigrams.size, groups[at]?.trigrams.size ?? 0) }))
      .filter((found) => found.share >= sameFrom)
      .toSorted((a, b) => b.share - a.share || a.at - b.at)
    if (best) groups[best.at]?.meetings.add(meetingId)
    else {
      for (const trigram of trigrams) having.set(trigram, [...(having.get(trigram) ?? []), groups.length])
      groups.push({ title, trigrams, meetings: new Set([meetingId]) })
    }
  }
  return groups
    .filter(({ meetings }) => meetings.size > 1)
    .toSorted((a, b) => b.meetings.size - a.meetings.size)
    .slice(0, most)
    .map(({ title }) => title)
}
