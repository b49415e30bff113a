import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Cup } from '#components/ui/cup'
import { Pips } from '#components/ui/pips'
import { ringDots } from '#components/ui/ring'
import { TimerCup } from '#components/ui/timer-cup'

function count(html: string, part: string): number {
  return html.split(part).length - 1
}

describe('pips', () => {
  it('fill the first, one’s own before the others, and say in words what they count', () => {
    const html = renderToStaticMarkup(createElement(Pips, { filled: 3, total: 5, own: 1, label: '3 of 5 seats taken' }))
    expect(count(html, '<i')).toBe(5)
    expect(html).toContain('<i class="on own"></i><i class="on"></i><i class="on"></i><i></i><i></i>')
    expect(html).toContain('role="img" aria-label="3 of 5 seats taken"')
  })

  it('become one bar with "n of m" above 24', () => {
    const dots = renderToStaticMarkup(createElement(Pips, { filled: 6, total: 24, label: 'x' }))
    const bar = renderToStaticMarkup(createElement(Pips, { filled: 6, total: 25, label: 'x' }))
    expect(count(dots, '<i')).toBe(24)
    expect(count(bar, '<i')).toBe(0)
    expect(bar).toContain('6 of 25')
    expect(bar).toContain('width="24%"')
  })
})

describe('the ring', () => {
  it('starts at the top, goes clockwise, and its dots never touch', () => {
    expect(ringDots(4).map(({ x, y }) => [x, y])).toEqual([
      [100, 12],
      [188, 100],
      [100, 188],
      [12, 100],
    ])
    const [a, b] = ringDots(24)
    if (!a || !b) throw new Error('no dots')
    expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(2 * a.r)
  })

  it('stands for nobody without a dot, and for many as an arc', () => {
    expect(renderToStaticMarkup(createElement(Cup, { total: 0, filled: 0, label: 'x' }))).not.toContain('class="dot')
    const many = renderToStaticMarkup(createElement(Cup, { total: 60, filled: 36, label: 'x' }))
    expect(many).toContain('stroke-dasharray="600 1000"')
    expect(many).toContain('36 of 60')
  })
})

describe('the timer', () => {
  const draw = (fraction: number): string =>
    renderToStaticMarkup(createElement(TimerCup, { fraction, label: '3:06', text: '3:06 left', total: 3, filled: 2 }))

  it('shows what is left of the coffee, and none at zero or later', () => {
    expect(draw(0.62)).toContain('stroke-dasharray="620 1000"')
    expect(draw(1.2)).toContain('stroke-dasharray="1000 1000"')
    expect(draw(0)).not.toContain('coffee-left')
    expect(draw(-1)).not.toContain('coffee-left')
  })

  it('writes no style attribute, which the CSP would drop', () => {
    expect(draw(0.5)).not.toContain('style=')
  })
})
