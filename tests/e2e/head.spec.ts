import { expect, test } from '@playwright/test'
import { nextEvent } from '#tests/support/site'

test('the manifest bears the community’s name, and every picture that the head or it names is there', async ({
  page,
  request,
}) => {
  await page.goto('/')
  const manifest = await (
    await request.get((await page.locator('link[rel=manifest]').getAttribute('href')) ?? '')
  ).json()
  expect(manifest.name).toBe(await page.title())
  const links = await page
    .locator('link[rel=icon], link[rel=apple-touch-icon]')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const icons = manifest.icons.map(({ src }: { src: string }) => src)
  expect(links.length).toBe(3)
  for (const address of [...links, ...icons]) {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
    expect(answer.headers()['content-type'], address).toMatch(/^image\//)
  }
})

test('the site, an event and notes each name a picture with its words, and it is there', async ({ page, request }) => {
  const { slug } = await nextEvent(request)
  const seen = new Set<string>()
  for (const address of ['/', `/events/${slug}`, '/notes/2023-04-06-coffee-chat-01']) {
    await page.goto(address)
    const said = async (name: string) =>
      (await page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute('content')) ?? ''
    expect([await said('og:image:width'), await said('og:image:height'), await said('twitter:card')]).toEqual([
      '1200',
      '630',
      'summary_large_image',
    ])
    expect(await said('og:image:alt')).not.toBe('')
    expect(await said('description')).not.toBe('')
    const canonical = (await page.locator('link[rel=canonical]').getAttribute('href')) ?? ''
    expect(new URL(canonical).href).toBe(new URL(address, page.url()).href)
    const picture = await request.get(await said('og:image'))
    expect(picture.headers()['content-type']).toBe('image/png')
    seen.add(picture.url())
  }
  expect(seen.size).toBe(3)
})
