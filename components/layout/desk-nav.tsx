import type { ReactNode } from 'react'
import { NavLink } from '#components/ui/nav-link'
import { paths } from '#lib/paths'

const rooms = [
  { room: 'events', label: 'Events', href: paths.organize() },
  { room: 'library', label: 'Library', href: paths.organizeLibrary() },
  { room: 'people', label: 'People', href: paths.organizePeople() },
  { room: 'reports', label: 'Reports', href: paths.organizeReports() },
  { room: 'offers', label: 'Offers', href: paths.organizeOffers() },
  { room: 'mail', label: 'Mail', href: paths.organizeMail() },
  { room: 'audit', label: 'Audit log', href: paths.organizeAudit() },
  { room: 'settings', label: 'Site settings', href: paths.organizeSettings() },
] as const

export type DeskRoom = (typeof rooms)[number]['room']

/** The rooms of the organizers' desk. `active` also marks pages below a room, such as one event. */
export function DeskNav({ active }: { active: DeskRoom }): ReactNode {
  return (
    <nav aria-label="Desk" className="desk-nav mb-8">
      {rooms.map(({ room, label, href }) => (
        <NavLink key={room} href={href} current={room === active}>
          {label}
        </NavLink>
      ))}
    </nav>
  )
}
