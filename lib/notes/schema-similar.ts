import { z } from 'zod'
import { longestTyped } from '../search/rules.ts'
import { prose } from '../text.ts'

/** What somebody has typed so far. */
export const similarQuery = z.object({ q: prose('What is looked for', longestTyped, 'one').default('') })

/**
 * What is like a topic that somebody is about to propose: on this board, and earlier: what was talked about at a meeting
 * (`when` is its day), or stands in the library. `href` is a path of this site, or an address elsewhere.
 */
export const similarTopics = z.strictObject({
  here: z.array(z.strictObject({ topicId: z.uuid(), title: z.string() })),
  earlier: z.array(
    z.strictObject({
      kind: z.enum(['notes', 'library']),
      title: z.string(),
      when: z.iso.date().nullable(),
      href: z.string(),
    }),
  ),
})

export type SimilarTopics = z.infer<typeof similarTopics>
