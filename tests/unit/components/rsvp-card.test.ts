import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { RsvpCard, type RsvpCardProps } from '#components/events/rsvp-card'

const event = { id: 'e', slug: 'chat', status: 'published', capacity: null, going: 1, mine: null }
const nothing = async () => undefined
const props = { event, past: false, closed: false, draft: null, sent: false, mailbox: null }
const shown = (change: Partial<RsvpCardProps>) =>
  renderToStaticMarkup(
    createElement(RsvpCard, {
      ...props,
      member: { name: 'Ana', acts: { rsvp: nothing, cancel: nothing } },
      later: false,
      ...change,
    } as RsvpCardProps),
  )

it('says to a member whose click was one too many that nothing was changed, and keeps the button', () => {
  expect(shown({ later: true })).toMatch(/Nothing was changed\..*Please wait a while.*Save my seat/s)
  expect(shown({})).not.toContain('Nothing was changed')
  expect(shown({ later: true, member: null })).not.toContain('Nothing was changed')
})
