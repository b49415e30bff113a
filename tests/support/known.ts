import type { APIRequestContext } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Known } from '#tests/support/pages'
import { awaitMail, freshAddress, linkTo, nextEvent } from '#tests/support/site'

/** The past meeting of the sample community that has notes. */
export const notedEvent = '2023-04-06-coffee-chat-01'

const tokenIn = (link: string) => decodeURIComponent(new URL(link).pathname.split('/').pop() ?? '')

/** Asks for a seat and for a sign-in, so that the pages behind mails can be looked at. Give the request of the page that looks. */
export async function knowSite(request: APIRequestContext): Promise<Known> {
  const { id, slug } = await nextEvent(request)
  const email = freshAddress('looker')
  const rsvp = await request.post(`/api/events/${slug}/rsvps`, { data: { name: 'Looker', email } })
  expect(rsvp.status()).toBe(202)
  const signIn = await request.post('/api/sign-in', { data: { email } })
  expect(signIn.status()).toBe(202)
  const { request: signInRequest } = (await signIn.json()) as { request: string }
  return {
    event: { id, slug },
    notes: notedEvent,
    rsvpToken: tokenIn(linkTo(await awaitMail(request, email, /Please confirm/), '/rsvp/')),
    signInToken: tokenIn(linkTo(await awaitMail(request, email, /Sign in/), '/sign-in/link/')),
    signInRequest,
  }
}
