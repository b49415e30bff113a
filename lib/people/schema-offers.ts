import { z } from 'zod'
import { emailAddress, id, label, optional, prose } from '../text.ts'
import { personName } from './schema.ts'
import { offerStates } from './view-offers.ts'

const who = { name: personName, email: emailAddress }
const words = (what: string, max: number) => prose(what, max).refine((text) => text !== '', `${what} is missing.`)
const line = (what: string, max: number) => prose(what, max, 'one').refine((text) => text !== '', `${what} is missing.`)

/** How many people, kept as text, as the other answers are. */
const capacity = z
  .string('The number is missing.')
  .trim()
  .regex(/^[1-9]\d{0,5}$/, 'Write how many people, as a whole number.')

/** What somebody offers, with what each kind needs to say. */
export const offerBody = z.discriminatedUnion(
  'kind',
  [
    z.object({
      kind: z.literal('volunteer'),
      help: words('What you would like to do', 2000),
      when: optional(line('The time', 200)),
      ...who,
    }),
    z.object({
      kind: z.literal('speaker'),
      topic: label('The topic', 140),
      about: words('What it is about', 2000),
      format: optional(line('The form', 200)),
      links: optional(words('The links', 1000)),
      ...who,
    }),
    z.object({
      kind: z.literal('host'),
      venue: label('The room', 140),
      city: label('The city', 80),
      capacity,
      accessibility: words('How one gets in', 1000),
      dates: line('The time', 300),
      av: optional(line('The equipment', 300)),
      ...who,
    }),
  ],
  'Choose what you would like to offer.',
)
export type OfferInput = z.output<typeof offerBody>

/** A route's parameters. */
export const offerParams = z.object({ token: z.string().max(200) })

/** An organizer's answer, and closing or opening an offer again. */
export const offerAnswer = z.object({ id, text: words('The answer', 4000) })
export const offerChange = z.object({ id, state: z.enum(['closed', 'open']) })

/** What the address of the list may ask for; anything else is as if it were not there. */
export const offerWish = z.object({
  state: z.enum(offerStates).catch('new'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
