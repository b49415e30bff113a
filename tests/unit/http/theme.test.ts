import { describe, expect, it } from 'vitest'
import { readEnv, setEnv } from '#lib/env'
import { cookieName } from '#lib/http/cookies'
import { cameFrom, themeCookie, themeOf } from '#lib/http/theme'

const read = readEnv(
  {},
  { secret: 'a-site-key-for-tests-that-is-long', instance: 'test0000', databaseUrl: 'postgres://h/d' },
)
if (!read.ok) throw new Error(read.problems.join('\n'))
setEnv(read.env)

describe('the chosen colours', () => {
  it.each(['light', 'dark'] as const)('are read as they were kept: %s', (theme) => {
    const [pair = ''] = themeCookie(theme).split(';')
    expect(themeOf(pair)).toBe(theme)
  })

  it.each([null, '', 'theme=dark', 'sepia', '"><script>'])('are the device’s for %j', (header) => {
    expect(themeOf(header && !header.includes('=') ? `${cookieName('theme')}=${header}` : header)).toBe('system')
  })

  it('leave no cookie behind when the device is to say', () => {
    expect(themeCookie('system')).toContain('Max-Age=0')
  })
})

describe('the page a form came from', () => {
  it('is named with its query', () => {
    expect(cameFrom('http://127.0.0.1:3000/events/a?said=yes', '127.0.0.1:3000')).toBe('/events/a?said=yes')
  })

  it.each([
    ['https://elsewhere.example.org/events', '127.0.0.1:3000'],
    ['not an address', '127.0.0.1:3000'],
    [null, '127.0.0.1:3000'],
    ['http://127.0.0.1:3000/', null],
  ])('is nobody’s for %j at %j', (referer, host) => expect(cameFrom(referer, host)).toBeNull())
})
