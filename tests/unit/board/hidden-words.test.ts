import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Channel } from '#lib/board/channel'
import { takenBack } from '#lib/board/machine-forget'
import { judge } from '#lib/board/optimism'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { act, answer, by, noon, type Order, site, withTopics } from '#tests/unit/board/boards'
import { aHistory, play } from '#tests/unit/board/histories'

const RUNS = { numRuns: 150 }
const [ana, bo, mo] = [by('ana'), by('bo'), by('mo')]
const hide = { type: 'hide', what: 'topic', targetId: 'tea' } as const
const restore = { ...hide, type: 'restore' } as const

/** The words that are hidden now, with whose they are, in the form in which they would stand in JSON. */
function hiddenWords({ topics, lines, participants }: Board): { word: string; authorId: string }[] {
  const quoted = (word: string) => JSON.stringify(word)
  const all = [
    ...[...topics.values()].flatMap((it) => (it.hidden ? [{ word: quoted(it.title), authorId: it.authorId }] : [])),
    ...[...lines.values()].flatMap((it) => (it.hidden ? [{ word: quoted(it.text), authorId: it.authorId }] : [])),
    ...[...participants.values()].flatMap((it) => (it.hidden ? [{ word: quoted(it.name), authorId: it.id }] : [])),
  ]
  // Of who has left there is no name, and what stands for their words is nobody's secret.
  return all.filter(({ word }) => word !== '""' && word !== quoted(takenBack))
}

/** What somebody is given who comes back with this version. */
const missedBy = (channel: Channel, version: number): string | null =>
  channel
    .since(version)
    ?.map((bytes) => new TextDecoder().decode(bytes))
    .join() ?? null

describe('what was taken away', () => {
  const secret = { title: 'Secret', details: 'Secret' }
  const told = act(act(withTopics(), ana, { type: 'propose', id: 'told', ...secret }), ana, {
    ...{ type: 'add-line', id: 'line', topicId: 'naps', kind: 'note', text: 'Secret' },
  })
  const guest = act(told, site, { type: 'join', participantId: 'cy', personId: null, name: 'Secret' })
  const better = { title: 'Better', details: '' }
  const away: [string, Order[]][] = [
    ['withdrawn', [{ type: 'withdraw-topic', topicId: 'told' }]],
    ['removed', [{ type: 'remove-topic', topicId: 'told' }]],
    ['edited', [{ type: 'edit-topic', topicId: 'told', ...better }]],
  ]
  it.each(away)('is not told to who comes back after it was %s, nor what else there was of it', (_how, [order]) => {
    const last: Order[] = [
      { type: 'remove-line', lineId: 'line' },
      { type: 'remove-participant', participantId: 'cy' },
    ]
    for (const kind of ['public', 'participant', 'moderator'] as const) {
      const channel = new Channel(kind, withTopics())
      let board = guest
      channel.advance(board)
      expect(missedBy(channel, withTopics().version)).toContain('Secret')
      for (const next of order ? [order, ...last] : last) {
        board = act(board, next.type.startsWith('remove') ? mo : ana, next)
        channel.advance(board)
      }
      // Moderators see whom they took off the board.
      const gone = kind === 'moderator' ? /Secret(?!","guest")/ : /Secret/
      for (let version = 0; version < board.version; version++)
        expect(missedBy(channel, version) ?? '').not.toMatch(gone)
    }
  })

  it('costs nobody the patches since, nor those of anything else', () => {
    const channel = new Channel('public', withTopics())
    const more = act(told, bo, { type: 'add-line', id: 'other', topicId: 'naps', kind: 'note', text: 'Kept' })
    for (const board of [told, more]) channel.advance(board)
    channel.advance(act(more, ana, { type: 'withdraw-topic', topicId: 'told' }))
    expect(missedBy(channel, withTopics().version)).toBeNull()
    expect(missedBy(channel, told.version)).toContain('Kept')
  })

  it('are votes too: what they were is not told once they are hidden', () => {
    const channel = new Channel('public', withTopics())
    const voted = act(withTopics(), ana, { type: 'vote', topicId: 'naps' })
    channel.advance(voted)
    expect(missedBy(channel, withTopics().version)).toContain('votes')
    channel.advance(act(voted, mo, { type: 'set-phase', phase: 'voting' }))
    expect(missedBy(channel, withTopics().version)).toBeNull()
    expect(missedBy(channel, voted.version)).not.toContain('"votes"')
  })
})

describe('what a moderator has hidden', () => {
  it('stands in no byte of what others are shown, and restored it is there again', () => {
    let hidden = 0
    fc.assert(
      fc.property(aHistory, (history) => {
        const { steps, board } = play(history)
        for (const { after, events } of steps) {
          if (!events) continue
          const words = hiddenWords(after)
          if (words.length === 0) continue
          const shown = (['public', 'participant'] as const).map((kind) => JSON.stringify(view(after, kind))).join()
          const own = new Map(
            [...after.participants.keys()].map((id) => [id, JSON.stringify(privateView(after, id, false))]),
          )
          for (const { word, authorId } of words) {
            hidden += 1
            expect(shown).not.toContain(word)
            for (const [id, me] of own) if (id !== authorId) expect(me).not.toContain(word)
          }
        }
        const last = JSON.stringify(view(board, 'public'))
        for (const topic of board.topics.values())
          if (topic.status !== 'removed' && !topic.hidden) expect(last).toContain(JSON.stringify(topic.title))
      }),
      RUNS,
    )
    expect(hidden).toBeGreaterThan(200)
  })

  it('stands in no patch that somebody who comes back is given', () => {
    let given = 0
    fc.assert(
      fc.property(aHistory, fc.constantFrom('public', 'participant', 'moderator'), (history, kind) => {
        const { steps, board } = play(history)
        const first = steps[0]
        if (!first) return
        const channel = new Channel(kind, first.before)
        for (const { after } of steps) channel.advance(after)
        const hidden = kind === 'moderator' ? [] : hiddenWords(board)
        const shown = new Set(JSON.stringify(view(board, kind)).match(/word-c\d+/g))
        for (let version = 0; version < board.version; version++) {
          const missed = channel.since(version)?.map((bytes) => new TextDecoder().decode(bytes)) ?? []
          given += missed.length
          for (const { word } of hidden) expect(missed.join()).not.toContain(word)
          for (const word of missed.join().match(/word-c\d+/g) ?? []) expect(shown).toContain(word)
        }
      }),
      RUNS,
    )
    expect(given).toBeGreaterThan(100)
  })

  it('is read by moderators, marked, and by whoever wrote it, in their own part', () => {
    const board = act(withTopics(), mo, hide)
    expect(view(board, 'moderator').topics[0]).toMatchObject({ title: 'Tea', hidden: true })
    expect(view(board, 'participant').topics[0]).toMatchObject({
      title: 'Hidden by a moderator',
      details: '',
      hidden: true,
    })
    expect(privateView(board, 'ana', false)?.hidden).toEqual([{ id: 'tea', title: 'Tea', details: '' }])
    expect(privateView(board, 'bo', false)).not.toHaveProperty('hidden')
    const { acts, undoable, ...shown } = view(act(board, mo, restore), 'public')
    expect(shown).toEqual({
      ...view(withTopics(), 'public'),
      version: board.version + 1,
      acts: undefined,
      undoable: undefined,
    })
    expect([acts.map(({ kind }) => kind), undoable]).toEqual([['hide-topic', 'restore-topic'], acts[1]?.id])
  })
})

describe('hide and restore', () => {
  it('are for moderators, twice is once, and what is not there cannot be hidden', () => {
    expect(answer(withTopics(), bo, hide)).toBe('not-moderator')
    expect(answer(withTopics(), mo, { ...hide, targetId: 'nothing' })).toBe('no-such-topic')
    expect(answer(withTopics(), mo, { ...hide, what: 'line' })).toBe('no-such-line')
    expect(answer(withTopics(), mo, { ...hide, what: 'person' })).toBe('no-such-participant')
    expect(answer(act(withTopics(), mo, hide), mo, hide)).toEqual([])
    expect(answer(withTopics(), mo, restore)).toEqual([])
  })

  it('reach a closed board, also by a moderator who never joined', () => {
    const closed = act(withTopics(), mo, { type: 'set-phase', phase: 'closed' })
    const late = { id: '', moderator: true }
    expect(act(closed, late, hide)).toMatchObject({ stage: 'closed', closedAt: noon })
    expect(view(act(closed, late, hide), 'public').topics.find(({ id }) => id === 'tea')?.title).toBe(
      'Hidden by a moderator',
    )
    expect(answer(closed, bo, hide)).toBe('board-closed')
  })

  it('leave votes as they are: a hidden topic gets none, is not started and not rewritten, but can be withdrawn', () => {
    const voted = act(withTopics(), bo, { type: 'vote', topicId: 'tea' })
    const board = act(act(voted, mo, { type: 'set-phase', phase: 'voting' }), mo, hide)
    expect(board.ballots).toBe(voted.ballots)
    const edit = { type: 'edit-topic', topicId: 'tea', title: 'Coffee', details: '' } as const
    expect(answer(board, mo, { type: 'vote', topicId: 'tea' })).toBe('hidden-by-moderator')
    expect(answer(board, bo, { type: 'unvote', topicId: 'tea' })).toHaveLength(1)
    expect(answer(board, ana, edit)).toBe('hidden-by-moderator')
    expect(answer(board, ana, { type: 'withdraw-topic', topicId: 'tea' })).toHaveLength(1)
    const discussing = act(board, mo, { type: 'set-phase', phase: 'discussing' })
    expect(answer(discussing, mo, { type: 'start-topic', topicId: 'tea' })).toBe('hidden-by-moderator')
    const verdict = judge(view(board, 'participant'), privateView(board, 'ana', false), { id: 'x', ...edit }, noon)
    expect(verdict).toMatchObject({ failure: { code: 'hidden-by-moderator' } })
  })

  it('keep a line from being rewritten, not from being removed', () => {
    const line = act(withTopics(), ana, { type: 'add-line', id: 'line', topicId: 'tea', kind: 'note', text: 'Hot' })
    const board = act(line, mo, { type: 'hide', what: 'line', targetId: 'line' })
    expect(view(board, 'public').lines[0]).toMatchObject({ text: 'Hidden by a moderator', hidden: true })
    const edit = { type: 'edit-line', lineId: 'line', kind: 'note', text: 'Cold' } as const
    expect(answer(board, ana, edit)).toBe('hidden-by-moderator')
    expect(answer(board, ana, { type: 'remove-line', lineId: 'line' })).toHaveLength(1)
  })

  it('cover the name of somebody whose name is hidden at the desk from the moment they join', () => {
    const join = { type: 'join', participantId: 'cy', personId: 'person-cy', name: 'Cy', hidden: true } as const
    const joined = act(withTopics(), site, join)
    expect(view(joined, 'participant').people.at(-1)).toEqual({
      id: 'cy',
      name: 'Somebody',
      guest: false,
      hidden: true,
    })
    const claimed = act(withTopics(), site, { ...join, type: 'claim-guest', guestId: 'ana' })
    expect(JSON.stringify(view(claimed, 'participant'))).not.toContain('"Cy"')
    const shown = act(joined, site, { type: 'restore-name', participantId: 'cy' })
    expect(view(shown, 'participant').people.at(-1)).toEqual({ id: 'cy', name: 'Cy', guest: false })
    expect(answer(joined, mo, { type: 'restore-name', participantId: 'cy' })).toBe('not-admitted')
  })
})
