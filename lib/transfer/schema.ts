import { z } from 'zod'
import { emailAddress, id } from '../text.ts'

/** A box of a form: ticked it sends "on", unticked nothing. */
const box = z.preprocess((value) => value === true || value === 'on' || value === 'true', z.boolean())

/** Deleting oneself: one's own address, typed, and whether one's words go too. */
export const forgetMeBody = z.object({ email: emailAddress, words: box })

/** Deleting somebody who asked an organizer for it: who, and their address, typed, so that it is nobody else. */
export const forgetPersonBody = z.object({ personId: id, email: emailAddress, words: box })
