import { afterEach, expect, it, vi } from 'vitest'
import { apply, decide } from '#lib/board/machine'
import { type Board, type Id, participantOf } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { act, by, discussingTea, minutes, noon, seconds, site, votingOnTea, withTopics } from '#tests/unit/board/boards'
import { createBoardLive } from '../../../../components/board/board-live.ts'

afterEach(() => void vi.unstubAllGlobals())

const board = withTopics()

/** A browser whose requests are written down: "GET", or the body of a POST. */
function aBrowser(answers: (body: unknown) => Response) {
  const window = new EventTarget()
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
  vi.stubGlobal('window', window)
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw))
  const items = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  })
  return { asked, window, items }
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
  const stop = first.start()
  void first.run({ type: 'vote', topicId: 'tea' }, 'topic tea')
  await vi.waitFor(() => expect(asked).toContainEqual(expect.objectContaining({ type: 'vote' })))
  const bo = participantOf(board, 'person-bo')?.id ?? ''
  const pending = (id: Id | null) => {
    const page = aPage(id)
    page.start()()
    return page.store.get().pending.length
  }
  expect([pending(bo), pending(null), pending('ana')]).toEqual([0, 0, 1])
  stop()
})

/** A page of somebody's that shows a board as it was while the site, which answers once the network is back, has a later one. */
function behind(who: string, shown: Board, later: Board, at: number) {
  const moderator = who === 'mo'
  const site = { board: later, online: false, codes: [] as string[] }
  const browser = aBrowser((body) => {
    if (!site.online) throw new TypeError('Failed to fetch')
    if (!body) return new Response(null, { status: 503 })
    const decided = decide(site.board, body as Parameters<typeof decide>[1], by(who), at)
    site.codes.push(decided.ok ? 'accepted' : decided.failure.code)
    if (!decided.ok) return Response.json({ code: decided.failure.code }, { status: 409 })
    site.board = apply(site.board, decided.value, at)
    return Response.json({ version: site.board.version })
  })
  const viewer = { member: { id: `person-${who}`, name: who }, moderator, going: true }
  const first = { view: view(shown, moderator ? 'moderator' : 'participant'), me: privateView(shown, who, moderator) }
  const page = createBoardLive({ boardId: 'board', now: noon, present: 1, viewer, ...first })
  const goOnline = () => {
    site.online = true
    browser.window.dispatchEvent(new Event('online'))
  }
  return { page, site, goOnline, asked: browser.asked }
}

it('hits no topic but the one that was shown, however late a click arrives', async () => {
  const done = act(discussingTea(), by('mo'), { type: 'finish-topic' }, noon + minutes(2))
  const onNaps = act(done, by('mo'), { type: 'start-topic', id: 'next', topicId: 'naps' }, noon + minutes(2))
  const { page, site, goOnline, asked } = behind('mo', discussingTea(), onNaps, noon + minutes(3))
  const stop = page.start()
  const pressed = page.run({ type: 'finish-topic', timeboxId: 'box' }, 'next')
  await vi.waitFor(() => expect(asked).toContainEqual(expect.objectContaining({ type: 'finish-topic' })))
  goOnline()
  expect(await pressed).toMatchObject({ ok: false, refusal: { code: 'moved-on' } })
  expect([site.codes, site.board.topics.get('naps')?.status]).toEqual([['moved-on'], 'discussing'])
  stop()
})

it('counts no thumb in the next Roman vote', async () => {
  const done = act(votingOnTea(), by('mo'), { type: 'finish-topic' }, noon + minutes(6))
  const onNaps = act(done, by('mo'), { type: 'start-topic', id: 'next', topicId: 'naps' }, noon + minutes(6))
  const timeUp = { type: 'time-up', timeboxId: 'next', endsAt: noon + minutes(11), headCount: 3 } as const
  const voting = act(onNaps, site, timeUp, noon + minutes(11))
  const there = behind('bo', votingOnTea(), voting, noon + minutes(11) + seconds(5))
  const stop = there.page.start()
  const raised = there.page.run({ type: 'thumb', timeboxId: 'box', value: 'down' }, 'thumbs')
  await vi.waitFor(() => expect(there.asked).toContainEqual(expect.objectContaining({ type: 'thumb' })))
  there.goOnline()
  expect(await raised).toMatchObject({ ok: false, refusal: { code: 'moved-on' } })
  expect(there.site.board.rounds.get('next')?.thumbs.size).toBe(0)
  stop()
})

it('keeps what a member sends who has not joined yet, for them alone, also once they have', async () => {
  const { items } = aBrowser(() => {
    throw new TypeError('Failed to fetch')
  })
  const pageOf = (personId: string, me: Id | null = null) => {
    const viewer = { member: { id: personId, name: 'Ana' }, moderator: false, going: false }
    const own = me === null ? null : privateView(board, me, false)
    return createBoardLive({ boardId: 'board', now: noon, present: 0, viewer, view: view(board, 'public'), me: own })
  }
  const left = (personId: string, me: Id | null = null) => {
    const page = pageOf(personId, me)
    page.start()()
    return page.store.get().pending.map(({ command }) => command.type)
  }
  const page = pageOf('person-ana')
  const stop = page.start()
  void page.run({ type: 'propose', title: 'A thought', details: '' }, 'propose side')
  await vi.waitFor(() => expect(page.store.get().stuck).toBe(true))
  stop()
  expect([left('another-ana'), left('person-ana'), left('person-ana', 'ana')]).toEqual([[], ['propose'], ['propose']])
  // Of the page of a release before, which knew them as a participant alone.
  items.set('board board ana', items.get('board board person-ana') ?? '')
  items.delete('board board person-ana')
  expect([left('another-ana'), left('person-ana', 'ana')]).toEqual([[], ['propose']])
})
