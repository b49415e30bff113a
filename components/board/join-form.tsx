'use client'

import type { ReactNode } from 'react'
import { useBoard } from '#components/board/board-context'
import { NewcomerForm } from '#components/board/newcomer-form'
import { Notice } from '#components/ui/notice'
import { toNewcomer } from '#lib/board/machine-people'
import { paths } from '#lib/paths'

/** How a newcomer comes to take part: by name, with the board's code, by signing in. Nothing for whoever already does. */
export function JoinForm({ slug }: { slug: string }): ReactNode {
  const me = useBoard((state) => state.me)
  const signedOut = useBoard((state) => state.signedOut)
  const closed = useBoard((state) => state.view.stage === 'closed')
  const member = useBoard((state) => state.viewer.member)
  const refused = useBoard(({ view, viewer }) => toNewcomer(view, viewer.member === null, viewer))
  const signIn = paths.signIn(paths.board(slug))
  if (closed) return null
  if (me?.removed)
    return (
      <Notice silent tone="warning" className="board-join">
        The moderator has taken you off this board. You can still read along.
      </Notice>
    )
  if (me) return null
  if (signedOut)
    return (
      <Notice silent tone="warning" className="board-join">
        <p>
          You are signed out. <a href={signIn}>Sign in again</a> to take part; you can still read along.
        </p>
      </Notice>
    )
  if (refused === null) return <NewcomerForm signIn={signIn} asksName />
  if (refused === 'code-needed') return <NewcomerForm signIn={signIn} asksName={member === null} asksCode />
  return (
    <Notice silent className="board-join">
      <p>
        <WhyNot refused={refused} slug={slug} signIn={member ? null : signIn} /> Reading along is open to all.
      </p>
    </Notice>
  )
}

/** Why a newcomer cannot take part, and what they can do about it. */
function WhyNot({ refused, slug, signIn }: { refused: string; slug: string; signIn: string | null }): ReactNode {
  if (refused === 'board-locked') return 'The moderator has locked this board: nobody new joins now.'
  if (refused === 'rsvps-only')
    return (
      <>
        This board is for those who have a seat. <a href={paths.event(slug)}>RSVP</a>
        {signIn ? (
          <>
            , or <a href={signIn}>sign in</a> if you have
          </>
        ) : null}
        .
      </>
    )
  return (
    <>
      This board is for members. <a href={signIn ?? paths.signIn()}>Sign in to take part.</a>
    </>
  )
}
