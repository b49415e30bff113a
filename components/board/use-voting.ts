'use client'

import { useBoardLive } from '#components/board/board-context'
import type { Id } from '#lib/board/state'
import type { BoardLive } from './board-live.ts'
import type { BoardState } from './board-store.ts'

/** Gives a vote to a topic. Once the last one is saved, the browser says for the voter that they are done. */
export async function giveVote({ run, store }: Pick<BoardLive, 'run' | 'store'>, topicId: Id): Promise<void> {
  const { ok } = await run({ type: 'vote', topicId }, `topic ${topicId}`)
  const { me, view } = store.get()
  if (!ok || view.phase !== 'voting' || !me || me.done || me.votesLeft > 0) return
  void run({ type: 'set-done', done: true }, 'done')
}

/** Takes a vote back; whoever was done has one to give again, so is not. */
export function takeVoteBack({ run, store }: Pick<BoardLive, 'run' | 'store'>, topicId: Id): void {
  const had = store.get().me?.votes.includes(topicId) === true
  void run({ type: 'unvote', topicId }, `topic ${topicId}`)
  if (had && store.get().me?.done) void run({ type: 'set-done', done: false }, 'done')
}

/** What a card's buttons do with one's votes. */
export function useVoting(topicId: Id): { vote: () => void; takeBack: () => void } {
  const live = useBoardLive()
  return { vote: () => void giveVote(live, topicId), takeBack: () => takeVoteBack(live, topicId) }
}

/** How many votes stand on the board, as far as they may be seen. */
export function votesSeen({ view }: Pick<BoardState, 'view'>): number {
  return view.topics.reduce((sum, { votes = 0 }) => sum + votes, 0)
}

/** How many of them stand on what was not discussed: those that go on to another vote. */
export function votesLeftOver({ view }: Pick<BoardState, 'view'>): number {
  return view.topics.reduce((sum, { status, votes = 0 }) => (status === 'discussed' ? sum : sum + votes), 0)
}

/** Whether a topic was discussed, so that another vote is about what is left. */
export function anyDiscussed({ view }: Pick<BoardState, 'view'>): boolean {
  return view.topics.some(({ status }) => status === 'discussed')
}
