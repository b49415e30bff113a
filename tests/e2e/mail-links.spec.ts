import { expect, test } from '@playwright/test'
import { fingerprint, siteDatabase } from '#tests/support/dump'
import { awaitMail, freshAddress, linksOf, linkTo, mailsTo, nextEvent } from '#tests/support/site'

// This spec compares the whole database, so it must have the site to itself: see the project order in the configuration.

test('GET and HEAD on every link of every mail change nothing', async ({ request, playwright, baseURL }) => {
  const email = freshAddress('scanner')
  const event = await nextEvent(request)
  const asked = await request.post(`/api/events/${event.slug}/rsvps`, {
    data: { name: 'Scan', email, topic: 'Prefetching' },
  })
  expect(asked.status()).toBe(202)
  const first = await awaitMail(request, email, /Please confirm/)
  const token = new URL(linkTo(first, '/rsvp/')).pathname.split('/').pop() ?? ''
  const act = (action: string) => request.post(`/api/rsvps/${token}`, { data: { action, name: 'Scan' } })
  expect((await act('confirm')).status()).toBe(200)
  await awaitMail(request, email, /You are in/)
  expect((await act('cancel')).status()).toBe(200)
  await awaitMail(request, email, /You are not coming/)
  expect((await request.post('/api/sign-in', { data: { email } })).status()).toBe(202)
  await awaitMail(request, email, /Sign in/)

  const links = (await mailsTo(request, email)).flatMap(linksOf).filter((link) => link.startsWith(baseURL ?? ''))
  expect(links.length).toBeGreaterThanOrEqual(5)
  const database = await siteDatabase()
  const before = await fingerprint(database)
  const scanner = await playwright.request.newContext()
  for (const link of links) {
    expect((await scanner.head(link)).status(), link).toBeLessThan(500)
    expect((await scanner.get(link)).status(), link).toBeLessThan(500)
  }
  await scanner.dispose()
  expect(await fingerprint(database)).toEqual(before)
})

test('a stranger who types a known address changes nothing and gets the same answer', async ({
  request,
  playwright,
  baseURL,
}) => {
  const event = await nextEvent(request)
  const known = freshAddress('known')
  await request.post(`/api/events/${event.slug}/rsvps`, { data: { name: 'Known', email: known } })
  const mail = await awaitMail(request, known, /Please confirm/)
  const token = new URL(linkTo(mail, '/rsvp/')).pathname.split('/').pop() ?? ''
  await request.post(`/api/rsvps/${token}`, { data: { action: 'confirm', name: 'Known' } })
  await awaitMail(request, known, /You are in/)

  const post = async (email: string) => {
    const stranger = await playwright.request.newContext({ baseURL: baseURL ?? '' })
    const answer = await stranger.post(`/api/events/${event.slug}/rsvps`, {
      data: { name: 'Mallory', email, topic: 'Pranks' },
    })
    const said = {
      status: answer.status(),
      body: await answer.text(),
      headers: Object.keys(answer.headers()).toSorted(),
    }
    await stranger.dispose()
    return said
  }
  const database = await siteDatabase()
  const outbox = [
    'public."RsvpRequest"',
    'public."OutgoingMail"',
    'public."LocalMail"',
    'public."RateLimit"',
    'graphile_worker._private_jobs',
  ]
  const before = await fingerprint(database, outbox)
  const one = await post(known)
  const other = await post(freshAddress('unknown'))
  expect(one).toEqual(other)
  expect(one.status).toBe(202)
  expect(await fingerprint(database, outbox)).toEqual(before)
})
