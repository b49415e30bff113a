import type { ReactNode } from 'react'
import { Facts } from '#components/ui/facts'
import { HourRing } from '#components/ui/hour-ring'
import { TextLink } from '#components/ui/text-link'
import { placeLabel } from '#lib/events/view'
import type { NotesEvent } from '#lib/notes/view'
import { paths } from '#lib/paths'

/** The meeting beside its notes: when and where it was, and the ways to it. */
export function NotesAside({
  event,
  when,
  hour,
}: {
  event: NotesEvent
  when: ReactNode
  hour: readonly { title: string; spentMs: number; continued: number }[] | null
}): ReactNode {
  const links = event.links.map(({ label, url }) => (
    <li key={url}>
      <a href={url} rel="noopener nofollow" className="wrap-anywhere">
        {label}
      </a>
    </li>
  ))
  return (
    <aside aria-label="The meeting" className="border-rim border-t-4 pt-5 lg:self-start">
      <Facts
        items={[
          { label: 'When', value: when },
          { label: 'Where', value: <span dir="auto">{placeLabel(event, true)}</span> },
          {
            label: 'Event',
            value: (
              <TextLink href={paths.event(event.slug)}>
                <bdi>{event.title}</bdi>
              </TextLink>
            ),
          },
          ...(links.length > 0 ? [{ label: 'Links', value: <ul className="grid gap-1">{links}</ul> }] : []),
        ]}
      />
      {hour ? (
        <section aria-labelledby="hour" className="mt-8">
          <h2 id="hour" className="mb-4 text-lead">
            Where the hour went
          </h2>
          <HourRing
            parts={hour.map(({ title, spentMs, continued }) => ({ label: title, ms: spentMs, extensions: continued }))}
            wholeMs={Date.parse(event.endsAt) - Date.parse(event.startsAt)}
          />
        </section>
      ) : null}
    </aside>
  )
}
