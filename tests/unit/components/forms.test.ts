import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Checkbox, TextInput } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'

describe('a field', () => {
  it('ties hint and error to its control', () => {
    const errors = ['This is not an address we can write to.']
    const html = renderToStaticMarkup(
      createElement(TextInput, { name: 'email', label: 'Email', hint: 'Once.', errors }),
    )
    expect(html).toContain('for="field-email"')
    expect(html).toMatch(/<input[^>]* id="field-email"/)
    expect(html).toContain('aria-describedby="field-email-error field-email-hint"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('<p id="field-email-error"')
    expect(html).toContain('<p id="field-email-hint"')
  })

  it('says nothing of errors where there are none', () => {
    const html = renderToStaticMarkup(createElement(TextInput, { name: 'email', label: 'Email', errors: [] }))
    expect(html).not.toContain('aria-')
  })

  it('keeps apart two forms on one page', () => {
    const html = renderToStaticMarkup(createElement(Checkbox, { name: 'guests', label: 'Guests', scope: 'edit' }))
    expect(html).toContain('id="edit-guests"')
    expect(html).toContain('for="edit-guests"')
  })
})

describe('the summary of a refusal', () => {
  it('links to each field by the id that the field has', () => {
    const failure = { message: 'Not complete yet.', fields: { email: ['Write an address.'], name: [] } }
    const html = renderToStaticMarkup(createElement(FormErrors, { failure, scope: 'rsvp' }))
    expect(html).toContain('role="alert"')
    expect(html).toContain('<a href="#rsvp-email">Write an address.</a>')
    expect(html).not.toContain('rsvp-name')
  })

  it('does not say twice what a field says', () => {
    const failure = { message: 'That is not the code.', fields: { code: ['That is not the code.'] } }
    const html = renderToStaticMarkup(createElement(FormErrors, { failure }))
    expect(html.split('That is not the code.')).toHaveLength(2)
    expect(html).toContain('Please look at the marked field.')
  })

  it('is nothing where nothing was refused', () => {
    expect(renderToStaticMarkup(createElement(FormErrors, { failure: null }))).toBe('')
  })
})
