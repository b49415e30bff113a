import { createTransport } from 'nodemailer'
import { expect, it } from 'vitest'
import { transportOptions } from '#lib/mail/transport'

const optionsOf = (url: string) => createTransport(transportOptions(url)).options as Record<string, unknown>

it.each([
  ['smtp://me:secret@mail.example.org:587', true],
  ['smtp://me:secret@127.0.0.1:2525', undefined],
  ['smtp://me:secret@localhost', undefined],
  ['smtp://mail.example.org', undefined],
  ['smtps://me:secret@mail.example.org', undefined],
  ['smtp://me:secret@mail.example.org?ignoreTLS=true', undefined],
  ['smtp://me:secret@mail.example.org?requireTLS=false', false],
])('sends a password over a network encrypted only: %s', (url, requireTLS) =>
  expect(optionsOf(url).requireTLS).toBe(requireTLS),
)

it('does not wait for ever for a mail server', () =>
  expect(optionsOf('smtp://mail.example.org')).toMatchObject({ connectionTimeout: 10_000, socketTimeout: 30_000 }))
