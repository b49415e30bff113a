import { afterEach, expect, it, vi } from 'vitest'
import { privateView, view } from '#lib/board/view'
import { noon, withTopics } from '#tests/unit/board/boards'
import { createBoardLive } from '../../../../components/board/board-live.ts'

afterEach(() => void vi.unstubAllGlobals())

it('does what a visitor clicked once they have joined', async () => {
  const board = withTopics()
  const posted: Record<string, unknown>[] = []
  vi.stubGlobal(
    'EventSource',
    class {
      addEventListener(): void {}
      close(): void {}
    },
  )
  vi.stubGlobal('fetch', async (_address: string, init?: RequestInit) => {
    if (init?.body) posted.push(JSON.parse(String(init.body)))
    const joined = {
      ...view(board, 'participant'),
      me: privateView(board, 'ana', false),
      kind: 'participant',
      present: 1,
      now: noon,
    }
    return Response.json(init?.body ? { version: board.version } : joined)
  })
  const live = createBoardLive({
    boardId: 'board',
    now: noon,
    present: 0,
    viewer: { member: null, moderator: false },
    view: view(board, 'public'),
    me: null,
  })
  const { run, join, store, start } = live
  vi.stubGlobal('document', new EventTarget())
  vi.stubGlobal('window', new EventTarget())
  const stop = start()

  await run({ type: 'vote', topicId: 'tea' }, 'topic tea')
  expect(store.get()).toMatchObject({ joinAsked: 1, refusals: { 'topic tea': { code: 'not-admitted' } } })
  expect(await join('Ana')).toEqual({ ok: true })
  await vi.waitFor(() => expect(posted).toMatchObject([{ name: 'Ana' }, { type: 'vote', topicId: 'tea' }]))
  expect(store.get().refusals).toEqual({})
  stop()
})
