import type { ReactNode } from 'react'
import { Card } from '#components/ui/card'
import { SubmitButton } from '#components/ui/submit-button'
import { TextLink } from '#components/ui/text-link'
import type { CarryQuestions } from '#lib/board/queries-carry'
import { paths } from '#lib/paths'
import { counted } from './words.ts'

/**
 * What somebody proposed at earlier meetings and what is to become of it, behind the link of their RSVP. Plain forms, no
 * JavaScript needed. `ids` make a form that is sent twice one topic.
 */
export function StillInterested({
  questions: { count, waiting, brought },
  token,
  slug,
  ids,
}: {
  questions: CarryQuestions
  token: string
  slug: string
  ids: readonly string[]
}): ReactNode {
  if (count === 0 && brought.length === 0) return null
  return (
    <Card as="section" aria-labelledby="still-interested" className="mt-6 grid gap-5">
      <h2 id="still-interested" className="text-title">
        Still interested?
      </h2>
      {count === 0 ? null : waiting.length > 0 ? (
        <p>Proposed by you before, and not reached. Without an answer it waits, and somebody else may introduce it.</p>
      ) : (
        <p>
          {counted(count, 'topic of yours waits', 'topics of yours wait')} from earlier meetings. Mails get forwarded,
          so <TextLink href={paths.signIn(paths.board(slug))}>sign in</TextLink> to bring what you proposed.
        </p>
      )}
      {waiting.map(({ boardId, topicId, title, details, anonymous, tells }, at) => (
        <div key={topicId} className="grid gap-3">
          <h3 dir="auto" className="wrap-anywhere text-lead">
            {title}
          </h3>
          {details ? (
            <p dir="auto" className="wrap-anywhere whitespace-pre-line text-muted">
              {details}
            </p>
          ) : null}
          {anonymous ? (
            <p className="text-muted">
              Proposed anonymously, and so it stays.
              {tells ? (
                <>
                  {' '}
                  Bring it along on <TextLink href={paths.board(slug)}>the board</TextLink>: from here it would arrive
                  together with your name.
                </>
              ) : null}
            </p>
          ) : null}
          <div className="flex flex-wrap gap-3">
            {tells ? null : (
              <Answer token={token} action="bring" boardId={boardId} topicId={topicId} id={ids[at]}>
                Yes, I bring it<span className="sr-only">: {title}</span>
              </Answer>
            )}
            <Answer token={token} action="let-go" boardId={boardId} topicId={topicId}>
              No, let it go<span className="sr-only">: {title}</span>
            </Answer>
          </div>
        </div>
      ))}
      {brought.map(({ id, title, own, by }) => (
        <p key={id} className="wrap-anywhere">
          <bdi>{title}</bdi>{' '}
          <span className="text-muted">
            is on the board
            {own ? (
              ', brought by you.'
            ) : by ? (
              <>
                : <bdi>{by}</bdi> introduces it.
              </>
            ) : (
              '.'
            )}
          </span>
        </p>
      ))}
    </Card>
  )
}

function Answer({
  token,
  children,
  action,
  ...values
}: {
  token: string
  action: 'bring' | 'let-go'
  boardId: string
  topicId: string
  id?: string | undefined
  children: ReactNode
}): ReactNode {
  return (
    <form method="post" action={paths.api.rsvp(token)}>
      <input type="hidden" name="action" value={action} />
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton variant={action === 'bring' ? 'secondary' : 'quiet'}>{children}</SubmitButton>
    </form>
  )
}
