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
