import { beforeEach, expect, it } from 'vitest'
import { escapeHtml } from '#lib/html'
import { layMail } from '#lib/mail/layout'
import { messageId } from '#lib/mail/transport'
import { useEnv } from '#tests/support/env'

beforeEach(() => {
  useEnv({ siteUrl: 'https://meet.example.org' })
})

const evil = `<script>alert("1")</script> & 'x'`

it('escapes in every part of its HTML whatever people typed', () => {
  const { html, text } = layMail(evil, evil, [
    { text: `${evil}\nnext` },
    { link: { label: evil, url: 'https://example.org/?a=1&b="2"' } },
    { code: evil },
    { small: evil },
  ])
  expect(html).not.toContain('<script')
  expect(html).toContain(`${escapeHtml(evil)}<br>next`)
  expect(html).toContain('href="https://example.org/?a=1&amp;b=&quot;2&quot;"')
  expect(text).toContain(evil)
})

it('says the same in text as in HTML, signed by the community', () => {
  const mail = layMail('A subject', 'Coffee Chat', [
    { text: 'Hello.' },
    { link: { label: 'Look', url: 'https://example.org/a' } },
    { code: '012345' },
    { small: 'A note.' },
  ])
  expect(mail.text).toBe('Hello.\n\nLook:\nhttps://example.org/a\n\n    012345\n\nA note.\n\n-- \nCoffee Chat\n')
  for (const words of ['Hello.', 'Look', 'https://example.org/a', '012345', 'A note.', 'Coffee Chat'])
    expect(mail.html).toContain(words)
})

it('names a message by its row and our host', () => {
  expect(messageId('an-id')).toBe('<an-id@meet.example.org>')
})
