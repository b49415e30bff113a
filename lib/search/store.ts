import type { Tx } from '../db/client.ts'
import { Prisma } from '../db/generated/client.ts'

/**
 * Whether a title is like these words, which `wordsToFind` made: most of them stand in it (`%>`, word similarity from 0.6),
 * or the two are much the same (`%`, similarity from 0.3), as when somebody types more than the title says. Both are
 * pg_trgm's own thresholds and both use its GIN index. Tried on the sample's 120 titles: at 0.6 "distributd systms", "at
 * least once delivery" and "consistancy" find what was meant; at 0.55 "remote work" finds "Remote procedure calls", at 0.5
 * "tea" finds "Do you test failure on purpose?".
 */
export function isLike(title: Prisma.Sql, words: string): Prisma.Sql {
  return Prisma.sql`(${title} %> ${words} OR ${title} % ${words})`
}

/** How like they are, from 0 to 1, to sort by: the best first. */
export function howLike(title: Prisma.Sql, words: string): Prisma.Sql {
  return Prisma.sql`(word_similarity(${words}, ${title}) + similarity(${words}, ${title})) / 2`
}

/**
 * Has PostgreSQL look titles up by their trigrams until the transaction ends. It takes a comparison of two texts for as cheap
 * as one of two numbers, so by itself it would read all of them: of 10,000 titles in 200 to 350 ms here, by the index in 10
 * to 90.
 */
export async function lookUpByIndex(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`
}
