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
  const said = { kind: 'volunteer', name: 'Looker', help: 'Looking.' }
  const offers = [email, freshAddress('helper')]
  for (const address of offers)
    expect((await request.post('/api/offers', { data: { ...said, email: address } })).status()).toBe(202)
  const [waiting = '', sent = ''] = await Promise.all(
    offers.map(async (address) => tokenIn(linkTo(await awaitMail(request, address, /your offer/), '/offer/'))),
  )
  expect((await request.post(`/api/offers/${sent}`, { data: {} })).status()).toBe(200)
  return {
    event: { id, slug },
    notes: notedEvent,
    offerToken: waiting,
    // The token begins with the id of the offer.
    offerId: sent.split('.')[0] ?? '',
    rsvpToken: tokenIn(linkTo(await awaitMail(request, email, /Please confirm/), '/rsvp/')),
    signInToken: tokenIn(linkTo(await awaitMail(request, email, /Sign in/), '/sign-in/link/')),
    signInRequest,
  }
}
