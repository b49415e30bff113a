import type { ReactNode } from 'react'
import { FilterLinks } from '#components/desk/filter-links'
import { Button } from '#components/ui/button'
import { TextInput } from '#components/ui/field'
import { paths } from '#lib/paths'
import { type PeopleShown, type PeopleWish, peopleShown } from '#lib/people/view-desk'

const words: Record<PeopleShown, string> = { everybody: 'Everybody', organizers: 'Organizers', removed: 'Removed' }

/** Looks for somebody by a part of name or address; a plain form, so that it works without JavaScript. */
export function PeopleSearch({
  wish: { search, show },
  counts,
}: {
  wish: PeopleWish
  counts: Record<PeopleShown, number>
}): ReactNode {
  const links = peopleShown.map((each) => ({
    label: words[each],
    href: paths.organizePeople({ q: search, show: each === 'everybody' ? '' : each }),
    current: each === show,
    count: counts[each],
  }))
  return (
    <>
      <search>
        <form method="get" action={paths.organizePeople()} className="mb-6 flex items-end gap-3">
          {show === 'everybody' ? null : <input type="hidden" name="show" value={show} />}
          <div className="min-w-0 max-w-[20rem] flex-1">
            <TextInput
              scope="people"
              name="q"
              type="search"
              label="Name or address"
              defaultValue={search}
              maxLength={100}
            />
          </div>
          <Button type="submit" variant="secondary">
            Find
          </Button>
        </form>
      </search>
      <FilterLinks label="Show" links={links} />
    </>
  )
}
