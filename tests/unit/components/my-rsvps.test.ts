import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { MyRsvps } from '#components/people/my-rsvps'

const going = {
  slug: 'a',
  title: 'A meeting',
  startsAt: new Date('2030-01-02T10:00:00Z'),
  timeZone: 'UTC',
  status: 'going' as const,
  off: false,
}
const shown = (own: boolean, rsvps = [going]) => renderToStaticMarkup(createElement(MyRsvps, { rsvps, own }))

describe('answers to what lies ahead', () => {
  it('speak to whose they are, and of them at the desk', () => {
    expect(shown(true)).toContain('you have a seat')
    expect(shown(false)).toContain('has a seat')
    expect(shown(false)).not.toContain('you')
  })

  it('lead on where there are none of one’s own', () => {
    expect(shown(true, [])).toContain('href="/events"')
    expect(shown(false, [])).not.toContain('href')
  })
})
