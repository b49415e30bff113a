/** Which people the desk lists. */
export const peopleShown = ['everybody', 'organizers', 'removed'] as const
export type PeopleShown = (typeof peopleShown)[number]

/** Somebody with a confirmed address, as organizers see them. */
export type DeskPerson = {
  id: string
  name: string
  email: string
  role: 'member' | 'organizer'
  createdAt: Date
  nameHidden: boolean
  removedAt: Date | null
}

/** What an organizer looks for: part of a name or address, among whom, which page. */
export type PeopleWish = { search: string; show: PeopleShown; page: number }

/** A page of people by name, organizers first, with how many there are of each. */
export type PeoplePage = {
  people: DeskPerson[]
  page: number
  pages: number
  /** How many the search found. */
  found: number
  counts: Record<PeopleShown, number>
}
