import { type APIRequestContext, expect, request as requests } from '@playwright/test'
import type { Known } from '#tests/support/pages'
import { awaitMail, freshAddress, linkTo, nextEvent, signInByApi } from '#tests/support/site'

/** The past meeting of the sample community that has notes. */
export const notedEvent = '2023-04-06-coffee-chat-01'

const tokenIn = (link: string) => decodeURIComponent(new URL(link).pathname.split('/').pop() ?? '')

/** Somebody's id, as the desk knows it; asked in a browser of its own. */
async function somebody(site: string): Promise<string> {
  const desk = await requests.newContext({ baseURL: site, extraHTTPHeaders: { origin: site } })
  await signInByApi(desk, 'organizer')
  const page = await (await desk.get('/organize/people')).text()
  await desk.dispose()
  return /people\/([0-9a-f-]{36})/.exec(page)?.[1] ?? ''
}

/** The short address of a board, which is made when somebody first asks for it. */
async function joinCodeOf(request: APIRequestContext, boardId: string): Promise<string> {
  const board = (await (await request.get(`/api/boards/${boardId}`)).json()) as { joinCode: string }
  return board.joinCode
}

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
  const offers = [freshAddress('offerer'), freshAddress('helper')]
  for (const address of offers)
    expect((await request.post('/api/offers', { data: { ...said, email: address } })).status()).toBe(202)
  const [waiting = '', sent = ''] = await Promise.all(
    offers.map(async (address) => tokenIn(linkTo(await awaitMail(request, address, /your offer/), '/offer/'))),
  )
  expect((await request.post(`/api/offers/${sent}`, { data: {} })).status()).toBe(200)
  const seatMail = await awaitMail(request, email, /Please confirm/)
  const seat = linkTo(seatMail, '/rsvp/')
  return {
    event: { id, slug },
    notes: notedEvent,
    offerToken: waiting,
    // The token begins with the id of the offer.
    offerId: sent.split('.')[0] ?? '',
    personId: await somebody(new URL(seat).origin),
    mailId: seatMail.id,
    rsvpToken: tokenIn(seat),
    signInToken: tokenIn(linkTo(await awaitMail(request, email, /Sign in/), '/sign-in/link/')),
    signInRequest,
    joinCode: await joinCodeOf(request, id),
  }
}
