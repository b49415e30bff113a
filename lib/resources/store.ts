import type { Tx } from '../db/client.ts'
import { newId } from '../ids.ts'
import { isResourceKind, type ResourceKind, type ResourceView } from './view.ts'

const columns = { slug: true, title: true, url: true, kind: true, author: true, year: true, line: true } as const

/** All resources of a kind, or of every kind, by title. */
export async function listResources(tx: Tx, kind: ResourceKind | null): Promise<ResourceView[]> {
  const rows = await tx.resource.findMany({
    ...(kind && { where: { kind } }),
    select: columns,
    orderBy: [{ kind: 'asc' }, { title: 'asc' }, { slug: 'asc' }],
  })
  return rows.flatMap((row) => (isResourceKind(row.kind) ? [{ ...row, kind: row.kind }] : []))
}

/** How many resources there are of each kind that has some. */
export async function countKinds(tx: Tx): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.resource.groupBy({ by: ['kind'], _count: true })
  return new Map(rows.map((row) => [row.kind, row._count]))
}

/** Adds resources; one whose slug is there already stays as it is. Says how many were added. */
export async function addResources(tx: Tx, resources: readonly ResourceView[]): Promise<number> {
  const data = resources.map((resource) => ({ id: newId(), ...resource }))
  const added = await tx.resource.createMany({ data, skipDuplicates: true })
  return added.count
}

/** What stands on the shelves, as the desk lists it. */
export async function listForDesk(tx: Tx): Promise<(ResourceView & { id: string })[]> {
  const rows = await tx.resource.findMany({
    select: { id: true, ...columns },
    orderBy: [{ title: 'asc' }, { slug: 'asc' }],
  })
  return rows.map((row) => ({ ...row, kind: isResourceKind(row.kind) ? row.kind : 'site' }))
}

/** The resource with this id; null where there is none. */
export async function readResource(tx: Tx, id: string): Promise<(ResourceView & { id: string }) | null> {
  const row = await tx.resource.findUnique({ where: { id }, select: { id: true, ...columns } })
  return row && { ...row, kind: isResourceKind(row.kind) ? row.kind : 'site' }
}

/** Adds one. False where its slug is taken already. */
export async function addResource(tx: Tx, resource: ResourceView & { id: string }): Promise<boolean> {
  return (await tx.resource.createMany({ data: [resource], skipDuplicates: true })).count === 1
}

/** Changes one. False where there is none. */
export async function updateResource(tx: Tx, id: string, data: Omit<ResourceView, 'slug'>): Promise<boolean> {
  return (await tx.resource.updateMany({ where: { id }, data })).count === 1
}

/** Takes one away. False where there is none. */
export async function removeResource(tx: Tx, id: string): Promise<boolean> {
  return (await tx.resource.deleteMany({ where: { id } })).count === 1
}

/** Sets an address aside. False where it is already. */
export async function declineAddress(tx: Tx, url: string): Promise<boolean> {
  return (await tx.declinedAddress.createMany({ data: [{ url }], skipDuplicates: true })).count === 1
}

/** Every address that was set aside. */
export async function listDeclined(tx: Tx): Promise<string[]> {
  return (await tx.declinedAddress.findMany({ select: { url: true } })).map(({ url }) => url)
}
