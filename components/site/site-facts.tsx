import type { ReactNode } from 'react'
import { Card } from '#components/ui/card'
import { Facts } from '#components/ui/facts'
import { zoneName } from '#lib/date-format'
import type { SiteView } from '#lib/site/view'

function duration(seconds: number): string {
  if (seconds % 60 !== 0) return `${seconds} seconds`
  return seconds === 60 ? '1 minute' : `${seconds / 60} minutes`
}

/** How often, by which clock, under which rules, and what about: the community in a few lines. */
export function SiteFacts({ site }: { site: SiteView }): ReactNode {
  const { votesEach, ladder } = site.board
  const [first = 300, ...more] = ladder
  return (
    <Card as="aside" aria-label="In short" className="self-start">
      <Facts
        items={[
          ...(site.frequency ? [{ label: 'Meets', value: site.frequency }] : []),
          { label: 'Clock', value: zoneName(site.timeZone) },
          { label: 'Votes', value: `${votesEach} for everybody` },
          {
            label: 'A topic',
            value:
              more.length > 0
                ? `${duration(first)}, another sip ${more.map(duration).join(', then ')}`
                : duration(first),
          },
        ]}
      />
      {site.topics.length > 0 ? (
        <>
          <h2 className="mt-8 text-lead">What often comes up</h2>
          <ul className="mt-3 grid gap-1.5 text-muted">
            {site.topics.map((topic) => (
              <li key={topic} dir="auto" className="wrap-anywhere">
                {topic}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  )
}
