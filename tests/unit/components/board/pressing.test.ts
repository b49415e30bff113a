import { type ComponentProps, createElement, type FunctionComponent, type ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import { useBoardLive } from '#components/board/board-context'
import { Invite } from '#components/board/invite'
import { PeopleList } from '#components/board/people-list'
import { PhaseBar } from '#components/board/phase-bar'
import { Speakers } from '#components/board/speakers'
import { TimeboxButtons } from '#components/board/timebox-buttons'
import { VoteButton } from '#components/board/vote-button'
import { DoneButton } from '#components/board/voting-progress'
import type { BoardCommand } from '#lib/board/schema'
import type { Board } from '#lib/board/state'
import { aBoard, act, by, discussingTea, site, withTopics } from '#tests/unit/board/boards'
import type { BoardLive, Order } from '../../../../components/board/board-live.ts'
import { shownTo } from './cards.ts'

type Props = ComponentProps<'button'>
const buttons: Props[] = []

vi.mock('#components/ui/button', () => ({
  Button: (props: Props) => {
    buttons.push(props)
    return createElement('button', { type: 'button', 'aria-busy': props['aria-busy'] })
  },
}))

const nameOf = ({ 'aria-label': label, children }: Props): string =>
  label ??
  [children]
    .flat(3)
    .filter((part) => typeof part === 'string')
    .join('')

type UnderWay = { order: Order; place: string }[]

function Page({
  underWay,
  met,
  children,
}: {
  underWay: UnderWay
  met: (live: BoardLive) => void
  children: ReactNode
}) {
  const live = useBoardLive()
  met(live)
  const pending = underWay.map(({ order, place }, at) => ({
    ...{ command: { id: `c${at}`, ...order } as BoardCommand, place },
    ...{ state: 'sending' as const, version: null },
  }))
  if (pending.length > 0) live.store.setPending(pending, false)
  return children
}

/** A part of the board in somebody's browser, with what is under way there. */
function inHands<P extends object>(
  who: string,
  board: Board,
  part: FunctionComponent<P>,
  props: P,
  underWay: UnderWay = [],
) {
  buttons.length = 0
  let live: BoardLive | undefined
  const met = (made: BoardLive) => {
    live = made
  }
  shownTo(who, board, Page, { underWay, met, children: createElement(part, props) })
  const click = (name: string, detail: number) =>
    buttons
      .find((button) => nameOf(button) === name)
      ?.onClick?.({ detail } as Parameters<NonNullable<Props['onClick']>>[0])
  return {
    click,
    sent: () => live?.store.get().pending.map(({ command: { id: _id, ...order } }) => order) ?? [],
    busy: () => buttons.filter((button) => button['aria-busy'] === true).map(nameOf),
  }
}

const talking = ['ana', 'bo'].reduce(
  (board, id) => act(board, by(id), { type: 'raise-hand', participantId: id }),
  discussingTea(),
)
const voting = act(withTopics(), by('mo'), { type: 'set-phase', phase: 'voting' })
const stacking = act(withTopics(aBoard({ stacking: true })), by('mo'), { type: 'set-phase', phase: 'voting' })
const { current } = talking
if (!current) throw new Error('Tea is discussed.')
const onTea = { topicId: 'tea' }
const tea = { topicId: 'tea', title: 'Tea', hidden: false }
const invite = { address: 'https://meet.example.org/b/7XK2QD', slug: 'chat', close: () => undefined }

it('does a thing once for a double click, whose second half may hit what came into its place', () => {
  const tries = [
    {
      name: 'Pause',
      page: inHands.bind(null, 'mo', talking, TimeboxButtons as FunctionComponent<object>, { current }),
    },
    {
      name: 'Lower the hand of Ana',
      page: inHands.bind(null, 'mo', talking, Speakers as FunctionComponent<object>, onTea),
    },
    { name: 'Raise hand', page: inHands.bind(null, 'mo', talking, Speakers as FunctionComponent<object>, onTea) },
    { name: 'Lock the board', page: inHands.bind(null, 'mo', voting, Invite as FunctionComponent<object>, invite) },
    { name: 'I’m done', page: inHands.bind(null, 'ana', voting, DoneButton, {}) },
    { name: 'Vote for Tea', page: inHands.bind(null, 'ana', voting, VoteButton as FunctionComponent<object>, tea) },
  ]
  for (const { name, page } of tries) {
    const { click, sent } = page()
    click(name, 1)
    click(name, 2)
    expect([name, sent().length]).toEqual([name, 1])
    // A key that presses a button counts no clicks.
    const keyed = page()
    keyed.click(name, 0)
    expect([name, keyed.sent().length]).toEqual([name, 1])
  }
})

it('takes each click of what is meant to be pressed again and again', () => {
  const clock = inHands('mo', talking, TimeboxButtons, { current })
  for (const detail of [1, 2, 3]) clock.click('+1 min: add one minute', detail)
  expect(clock.sent()).toHaveLength(3)
  const card = inHands('ana', stacking, VoteButton, tea)
  for (const detail of [1, 2]) card.click('Vote for Tea', detail)
  expect(card.sent()).toHaveLength(2)
})

it('shows the dots at what was pressed, and not at all that stands at the same place', () => {
  const busy = <P extends object>(
    who: string,
    board: Board,
    [part, props]: [FunctionComponent<P>, P],
    ...underWay: UnderWay
  ) => inHands(who, board, part, props, underWay).busy()
  const three = act(withTopics(), site, { type: 'join', participantId: 'cy', personId: 'person-cy', name: 'Cy' })
  const make = { order: { type: 'make-moderator' as const, participantId: 'bo' }, place: 'people' }
  expect(busy('mo', three, [PeopleList, { close: () => undefined }], make)).toEqual(['Make moderator: Bo'])
  const call = { order: { type: 'call-on' as const, topicId: 'tea', participantId: 'bo' }, place: 'hands' }
  expect(busy('mo', talking, [Speakers, onTea], call)).toEqual(['Call on Bo'])
  const go = {
    order: { type: 'set-phase' as const, from: 'voting' as const, phase: 'discussing' as const },
    place: 'phase',
  }
  expect(busy('mo', voting, [PhaseBar, {}], go)).toEqual(['Discussing'])
  const park = { order: { type: 'park-topic' as const, topicId: 'tea' }, place: 'topic tea' }
  expect(busy('mo', voting, [VoteButton, tea], park)).toEqual([])
})

it('names what was shown when it was pressed: the timebox, the topic, the phase that the board will be in by then', () => {
  const clock = inHands('mo', talking, TimeboxButtons, { current })
  for (const name of ['Pause', 'Call the vote now']) clock.click(name, 1)
  expect(clock.sent()).toMatchObject([{ timeboxId: 'box' }, { timeboxId: 'box' }])
  const speakers = inHands('mo', talking, Speakers, onTea)
  speakers.click('Next speaker: Ana', 1)
  expect(speakers.sent()).toMatchObject([{ type: 'call-on', topicId: 'tea' }])
  const go = { order: { type: 'set-phase' as const, phase: 'discussing' as const }, place: 'phase' }
  const phases = inHands('mo', voting, PhaseBar, {}, [go])
  phases.click('Collecting', 1)
  expect(phases.sent().at(-1)).toEqual({ type: 'set-phase', phase: 'collecting', from: 'discussing' })
})
