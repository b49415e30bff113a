'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { currentActor } from '#lib/auth/current'
import { cancelAsMember, rsvpAsMember } from '#lib/events/commands'
import { eventSlug } from '#lib/events/schema'
import { paths } from '#lib/paths'
import { id } from '#lib/text'

const Form = z.object({ eventId: id, slug: eventSlug })

/** One click of a signed-in member: a seat, or a place in the queue. The page shows which, or why not. */
export async function saveSeat(form: FormData): Promise<void> {
  const { eventId, slug } = Form.parse(Object.fromEntries(form))
  const done = await rsvpAsMember(await currentActor(), eventId)
  if (!done.ok && done.failure.kind === 'unauthenticated') redirect(paths.signIn(paths.event(slug)))
  redirect(`${paths.event(slug)}#rsvp`)
}

/** A signed-in member no longer comes. */
export async function cancelSeat(form: FormData): Promise<void> {
  const { eventId, slug } = Form.parse(Object.fromEntries(form))
  const done = await cancelAsMember(await currentActor(), eventId)
  if (!done.ok && done.failure.kind === 'unauthenticated') redirect(paths.signIn(paths.event(slug)))
  redirect(`${paths.event(slug)}#rsvp`)
}
