import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { RsvpLinkCard, type RsvpLinkCardProps } from '#components/events/rsvp-link-card'

const event = { id: 'e', slug: 'chat', status: 'published', capacity: null, going: 1, waiting: 0, cancelReason: null }
const link = { state: 'going', event, email: 'ana@example.org', name: 'Ana', topic: '', place: null, first: false }
const props = { token: 't', draft: null, takesTopics: true, done: null, changeId: 'c', signedInAs: null, past: false }
const shown = (change: object, changing = false) =>
  renderToStaticMarkup(
    createElement(RsvpLinkCard, { ...props, changing, link: { ...link, ...change } } as unknown as RsvpLinkCardProps),
  )

it('asks for name and topic only where the link may change them, else says to sign in', () => {
  for (const html of [
    shown({ speaks: false }),
    shown({ speaks: false }, true),
    shown({ speaks: false, state: 'pending', topic: 'Tea' }),
  ]) {
    expect(html).not.toMatch(/name="(?:name|topic)"|Change name/)
    expect(html).toMatch(/You come as <bdi>Ana<\/bdi>.*href="\/sign-in\?to=[^"]*chat/s)
  }
  expect(shown({ speaks: false, state: 'pending', topic: 'Tea' })).toMatch(/not even <q dir="auto">Tea<\/q>.*Confirm</s)
  expect(shown({ speaks: true })).toContain('Change name')
  expect(shown({ speaks: true, state: 'pending' })).toMatch(/name="name".*name="topic"/s)
  expect(shown({ speaks: true }, true)).not.toContain('You come as')
})
