import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import type { PersonView } from '#lib/board/view'

/** Who somebody in a list is: the name kept apart from its surroundings, whether a guest, and whether it is the reader. */
export function PersonName({
  person: { name, guest },
  mine,
}: {
  person: Pick<PersonView, 'name' | 'guest'>
  mine: boolean
}): ReactNode {
  return (
    <>
      <span className="person-name">
        <bdi>{name}</bdi>
        {guest ? <span className="text-muted"> (guest)</span> : null}
      </span>
      {mine ? <Badge tone="rim">you</Badge> : null}
    </>
  )
}
