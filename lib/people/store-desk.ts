import { db } from '../db/client.ts'
import type { Prisma } from '../db/generated/client.ts'
import type { DeskPerson, PeoplePage, PeopleShown, PeopleWish } from './view-desk.ts'

const pageSize = 50

const among: Record<PeopleShown, Prisma.PersonWhereInput> = {
  everybody: { removedAt: null },
  organizers: { removedAt: null, role: 'organizer' },
  removed: { removedAt: { not: null } },
}

const columns = {
  id: true,
  name: true,
  email: true,
  role: true,
  createdAt: true,
  nameHidden: true,
  removedAt: true,
} as const

/** People by name, organizers first, whose name or address holds the text. A page beyond the last is the last. */
export async function searchPeople({ search, show, page: wanted }: PeopleWish): Promise<PeoplePage> {
  const count = (where: Prisma.PersonWhereInput) => db().person.count({ where })
  const holds = { contains: search.replace(/[\\%_]/g, '\\$&'), mode: 'insensitive' } as const
  const where: Prisma.PersonWhereInput = search
    ? { AND: [among[show], { OR: [{ name: holds }, { email: holds }] }] }
    : among[show]
  const [found, everybody, organizers, removed] = await Promise.all([
    count(where),
    count(among.everybody),
    count(among.organizers),
    count(among.removed),
  ])
  const pages = Math.max(1, Math.ceil(found / pageSize))
  const page = Math.min(wanted, pages)
  const people = await db().person.findMany({
    where,
    select: columns,
    orderBy: [{ role: 'desc' }, { name: 'asc' }, { id: 'asc' }],
    take: pageSize,
    skip: (page - 1) * pageSize,
  })
  return { people, page, pages, found, counts: { everybody, organizers, removed } }
}

/** Somebody, removed or not; null where there is nobody. */
export async function readDeskPerson(id: string): Promise<DeskPerson | null> {
  return db().person.findUnique({ where: { id }, select: columns })
}
