import { createElement, type ReactElement, type ReactNode, useRef } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Stage } from '#components/board/stage'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { act, by, discussingTea, noon, withTopics } from '#tests/unit/board/boards'
import { createBoardStore } from '../../../../components/board/board-store.ts'
import { useDraft } from '../../../../components/board/use-draft.ts'
import { shownTo } from './cards.ts'

/** A tab's storage: what is kept are properties of it, as in a browser. */
function aStorage(): Storage {
  const own = (value: unknown) => ({ value, enumerable: false })
  const storage: Record<string, string> = {}
  return Object.defineProperties(storage, {
    getItem: own((key: string) => storage[key] ?? null),
    setItem: own((key: string, text: string) => {
      storage[key] = text
    }),
    removeItem: own((key: string) => delete storage[key]),
  }) as unknown as Storage
}

beforeEach(() => void vi.stubGlobal('sessionStorage', aStorage()))
afterEach(() => void vi.unstubAllGlobals())

const kept = () => Object.keys(sessionStorage)

function Field(): ReactNode {
  useDraft('topic board title', useRef(null))('Half a thou')
  return null
}

/** Somebody leaves a few words half typed. */
function typedBy(who: string | null, board: Board): void {
  shownTo(who, board, Field, {})
}

function StageSeen({ see }: { see: (key: string | null) => void }): ReactNode {
  const stage = Stage() as ReactElement<{ children: ReactElement }>
  see(stage.props.children.key)
  return createElement('main', null, stage)
}

it('keeps what each person of this tab has half typed apart', () => {
  for (const who of ['ana', 'bo', 'stranger', null]) typedBy(who, withTopics())
  expect(kept()).toHaveLength(4)
  typedBy('ana', withTopics())
  expect(kept()).toHaveLength(4)
})

it('forgets it with the session, and nothing else', () => {
  typedBy('bo', withTopics())
  sessionStorage.setItem('board 7 bo', '[]')
  const first = { view: view(withTopics(), 'participant'), me: privateView(withTopics(), 'bo', false), present: 1 }
  createBoardStore(
    first,
    { member: { id: 'person-bo', name: 'Bo' }, moderator: false, going: false },
    () => noon,
  ).signOut()
  expect(kept()).toEqual(['board 7 bo'])
})

it('begins the stage anew with each topic, so that a line half typed on one is not sent to the next', () => {
  const keys: (string | null)[] = []
  const tea = discussingTea()
  const naps = act(act(tea, by('mo'), { type: 'finish-topic' }), by('mo'), { type: 'start-topic', topicId: 'naps' })
  for (const board of [tea, naps]) shownTo('ana', board, StageSeen, { see: (key) => keys.push(key) })
  expect(keys).toEqual(['tea', 'naps'])
})
