'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '#lib/auth/actor'
import { cancelAsMember, rsvpAsMember } from '#lib/events/commands'
import { eventSlug } from '#lib/events/schema'
import { act } from '#lib/http/act'
import { paths } from '#lib/paths'
import type { Result } from '#lib/result'
import { id } from '#lib/text'

const Form = z.object({ eventId: id, slug: eventSlug })

/** One click of a signed-in member: a seat, or a place in the queue. The page shows which. */
export async function saveSeat(form: FormData): Promise<void> {
  await answer(form, 'yes', rsvpAsMember)
}

/** A signed-in member no longer comes. */
export async function cancelSeat(form: FormData): Promise<void> {
  await answer(form, 'no', cancelAsMember)
}

/** Runs the command and goes back to the event, whose page shows how things stand now, also where it was refused. */
async function answer(
  form: FormData,
  said: 'yes' | 'no',
  command: (actor: Actor, eventId: string) => Promise<Result<unknown>>,
): Promise<never> {
  const read = Form.safeParse(Object.fromEntries(form))
  if (!read.success) redirect(paths.events())
  const { eventId, slug } = read.data
  const done = await act((actor) => command(actor, eventId))
  if (!done.ok && done.failure.kind === 'unauthenticated') redirect(paths.signIn(paths.event(slug)))
  // Not to a place on the page (#rsvp): to the same address with a hash a browser only scrolls, and shows what was.
  redirect(paths.eventAnswered(slug, !done.ok && done.failure.kind === 'limited' ? 'later' : said))
}
