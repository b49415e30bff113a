import { expect, it } from 'vitest'
import type { Board } from '#lib/board/state'
import { view } from '#lib/board/view'
import { act, by, discussingTea, type Order, site, withTopics } from '#tests/unit/board/boards'

const [bo, mo] = [by('bo'), by('mo')]
const undo = (board: Board): Order => ({ type: 'undo', actId: [...board.acts.keys()].at(-1) ?? '' })
const forgetBo: Order = { type: 'forget', participantIds: ['bo'], words: false }

it('leaves an action with whoever does it, when a guest signs in', () => {
  const action: Order = { type: 'add-line', id: 'line', topicId: 'tea', kind: 'action', text: 'Boil', ownerId: 'ana' }
  const board = act(act(withTopics(), bo, action), site, {
    ...{ type: 'claim-guest', guestId: 'ana', personId: 'person-mo', name: 'Mo' },
  })
  expect(board.lines.get('line')).toMatchObject({ ownerId: 'mo', authorId: 'bo' })
})

it('lets nobody speak or stand in who has left the community', () => {
  const speaking = act(discussingTea(), mo, { type: 'call-on', participantId: 'bo' })
  const board: Board = { ...speaking, deputy: { id: 'bo', at: 0 } }
  expect(act(board, site, forgetBo)).toMatchObject({ speakerId: null, deputy: null })
  const others: Order = { ...forgetBo, participantIds: ['ana'] }
  expect(act(board, site, others)).toMatchObject({ speakerId: 'bo', deputy: { id: 'bo' } })
})

it('brings nobody back by an undo who has left the community meanwhile', () => {
  const removed = act(withTopics(), mo, { type: 'remove-participant', participantId: 'bo' })
  const left = act(removed, site, forgetBo)
  expect(act(left, mo, undo(left)).participants.get('bo')).toEqual(left.participants.get('bo'))

  const hand = act(discussingTea(), bo, { type: 'raise-hand', participantId: 'bo' })
  const spoken = act(hand, mo, { type: 'call-on', participantId: 'ana' })
  const finished = act(act(spoken, mo, { type: 'finish-topic' }), site, { ...forgetBo, participantIds: ['bo', 'ana'] })
  const back = act(finished, mo, undo(finished))
  expect(back).toMatchObject({ current: { topicId: 'tea' }, speakerId: null })
  expect(back.participants.get('bo')?.handAt).toBeNull()
})

it('takes words along, but for what was anonymous: who sees who leaves would see whose it was', () => {
  const cats: Order = { type: 'propose', id: 'cats', title: 'Cats', details: 'Big ones', anonymous: true }
  const proposed = act(withTopics(), bo, cats)
  // Tea was Bo's on an earlier board, and somebody else has brought it; dogs too, which was anonymous and brought by its author.
  const dogs = act(proposed, mo, { ...cats, id: 'dogs', title: 'Dogs' })
  const left = act(dogs, site, { ...forgetBo, words: true, copies: ['tea', 'dogs'] })
  const said = (board: Board) => [...board.topics.values()].map(({ title, details }) => `${title} ${details}`.trim())
  expect(said(dogs)).toEqual(['Tea', 'Naps Short ones', 'Cats Big ones', 'Dogs Big ones'])
  const back = 'Taken back by its author'
  expect(said(left)).toEqual([back, back, 'Cats Big ones', 'Dogs Big ones'])
  // Nothing in anybody's view of an anonymous topic changes with the one who leaves.
  for (const kind of ['public', 'participant', 'moderator'] as const)
    for (const id of ['cats', 'dogs']) {
      const [before, after] = [dogs, left].map((board) => view(board, kind).topics.find((topic) => topic.id === id))
      expect(after).toEqual(before)
    }
})

it('lets an author edit and withdraw a topic that is parked, since it waits', () => {
  const parked = act(withTopics(), mo, { type: 'park-topic', topicId: 'naps' })
  const edited = act(parked, bo, { type: 'edit-topic', topicId: 'naps', title: 'Sleep', details: '' })
  expect(edited.topics.get('naps')).toMatchObject({ title: 'Sleep', status: 'parked' })
  expect(act(edited, bo, { type: 'withdraw-topic', topicId: 'naps' }).topics.get('naps')?.status).toBe('removed')
})
