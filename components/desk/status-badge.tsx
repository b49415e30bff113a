import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'

/** How an event stands: draft, published, live now, cancelled. Instants are ISO texts. */
export function StatusBadge({
  event,
  now,
}: {
  event: { status: 'draft' | 'published' | 'cancelled'; startsAt: string; endsAt: string; hasTime: boolean }
  now: Date
}): ReactNode {
  if (event.status === 'cancelled') return <Badge tone="no">cancelled</Badge>
  if (event.status === 'draft') return <Badge>draft</Badge>
  const live = event.hasTime && new Date(event.startsAt) <= now && now < new Date(event.endsAt)
  return live ? <Badge tone="now">live now</Badge> : <Badge tone="rim">published</Badge>
}
