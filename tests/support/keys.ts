import { expect, type Page } from '@playwright/test'

/** What has the focus, as a screen reader would name it, and whether one can see that it has it. */
type Stop = { name: string; role: string; seen: boolean; key: string }

/** Somebody who has no mouse: every act is a key. */
export type Hands = ReturnType<typeof keyboard>

/** Walks a page by keyboard alone. Each stop must show that it has the focus. */
export function keyboard(page: Page) {
  const here = (): Promise<Stop> =>
    page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body)
        return { name: '', role: 'nothing', seen: true, key: '' }
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : []
      const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id))
      const written = element instanceof HTMLInputElement ? '' : element.textContent
      const name =
        element.getAttribute('aria-label') ??
        [...labels, ...by]
          .map((label) => label?.textContent ?? '')
          .join(' ')
          .trim() ??
        ''
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const alike = [...document.querySelectorAll(element.tagName)].indexOf(element)
      return {
        name: (name || (written ?? '')).replace(/\s+/g, ' ').trim(),
        role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
        seen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
        key: `${element.tagName} ${alike}`,
      }
    })

  /** Tabs on, from where the focus is, until it stands on what is so named. */
  async function to(name: string | RegExp, back = false): Promise<void> {
    const passed: string[] = []
    const first = await here()
    for (;;) {
      await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
      const stop = await here()
      expect(stop.seen, `the focus on ${stop.role} "${stop.name}" can be seen`).toBe(true)
      if (typeof name === 'string' ? stop.name === name : name.test(stop.name)) return
      passed.push(stop.name)
      if (passed.length > 150 || (passed.length > 3 && stop.key === first.key))
        throw new Error(`Tab never came to ${name}; it passed: ${passed.join(' | ')}`)
    }
  }

  return {
    here,
    to,
    press: (key: string) => page.keyboard.press(key),
    /** Tabs to a field and writes in it; what stood there is replaced. */
    async write(name: string | RegExp, text: string): Promise<void> {
      await to(name)
      await page.keyboard.press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
    /** Tabs to a button or link and presses it. */
    async use(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
      await to(name)
      await page.keyboard.press(key)
    },
    /** Waits until the focus stands on what is so named, without a key: where an act must leave it. */
    async left(name: string | RegExp): Promise<void> {
      const fits = async () => {
        const stop = await here()
        return typeof name === 'string' ? stop.name === name : name.test(stop.name)
      }
      await expect.poll(fits, { message: `the focus is left on ${name}` }).toBe(true)
    },
  }
}
