import type { ServerResponse } from 'node:http'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { withContext } from '#lib/http/context'
import { aMember } from '#tests/support/factories'
import SignInPage from '../../../app/local/sign-in/[role]/page.tsx'

/** What a link that `npm start` prints shows on this machine. */
function open(role: string): Promise<{ status: number; html: string }> {
  const response = { statusCode: 200, setHeader: () => response } as unknown as ServerResponse
  const context = { response, address: '127.0.0.1', loopback: true, nonce: '' }
  return withContext(context, async () => {
    const props = { params: Promise.resolve({ role }), searchParams: Promise.resolve({}) }
    const html = renderToStaticMarkup(await SignInPage(props))
    return { status: response.statusCode, html }
  })
}

it('says in an empty community how somebody becomes organizer or member, and signs in once there is one', async () => {
  const organizer = await open('organizer')
  expect(organizer.status).toBe(200)
  expect(organizer.html).toContain('npm run organizer -- you@example.org')
  const member = await open('member')
  expect(member.status).toBe(200)
  expect(member.html).toMatch(/href="\/sign-in".*href="\/local\/mail"/s)
  for (const { html } of [organizer, member]) expect(html).not.toContain('<form')
  await aMember('Olga', 'organizer')
  expect((await open('organizer')).html).toMatch(/Olga.*<form/s)
  expect((await open('nonsense')).status).toBe(404)
})
