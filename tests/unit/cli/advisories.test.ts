import { expect, it } from 'vitest'
import { readAudit } from '#lib/cli/advisories'

it('reads what the registry says of dependencies', () => {
  expect(readAudit('{"metadata":{"vulnerabilities":{"low":3,"high":1,"critical":0}}}')).toEqual({
    high: 1,
    critical: 0,
  })
})

it.each(['', 'npm error audit endpoint returned an error', '{"error":{"code":"ENOTFOUND"}}', '{"metadata":null}'])(
  'knows a registry that cannot tell by %j',
  (output) => expect(readAudit(output)).toBeNull(),
)
