import { afterEach, expect, it, vi } from 'vitest'
import { type Id, participantOf } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { noon, withTopics } from '#tests/unit/board/boards'
import { createBoardLive } from '../../../../components/board/board-live.ts'

afterEach(() => void vi.unstubAllGlobals())

const board = withTopics()

/** A browser whose requests are written down: "GET", or the body of a POST. */
function aBrowser(answers: (body: unknown) => Response) {
  const asked: unknown[] = []
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener(): void {}
      close(): void {}
    },
  )
  vi.stubGlobal('fetch', async (address: string, init?: RequestInit) => {
    const body: unknown = init?.body ? JSON.parse(String(init.body)) : null
    if (!address.endsWith('/time')) asked.push(body ?? 'GET')
    return answers(body)
  })
  vi.stubGlobal('BroadcastChannel', undefined)
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw))
  const items = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  })
  return { asked }
}

const boardFor = (id: Id) =>
  Response.json({
    ...view(board, 'participant'),
    me: privateView(board, id, false),
    kind: 'participant',
    present: 1,
    now: noon,
  })

function aPage(id: Id | null) {
  const me = id === null ? null : privateView(board, id, false)
  const viewer = { member: null, moderator: false, going: false }
  return createBoardLive({ boardId: 'board', now: noon, present: 0, viewer, view: view(board, 'public'), me })
}

it('does what a visitor clicked once they have joined, and joins once the browser has been answered', async () => {
  const { asked } = aBrowser((body) => (body ? Response.json({ version: board.version }) : boardFor('ana')))
  vi.stubGlobal('sessionStorage', undefined)
  const { run, join, store, start } = aPage(null)
  const stop = start()
  await run({ type: 'vote', topicId: 'tea' }, 'topic tea')
  expect(store.get()).toMatchObject({ joinAsked: 1, refusals: { 'topic tea': { code: 'not-admitted' } } })
  expect(await join('Ana')).toEqual({ ok: true })
  await vi.waitFor(() =>
    expect(asked.slice(0, 4)).toMatchObject(['GET', { name: 'Ana' }, 'GET', { type: 'vote', topicId: 'tea' }]),
  )
  expect(store.get().refusals).toEqual({})
  stop()
})

it('does not send as somebody else what was clicked before', async () => {
  const { asked } = aBrowser(() => new Response(null, { status: 503 }))
  const first = aPage('ana')
  first.start()
  void first.run({ type: 'vote', topicId: 'tea' }, 'topic tea')
  await vi.waitFor(() => expect(asked).toContainEqual(expect.objectContaining({ type: 'vote' })))
  const bo = participantOf(board, 'person-bo')?.id ?? ''
  const pending = (id: Id | null) => {
    const page = aPage(id)
    page.start()()
    return page.store.get().pending.length
  }
  expect([pending(bo), pending(null), pending('ana')]).toEqual([0, 0, 1])
})
