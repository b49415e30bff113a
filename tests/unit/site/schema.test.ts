import { describe, expect, it } from 'vitest'
import { parse } from '#lib/http/parse'
import { siteSettings } from '#lib/site/schema'

const form = { revision: '0', name: ' Tea Chat ', timeZone: 'Europe/Berlin', votesEach: '4', ladder: '5, 3:30' }

describe('site settings', () => {
  it('reads a form: boxes that are not ticked, lines, and what was left empty', () => {
    const settings = parse(siteSettings, { ...form, contactEmail: ' ', topics: 'CAP\r\n\n Clocks ', votesHidden: 'on' })
    expect(settings).toMatchObject({
      ok: true,
      value: {
        name: 'Tea Chat',
        topics: ['CAP', 'Clocks'],
        votesEach: 4,
        votesHidden: true,
        stacking: false,
        ladder: [300, 210],
      },
    })
    expect(settings.ok && settings.value.contactEmail).toBeUndefined()
  })

  it.each([
    ['name', { name: ' ' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['votesEach', { votesEach: '11' }],
    ['votesEach', { votesEach: '' }],
    ['ladder', { ladder: '2.5' }],
    ['ladder', { ladder: ' ' }],
    ['ladder', { ladder: '0:04' }],
    ['ladder', { ladder: '1 2 3 4 5 6 7' }],
    ['romanVoteSeconds', { romanVoteSeconds: '301' }],
    ['admission', { admission: 'nobody' }],
    ['contactEmail', { contactEmail: 'nobody' }],
    ['topics', { topics: 'x\n'.repeat(41) }],
    ['about', { about: 'x'.repeat(20_001) }],
    ['about', { about: 'a\u0000b' }],
  ])('ties what is wrong to its field: %s', (field, wrong) => {
    const settings = parse(siteSettings, { ...form, ...wrong })
    expect(settings.ok ? [] : Object.keys(settings.failure.fields ?? {})).toEqual([field])
  })
})
