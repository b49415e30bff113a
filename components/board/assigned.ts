import type { LineView } from '#lib/board/view'

/** Who does an action and until when, as the fields of a line's form say it; neither for any other kind. */
export function assignedIn(data: FormData): Pick<LineView, 'ownerId' | 'due'> {
  const ownerId = data.get('ownerId')
  const due = data.get('due')
  return {
    ...(typeof ownerId === 'string' && ownerId !== '' && { ownerId }),
    ...(typeof due === 'string' && due !== '' && { due }),
  }
}
