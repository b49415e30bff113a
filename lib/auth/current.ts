import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { knownBrowser } from '../http/browser.ts'
import { currentContext } from '../http/context.ts'
import { themeOf } from '../http/theme.ts'
import type { Theme } from '../http/themes.ts'
import type { Actor } from './actor.ts'
import { actorOf } from './session.ts'

/** Who asks for this page or runs this action; read once a request. For pages and server actions only. */
export const currentActor: () => Promise<Actor> = cache(async () => {
  const header = (await headers()).get('cookie')
  const context = currentContext()
  if (context) context.identified = true
  return actorOf(header)
})

/** The hash of this page's browser, null where it has no cookie of ours. */
export async function currentBrowser(): Promise<string | null> {
  return knownBrowser((await headers()).get('cookie'))
}

/** The Cookie header of this page's request. */
export async function currentCookies(): Promise<string> {
  return (await cookies()).toString()
}

/** The colours that this page's reader chose. */
export async function currentTheme(): Promise<Theme> {
  return themeOf((await headers()).get('cookie'))
}
