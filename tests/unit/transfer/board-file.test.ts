import { expect, it } from 'vitest'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { copyOf, toCsv, toMarkdown } from '#lib/transfer/rules-board'
import { boardCopy } from '#lib/transfer/schema-board'
import { aBoard, act, by, withTopics } from '#tests/unit/board/boards'

const event = { title: 'Coffee *Chat*', date: '2026-12-10', address: 'https://example.org/events/december' }

const copy = (board: Board, who: 'ana' | 'bo' | 'mo' | null) => {
  const kind = who === 'mo' ? 'moderator' : who ? 'participant' : 'public'
  return boardCopy.parse(copyOf({ ...view(board, kind), me: who && privateView(board, who, who === 'mo') }, event))
}
const csv = (board: Board, who: 'ana' | 'bo' | 'mo' | null = 'ana') => toCsv(copy(board, who))
const propose = (board: Board, title: string, details = '', id = 'new') =>
  act(board, by('ana'), { type: 'propose', id, title, details })

/** Reads CSV as RFC 4180 has it. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '' && rows.at(-1)?.length === 0) break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain)
    if (end === '\r\n') rows.push([])
    if (end === '') break
  }
  return rows.filter((row) => row.length > 0)
}

it('writes one row a topic that reads back as it was, whatever is in it', () => {
  const title = 'Quotes "here", commas, 日本語, العربية, 👩‍👩‍👧'
  const board = propose(aBoard(), title, 'Two\nlines, "quoted"')
  const [head, row] = rowsOf(csv(board).slice(1))
  expect(csv(board)[0], 'the mark by which Excel knows UTF-8').toBe('\ufeff')
  expect(head).toEqual([
    ...['topic', 'details', 'proposed by', 'votes', 'status', 'order', 'minutes', 'extensions'],
    ...['notes', 'takeaways', 'decisions', 'actions', 'links', 'merged into'],
  ])
  expect(row?.slice(0, 8)).toEqual([title, 'Two\nlines, "quoted"', 'Ana', '0', 'open', '', '0', '0'])
})

it('leaves no cell that a spreadsheet takes for a formula', () => {
  for (const start of ['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
    const evil = `${start}HYPERLINK("https://example.org","x")`
    const board = act(propose(aBoard(), evil, evil), by('ana'), {
      ...{ type: 'add-line', id: 'line', topicId: 'new', kind: 'note', text: evil },
    })
    const [, row = []] = rowsOf(csv(board).slice(1))
    expect([row[0], row[1], row[8]], start).toEqual([`'${evil}`, `'${evil}`, `'${evil}`])
  }
})

it('counts no vote while votes are hidden, but one’s own', () => {
  const voting = act(withTopics(aBoard()), by('mo'), { type: 'set-phase', phase: 'voting' })
  const board = act(voting, by('bo'), { type: 'vote', topicId: 'tea' })
  for (const who of ['ana', 'mo', null] as const) {
    expect(copy(board, who).topics.every(({ votes, yourVotes }) => votes === null && yourVotes === 0)).toBe(true)
    expect(toMarkdown(copy(board, who))).not.toMatch(/vote/)
  }
  expect(copy(board, 'bo').topics.map(({ title, yourVotes }) => [title, yourVotes])).toContainEqual(['Tea', 1])
})

it('tells no author of an anonymous topic, the author’s own file neither, and no name to strangers', () => {
  const board = act(withTopics(aBoard()), by('bo'), {
    ...{ type: 'propose', id: 'quiet', title: 'Quiet', details: '', anonymous: true },
  })
  for (const who of ['ana', 'bo', 'mo', null] as const) {
    const quiet = copy(board, who).topics.find(({ title }) => title === 'Quiet')
    expect(quiet).toMatchObject({ proposedBy: null, anonymous: true })
  }
  expect(rowsOf(csv(board).slice(1)).find(([title]) => title === 'Quiet')?.[2]).toBe('anonymous')
  expect(JSON.stringify(copy(board, null))).not.toContain('Ana')
})

it('keeps hidden what a moderator has hidden, in the moderator’s own file too', () => {
  const board = act(withTopics(aBoard()), by('mo'), { type: 'hide', what: 'topic', targetId: 'tea' })
  const named = act(board, by('mo'), { type: 'hide', what: 'person', targetId: 'bo' })
  for (const who of ['ana', 'mo', null] as const) {
    for (const text of [csv(named, who), toMarkdown(copy(named, who)), JSON.stringify(copy(named, who))]) {
      expect(text).not.toMatch(/\bTea\b/)
      expect(text).not.toMatch(/\bBo\b/)
      expect(text).toContain('Hidden by a moderator')
    }
  }
})

it('puts what was merged under its target, and what is to be done with who does it', () => {
  let board = withTopics(aBoard())
  board = act(board, by('mo'), { type: 'merge-topics', topicId: 'naps', intoId: 'tea' })
  board = act(board, by('bo'), {
    ...{ type: 'add-line', id: 'do', topicId: 'tea', kind: 'action', text: 'Brew', ownerId: 'ana', due: '2026-12-01' },
  })
  const rows = rowsOf(csv(board).slice(1))
  const at = rows.findIndex(([title]) => title === 'Tea')
  expect(rows[at]?.[11]).toBe('Brew (Ana, 2026-12-01)')
  expect([rows[at + 1]?.[0], rows[at + 1]?.[4], rows[at + 1]?.at(-1)]).toEqual(['Naps', 'merged', 'Tea'])
  expect(toMarkdown(copy(board, 'ana'))).toContain('Together with: Naps')
})

it('writes Markdown as the draft of the notes has it, under the meeting', () => {
  const text = toMarkdown(copy(withTopics(aBoard()), 'ana'))
  expect(text).toMatch(
    /^# Coffee \\\*Chat\\\*\n\n2026-12-10, <https:\/\/example\.org\/events\/december>\n\n## Not discussed yet\n\n- /,
  )
  expect(toMarkdown(copy(aBoard(), 'ana'))).toMatch(/december>\n$/)
})
