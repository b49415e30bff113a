import { describe, expect, it } from 'vitest'
import { db } from '#lib/db/client'
import type { Event } from '#lib/db/generated/client'
import { anEvent } from '#tests/support/factories'
import { GET as pictureOfEvent } from '../../../app/(site)/events/[slug]/picture.png/route.ts'
import { GET as pictureOfNotes } from '../../../app/(site)/notes/[slug]/picture.png/route.ts'
import { GET as pictureOfSite } from '../../../app/(site)/picture.png/route.ts'

const ask = (headers: Record<string, string> = {}) => new Request('http://127.0.0.1/picture.png', { headers })
const at = (slug: string) => ({ params: Promise.resolve({ slug }) })

async function someNotes(event: Event, status: 'draft' | 'published'): Promise<void> {
  const root = { type: 'root', children: [] }
  await db().notes.create({ data: { eventId: event.id, markdown: '', tree: root, status } })
}

async function expectPicture(answer: Response): Promise<void> {
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/png')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=300')
  const png = Buffer.from(await answer.arrayBuffer())
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
}

describe('pictures beside links', () => {
  it('are there for the site without and with a next meeting, for an event, for its notes', async () => {
    await expectPicture(await pictureOfSite(ask()))
    const event = await anEvent({ title: '☕️ 分散 '.repeat(12), capacity: 40 })
    await someNotes(event, 'published')
    await expectPicture(await pictureOfSite(ask()))
    await expectPicture(await pictureOfEvent(ask(), at(event.slug)))
    await expectPicture(await pictureOfNotes(ask(), at(event.slug)))
  })

  it('show nothing of what is not published, nor of what is not there', async () => {
    const draft = await anEvent({ status: 'draft' })
    const open = await anEvent()
    await someNotes(open, 'draft')
    const answers = [
      await pictureOfEvent(ask(), at(draft.slug)),
      await pictureOfNotes(ask(), at(open.slug)),
      await pictureOfEvent(ask(), at('nothing-here')),
      await pictureOfNotes(ask(), at('../../etc')),
    ]
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404])
    expect(answers.map(({ headers }) => headers.get('cache-control'))).toEqual(Array(4).fill('no-store'))
  })

  it('are not sent again to whoever has them, until the event changes', async () => {
    const event = await anEvent()
    const etag = (await pictureOfEvent(ask(), at(event.slug))).headers.get('etag') ?? ''
    const again = () => pictureOfEvent(ask({ 'if-none-match': etag }), at(event.slug))
    expect((await again()).status).toBe(304)
    await db().event.update({ where: { id: event.id }, data: { title: 'Another title' } })
    expect((await again()).status).toBe(200)
  })

  it('are drawn one at a time, once for all who ask; a crowd of others comes again later', async () => {
    const events = await Promise.all(Array.from({ length: 24 }, (_, n) => anEvent({ title: `Meeting ${n}` })))
    const [first] = events
    const same = () => pictureOfEvent(ask(), at(first?.slug ?? ''))
    await same()
    const answers = await Promise.all([...events.map(({ slug }) => pictureOfEvent(ask(), at(slug))), same()])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 503)).toHaveLength(3)
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 200])
    const late = answers.findIndex(({ status }) => status === 503)
    expect(answers[late]?.headers.get('retry-after')).toBe('10')
    await expectPicture(await pictureOfEvent(ask(), at(events[late]?.slug ?? '')))
  })
})
