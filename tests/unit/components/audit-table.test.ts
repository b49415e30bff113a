import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { AuditTable } from '#components/desk/audit-table'

const shown = (of: 'mail' | null) =>
  renderToStaticMarkup(createElement(AuditTable, { rows: [], of, zone: 'Etc/UTC', caption: '0 entries' }))

it('says that nothing was done, and of this kind only where it shows one kind', () => {
  expect(shown(null)).toContain('Nothing has been done at the desk within the last year.')
  expect(shown('mail')).toContain('Nothing of this kind has been done at the desk within the last year.')
})
