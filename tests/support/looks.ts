import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds wrong with a page as it stands, a line a finding: WCAG 2.2 A and AA, and its best practices; or these rules only. */
export async function axeFindings(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(wcag)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, any, all, none }) => {
      const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
      return `${id}: ${html.slice(0, 200)} (${why.slice(0, 300)})`
    }),
  )
}

/**
 * Gives everything that can have the focus the focus, as the keyboard would, and returns what is wrong there: no outline to
 * be seen, or hidden under something that stays in place (WCAG 2.4.7, 2.4.11).
 */
export async function focusFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const stops = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const wrong: string[] = []
    for (const element of document.querySelectorAll<HTMLElement>(stops)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      element.focus({ focusVisible: true } as FocusOptions)
      if (document.activeElement !== element) continue
      const name = element.outerHTML.slice(0, 120)
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) wrong.push(`no outline: ${name}`)
      const within = (from: number, to: number, most: number, part: number) =>
        Math.max(0, from) + (Math.min(most, to) - Math.max(0, from)) * part
      const seen = [...element.getClientRects()].some((box) =>
        [0.1, 0.5, 0.9].some((x) =>
          [0.1, 0.5, 0.9].some((y) => {
            const at = [
              within(box.left, box.right, innerWidth, x),
              within(box.top, box.bottom, innerHeight, y),
            ] as const
            const top = document.elementFromPoint(...at)
            return top !== null && (element.contains(top) || top.contains(element))
          }),
        ),
      )
      if (!seen) wrong.push(`covered: ${name}`)
    }
    return wrong
  })
}

/** What does not fit once a reader spaces the text (WCAG 1.4.12): the page scrolls sideways, or a button or link is cut. */
export async function spacingFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
    )
    document.adoptedStyleSheets.push(sheet)
    const wrong: string[] = []
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth > clientWidth) wrong.push(`spaced text scrolls sideways by ${scrollWidth - clientWidth} px`)
    for (const element of document.querySelectorAll<HTMLElement>('button, a, summary, label')) {
      if (element.clientWidth <= 1 || !element.checkVisibility() || getComputedStyle(element).overflowX === 'visible')
        continue
      if (element.scrollWidth > element.clientWidth + 1) wrong.push(`cut: ${element.outerHTML.slice(0, 160)}`)
    }
    document.adoptedStyleSheets.pop()
    return wrong
  })
}

/**
 * Text that hardly differs from what is behind it, as the browser draws it now: colours that stayed when the scheme changed.
 * Only the plain case, text on a ground of one colour; all else is axe's.
 */
export async function unreadable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 1
    const pen = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D
    const known = new Map<string, [number, number]>()
    /** Relative luminance and opacity. */
    const read = (colour: string): [number, number] => {
      const before = known.get(colour)
      if (before) return before
      pen.clearRect(0, 0, 1, 1)
      pen.fillStyle = colour
      pen.fillRect(0, 0, 1, 1)
      const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data
      const part = (value: number) => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4)
      const seen: [number, number] = [0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b), a / 255]
      known.set(colour, seen)
      return seen
    }
    const groundOf = (element: Element | null): number => {
      for (let at = element; at; at = at.parentElement) {
        const [luminance, opacity] = read(getComputedStyle(at).backgroundColor)
        if (opacity === 1) return luminance
      }
      return 1
    }
    const wrong: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!node.textContent?.trim() || !element?.checkVisibility() || element.closest('svg, option, .sr-only')) continue
      const [ink, ground] = [read(getComputedStyle(element).color)[0], groundOf(element)]
      const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
      if (contrast < 3) wrong.push(`${contrast.toFixed(1)}: ${element.outerHTML.slice(0, 120)}`)
    }
    return wrong
  })
}

/** How far a page can be scrolled sideways, where it should not be. */
export async function sidewaysFindings(page: Page): Promise<string[]> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return { scrollWidth, clientWidth }
  })
  return scrollWidth > clientWidth ? [`scrolls sideways by ${scrollWidth - clientWidth} px`] : []
}

// The small window is what 400 % leaves of 1280 x 1024; there, what axe looks at is the size of targets.
