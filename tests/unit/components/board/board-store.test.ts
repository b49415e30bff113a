import { describe, expect, it, vi } from 'vitest'
import { diff } from '#lib/board/patch'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { act, by, discussingTea, noon, site, withTopics } from '#tests/unit/board/boards'
import { createBoardStore, type Viewer } from '../../../../components/board/board-store.ts'
import type { Pending } from '../../../../components/board/outbox.ts'

const member = { member: { id: 'person-bo', name: 'Bo' }, moderator: false, going: false }
const visitor = { member: null, moderator: false, going: false }

function aStore(board: Board, who: string | null, viewer: Viewer = visitor) {
  const kind = who ? 'participant' : 'public'
  const first = { view: view(board, kind), me: who ? privateView(board, who, false) : null, present: 1 }
  return createBoardStore(first, viewer, () => noon)
}

const pendingVote = (topicId: string, state: Pending['state'] = 'sending'): Pending => ({
  command: { id: `vote ${topicId}`, type: 'vote', topicId },
  place: `topic ${topicId}`,
  state,
  version: null,
})

describe('board store', () => {
  const early = withTopics()
  const voted = act(early, by('bo'), { type: 'vote', topicId: 'tea' })

  it('shows a pending vote at once, and takes it back when it is refused', () => {
    const store = aStore(early, 'ana')
    store.setPending([pendingVote('tea')], false)
    expect([store.get().me?.votesLeft, store.get().index.topics.get('tea')?.votes]).toEqual([2, 1])
    store.setPending([], false)
    expect([store.get().me?.votesLeft, store.get().index.topics.get('tea')?.votes]).toEqual([3, 0])
  })

  it('counts a saved vote once when view and own part come together', () => {
    const mine = act(early, by('ana'), { type: 'vote', topicId: 'tea' })
    const store = aStore(early, 'ana')
    store.setPending([pendingVote('tea', 'saved')], false)
    const seen: unknown[] = []
    store.subscribe(() => seen.push(store.get().index.topics.get('tea')?.votes))
    store.batch(() => {
      store.takePatch(diff(view(early, 'participant'), view(mine, 'participant')))
      store.takeMe(privateView(mine, 'ana', false))
    })
    expect(seen).toEqual([1])
  })

  it('shows a refusal whose place is gone at the board, and says it once', () => {
    const store = aStore(early, 'ana')
    store.rescue('propose dialog')
    store.refuse('propose dialog', { code: 'too-many', message: 'Enough.' })
    store.rescue('propose dialog')
    expect(store.get().refusals).toEqual({ board: { code: 'too-many', message: 'Enough.' } })
    expect(store.get().news.count).toBe(1)
  })

  it('tells of people who come, also when nothing else is new', () => {
    const store = aStore(early, 'ana')
    const seen: number[] = []
    store.subscribe(() => seen.push(store.get().present))
    store.batch(() => store.setPresence({ present: 2, away: false }))
    expect(seen).toEqual([2])
  })

  it("shows a visitor's board once the member has signed out", () => {
    const store = aStore(early, 'bo', { ...member, moderator: true, going: false })
    store.signOut()
    expect(store.get()).toMatchObject({ me: null, signedOut: true, viewer: visitor })
  })

  it('keeps every card that did not change, so that a vote draws one', () => {
    const store = aStore(early, 'ana')
    const { index } = store.get()
    store.takePatch(diff(view(early, 'participant'), view(voted, 'participant')))
    expect(store.get().index.topics.get('naps')).toBe(index.topics.get('naps'))
    expect(store.get().index.topics.get('tea')).not.toBe(index.topics.get('tea'))
    expect(store.get().index.linesOf).toBe(index.linesOf)
  })

  it('says when a patch does not begin where it stands', () => {
    const later = act(voted, by('ana'), { type: 'vote', topicId: 'naps' })
    const store = aStore(early, 'ana')
    expect(store.takePatch(diff(view(voted, 'participant'), view(later, 'participant')))).toBe(false)
    expect(store.get().view.version).toBe(early.version)
  })

  it('offers a member what joining would give, and a visitor nothing', () => {
    expect(aStore(early, null, member).get().me).toMatchObject({ name: 'Bo', votesLeft: 3 })
    expect(aStore(early, null).get()).toMatchObject({ me: null, joined: false })
  })

  it('shows a refusal where the click was, and says it', () => {
    const store = aStore(early, 'ana')
    store.refuse('topic tea', { code: 'no-votes-left', message: 'None left.' })
    store.refuse('topic tea', { code: 'no-votes-left', message: 'None left.' })
    expect(store.get()).toMatchObject({ refusals: { 'topic tea': { code: 'no-votes-left' } }, news: { count: 2 } })
    store.forgive('topic tea')
    expect(store.get().refusals).toEqual({})
  })

  it('says aloud what everybody should hear, and not a vote', () => {
    const store = aStore(early, 'ana')
    const told = vi.fn()
    store.takePatch(diff(view(early, 'participant'), view(voted, 'participant')))
    expect(store.get().news.text).toBe('')
    const started = discussingTea(voted)
    const up = act(
      started,
      site,
      { type: 'time-up', timeboxId: 'box', endsAt: noon + 300_000, headCount: 3 },
      noon + 300_000,
    )
    for (const board of [started, up]) {
      store.takeSnapshot(view(board, 'participant'))
      told(store.get().news.text)
    }
    expect(told.mock.calls.flat()).toEqual([
      'The discussion begins. 5 minutes for: Tea',
      'Time is up. Another sip? Raise your thumb up, sideways or down.',
    ])
  })
})
