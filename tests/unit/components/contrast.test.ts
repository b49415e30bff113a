import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Oklch = [number, number, number]

/** Relative luminance (WCAG 2.2) of an OKLCH colour, clipped to sRGB; the matrices are Björn Ottosson's. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number): number => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: Oklch, other: Oklch): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** The tokens as the stylesheet has them, [light, dark] by name. */
function readTokens(): Map<string, [Oklch, Oklch]> {
  const css = readFileSync(new URL('../../../components/ui/tokens.css', import.meta.url), 'utf8')
  const tokens = new Map<string, [Oklch, Oklch]>()
  for (const [, name = '', value = ''] of css.matchAll(/--([a-z-]+): ([^;]+);/g)) {
    const [light, dark = light] = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)/g)].map(
      ([, l, c, h]): Oklch => [Number(l), Number(c), Number(h)],
    )
    if (light && dark) tokens.set(name, [light, dark])
  }
  return tokens
}

const onGrounds = ['enamel', 'surface', 'rim-soft'].flatMap((ground) =>
  ['ink', 'muted', 'rim', 'yes', 'no'].map((text) => [text, ground] as const),
)
const texts = [
  ...onGrounds,
  ['on-rim', 'rim'],
  ['on-rim', 'rim-strong'],
  ['on-no', 'no'],
  ['on-now', 'now'],
  ...(['yes', 'no', 'now'] as const).map((name) => ['ink', `${name}-soft`] as const),
] as const
const shapes = ['control', 'now-edge', 'crema'].flatMap((shape) =>
  ['enamel', 'surface'].map((ground) => [shape, ground] as const),
)

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('the %s tokens', (_, theme) => {
  const tokens = readTokens()
  const of = (name: string): Oklch => {
    const token = tokens.get(name)
    if (!token) throw new Error(`no token ${name}`)
    return token[theme]
  }

  it.each(texts)('let %s be read on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(shapes)('let the edge of %s be seen on %s', (shape, ground) => {
    expect(contrast(of(shape), of(ground))).toBeGreaterThanOrEqual(3)
  })
})
