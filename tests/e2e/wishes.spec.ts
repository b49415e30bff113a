import { expect, type Page, test } from '@playwright/test'
import { aMeeting } from '#tests/support/dump'
import { focusFindings } from '#tests/support/looks'

// What a reader's own machine asks for: less motion, or a few colours of its own.

/** Everything that would move for longer than a blink, also before and after an element. */
async function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const longest = 0.01
    const long = (times: string) =>
      times.split(',').some((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 0.001 : 1) > longest)
    const found: string[] = []
    for (const element of document.querySelectorAll('*'))
      for (const part of [null, '::before', '::after']) {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element, part)
        const name = `${element.outerHTML.slice(0, 80)} ${part ?? ''}`
        if (animationName !== 'none' && long(animationDuration)) found.push(`${animationName}: ${name}`)
        if (long(transitionDuration)) found.push(`${transitionDuration}: ${name}`)
      }
    for (const animation of document.getAnimations())
      if (Number(animation.effect?.getComputedTiming().activeDuration) > 1000 * longest)
        found.push(String(animation.id))
    return found
  })
}

/** Buttons and fields without an edge: where colours are the reader's, a ground of ours is not drawn. */
async function edgeless(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, .button, input:not([type=hidden]), select, textarea')]
      .filter((element) => {
        if (!element.checkVisibility() || element.closest('.sr-only') || element.clientWidth <= 1) return false
        const { textDecorationLine, appearance } = getComputedStyle(element)
        // Its own, or that of the group in which it stands side by side with its like.
        const edge = [element, element.parentElement ?? element].some((one) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(one)
          return borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) >= 1
        })
        return !edge && !textDecorationLine.includes('underline') && !['auto', 'radio', 'checkbox'].includes(appearance)
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  )
}

/** Of buttons that can be chosen, whether those that are look unlike those that are not. */
async function chosenAlike(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const grounds = (pressed: boolean) =>
      [...document.querySelectorAll(`[aria-pressed=${pressed}]`)].map((one) => getComputedStyle(one).backgroundColor)
    const others = new Set(grounds(false))
    return grounds(true).filter((ground) => others.has(ground))
  })
}

test('whoever wants less motion sees none, and whoever has colours of their own sees edges and the focus', async ({
  page,
}) => {
  const { slug } = await aMeeting('A meeting for everybody')
  for (const address of ['/', `/events/${slug}`, `/events/${slug}/board`]) {
    await page.emulateMedia({ reducedMotion: 'no-preference', forcedColors: 'none' })
    await page.goto(address)
    // There is something that could move, or this would say nothing.
    expect.soft(await moving(page), address).not.toEqual([])
    await page.emulateMedia({ reducedMotion: 'reduce' })
    expect.soft(await moving(page), address).toEqual([])
    await page.emulateMedia({ forcedColors: 'active' })
    expect.soft(await edgeless(page), address).toEqual([])
    expect.soft(await chosenAlike(page), address).toEqual([])
    expect.soft(await focusFindings(page), address).toEqual([])
  }
})
