import type { Prisma } from './generated/client.ts'

/** Plain data for a Json column. Types with fixed keys lack the index signature that Prisma asks for; the data does not. */
export function json(data: object): Prisma.InputJsonObject {
  return data as Prisma.InputJsonObject
}
