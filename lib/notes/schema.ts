import { z } from 'zod'
import { prose, revisionNumber } from '../text.ts'

/** Notes as somebody writes them, and the revision that they had read. */
export const notesBody = z.object({
  markdown: prose('The text', 40_000),
  revision: revisionNumber,
})

export type NotesInput = z.output<typeof notesBody>

/** Which button was pressed under the text. */
export const notesIntent = z.enum(['save', 'publish', 'unpublish']).catch('save')
