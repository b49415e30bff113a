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
