import { article } from '#prisma/seed/entries/article'
import { studyNotes } from '#prisma/seed/entries/study-notes'
import { topicPage } from '#prisma/seed/entries/topic-page'
import type { SeedEntry } from '#prisma/seed/types'

/** What the sample community has written for its library. */
export const entries: SeedEntry[] = [article, studyNotes, topicPage]
