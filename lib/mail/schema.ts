import { z } from 'zod'
import { id } from '../text.ts'

/** Which mail is to be sent again. */
export const mailChoice = z.object({ mailId: id })
