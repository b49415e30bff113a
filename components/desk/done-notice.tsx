import type { ReactNode } from 'react'
import { SaidOnce } from '#components/ui/said-once'
import { newId } from '#lib/ids'

const words = {
  created: 'The draft is saved.',
  saved: 'Saved.',
  published: 'Published. People can say that they come.',
  cancelled: 'Cancelled. Everybody who comes or waits is mailed.',
  restored: 'It takes place. Everybody who comes or waits is mailed.',
  withdrawn: 'It is a draft again. Only organizers see it.',
  answered: 'Your answer is on its way.',
  closed: 'Closed.',
  open: 'It is open again.',
  removed: 'Removed. They are signed out everywhere.',
  back: 'They can sign in and take part again.',
  chosen: 'Chosen. They can run the board from now on.',
  released: 'Released. They no longer run this board.',
  organizer: 'They are an organizer now.',
  'entry-published': 'Published. Everybody can read it now.',
  'entry-withdrawn': 'Taken back. Only organizers see it now.',
  'resource-removed': 'Taken off the shelf.',
  'set-aside': 'Set aside. It is not offered again.',
  'name-hidden': 'Hidden. Others read “Somebody” where the name stood.',
  'name-shown': 'The name is shown again.',
  forgotten: 'Deleted. A last mail tells them so.',
  member: 'They are no longer an organizer.',
}

export type Done = keyof typeof words

/** What the last action did, as the address says (`?done=`), until the next is refused. Its page is a `group/desk`. */
export function DoneNotice({ done }: { done: string | string[] | undefined }): ReactNode {
  if (typeof done !== 'string' || !Object.hasOwn(words, done)) return null
  return (
    <SaidOnce
      key={newId()}
      title={words[done as Done]}
      className="mb-8 group-has-[:is(.notice-error,[aria-invalid])]/desk:hidden"
    />
  )
}
