'use client'

import { Fragment, type ReactNode } from 'react'
import { useEarlier } from '#components/board/earlier'
import { TextLink } from '#components/ui/text-link'
import { sourceKey } from '#lib/board/rules-carry'
import type { TopicView } from '#lib/board/view'
import type { Origin } from '#lib/board/view-carry'
import { formatShortDay } from '#lib/date-format'
import { paths } from '#lib/paths'
import { apart, counted } from './words.ts'

/** Where a topic that was carried over came from, on its card. Of one that is hidden it does not say what it was called. */
export function TopicOrigin({
  topic: { title, hidden },
  carried,
}: {
  topic: Pick<TopicView, 'title' | 'hidden'>
  carried: NonNullable<TopicView['carried']>
}): ReactNode {
  const { origins } = useEarlier()
  const known = origins.get(sourceKey(carried))
  const origin = hidden && known ? { ...known, title } : known
  return (
    <p className="fact text-muted wrap-anywhere">
      {origin ? <OriginWords origin={origin} title={title} /> : 'carried over from an earlier meeting'}
    </p>
  )
}

/** "Proposed by Ana on April 16, 3 votes; carried over from May 21". Each day leads to the notes, where there are any. */
export function OriginWords({ origin, title }: { origin: Origin; title: string }): ReactNode {
  const { by, guest, anonymous, meetings, title: first = title } = origin
  const who = anonymous ? ' anonymously' : by ? ` by ${apart(by)}${guest ? ' (guest)' : ''}` : ''
  const as = first === title ? '' : ` as “${apart(first)}”`
  return meetings.map(({ slug, title: meeting, date, votes, notes }, at) => {
    const day = formatShortDay(new Date(date), 'UTC')
    return (
      <Fragment key={slug}>
        {at === 0 ? `proposed${who}${as} on ` : '; carried over from '}
        {notes ? (
          <TextLink href={paths.notes(slug)}>
            {day}
            <span className="sr-only">, notes of {meeting}</span>
          </TextLink>
        ) : (
          day
        )}
        {votes > 0 ? `, ${counted(votes, 'vote')}` : null}
      </Fragment>
    )
  })
}
