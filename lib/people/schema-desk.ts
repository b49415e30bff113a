import { z } from 'zod'
import { id } from '../text.ts'
import { peopleShown } from './view-desk.ts'

/** What the address of the list may ask for; anything else is as if it were not there. */
export const peopleWish = z
  .object({
    q: z
      .string()
      .transform((text) => text.replaceAll('\u0000', '').toWellFormed().trim().slice(0, 100))
      .catch(''),
    show: z.enum(peopleShown).catch('everybody'),
    page: z.coerce.number().int().min(1).max(100_000).catch(1),
  })
  .transform(({ q, ...wish }) => ({ ...wish, search: q }))

/** Removing somebody, or letting them back in. */
export const removalBody = z.object({ personId: id, to: z.enum(['removed', 'back']) })
