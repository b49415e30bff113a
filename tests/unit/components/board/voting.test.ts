import { expect, it } from 'vitest'
import type { Board } from '#lib/board/state'
import { privateView, view } from '#lib/board/view'
import { aBoard, act, by, noon, withTopics } from '#tests/unit/board/boards'
import type { Order } from '../../../../components/board/board-live.ts'
import { createBoardStore } from '../../../../components/board/board-store.ts'
import type { Pending } from '../../../../components/board/outbox.ts'
import { giveVote, takeVoteBack } from '../../../../components/board/use-voting.ts'

/** Ana's browser: what she does shows at once, and `sent` lists it. */
function hands(board: Board, answers: boolean[] = []) {
  const first = { view: view(board, 'participant'), me: privateView(board, 'ana', false), present: 1 }
  const store = createBoardStore(first, { member: null, going: false, moderator: false }, () => noon)
  const pending: Pending[] = []
  const run = (order: Order, place: string) => {
    const command = { id: `c${pending.length}`, ...order } as Pending['command']
    pending.push({ command, place, state: 'waiting', version: null })
    store.setPending([...pending], false)
    if (answers.shift() ?? true) return Promise.resolve({ ok: true as const })
    pending.pop()
    store.setPending([...pending], false)
    return Promise.resolve({ ok: false as const, refusal: { code: 'not-open', message: 'It was parked.' } })
  }
  const sent = () => pending.map(({ command }) => (command.type === 'set-done' ? `done ${command.done}` : command.type))
  return { live: { run, store }, sent }
}

const voting = act(withTopics(aBoard({ votesEach: 2 })), by('mo'), { type: 'set-phase', phase: 'voting' })

it('says that one is done with the last vote, and no longer once a vote is taken back', async () => {
  const { live, sent } = hands(voting)
  await giveVote(live, 'tea')
  expect(sent()).toEqual(['vote'])
  await giveVote(live, 'naps')
  expect(sent()).toEqual(['vote', 'vote', 'done true'])
  takeVoteBack(live, 'tea')
  expect(sent().slice(3)).toEqual(['unvote', 'done false'])
})

it('says nothing for a vote that none was left for, nor before the meeting', async () => {
  const spent = act(act(voting, by('ana'), { type: 'vote', topicId: 'tea' }), by('ana'), {
    type: 'vote',
    topicId: 'naps',
  })
  const late = hands(spent, [false])
  await giveVote(late.live, 'tea')
  expect(late.sent()).toEqual([])
  const early = hands(withTopics(aBoard({ votesEach: 1 })))
  await giveVote(early.live, 'tea')
  expect(early.sent()).toEqual(['vote'])
})

it('says nothing when the last vote was refused, or was taken back before it was saved', async () => {
  const refused = hands(voting, [true, false])
  await giveVote(refused.live, 'tea')
  await giveVote(refused.live, 'naps')
  expect(refused.sent()).toEqual(['vote'])
  const { live, sent } = hands(voting)
  await giveVote(live, 'tea')
  const last = giveVote(live, 'naps')
  takeVoteBack(live, 'naps')
  await last
  expect(sent()).toEqual(['vote', 'vote', 'unvote'])
})
