import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'
import { howLike, isLike } from '../search/store.ts'

/** Something in the library: an entry written here, or something on a shelf with its address, if it has one. */
export type LibraryHit = { title: string; entry: string | null; url: string | null; kind: string }

const title = Prisma.raw('title')

/** What in the library has a title like these words, the likest first: published entries and what stands on the shelves. */
export async function findInLibrary(tx: Tx, words: string, limit: number): Promise<LibraryHit[]> {
  return tx.$queryRaw<LibraryHit[]>`
    SELECT title, entry, url, kind FROM (
      SELECT title, slug AS entry, NULL AS url, kind FROM "Entry" WHERE status = 'published'
      UNION ALL
      SELECT title, NULL AS entry, url, kind FROM "Resource"
    ) library
    WHERE ${isLike(title, words)}
    ORDER BY ${howLike(title, words)} DESC, title, entry, url LIMIT ${limit}`
}
