import { globSync, readFileSync } from 'node:fs'
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

const grounds = ['enamel', 'surface', 'rim-soft']
const softs = ['yes-soft', 'no-soft', 'now-soft']
const across = (some: readonly string[], others: readonly string[]) =>
  some.flatMap((one) => others.map((other) => [one, other] as const))

const texts = [
  ...across(['ink', 'muted', 'rim', 'yes', 'no'], grounds),
  ...across(['ink', 'muted', 'rim'], softs),
  ['on-rim', 'rim'],
  ['on-rim', 'rim-strong'],
  ['on-no', 'no'],
  ['on-now', 'now'],
  ['enamel', 'ink'],
] as const

// Edges of controls, the ring of the focus, marks that say something. A notice's sign has the colour of its edge.
const shapes = [
  ...across(['control', 'rim', 'no', 'yes', 'now-edge', 'crema'], ['enamel', 'surface']),
  ...across(['rim', 'crema'], ['rim-soft']),
  ...across(['rim'], softs),
  ['yes', 'yes-soft'],
  ['no', 'no-soft'],
  ['now-edge', 'now-soft'],
  ['on-rim', 'rim'],
] as const

/** Parts things off or colours them in; nothing is lost to whoever does not see it. */
const ornaments = ['line', 'speckle', 'shade', 'coffee', 'now', 'notice-edge', 'notice-ground']

/** The tokens that stylesheets and class names use: for text, for a ground, for an edge or mark. */
function tokensInUse(): Record<'text' | 'ground' | 'shape', Set<string>> {
  const used = { text: new Set<string>(), ground: new Set<string>(), shape: new Set<string>() }
  const collect = (kind: keyof typeof used, text: string, pattern: RegExp) => {
    for (const [, name = ''] of text.matchAll(pattern)) used[kind].add(name)
  }
  for (const file of globSync('{app,components}/**/*.{css,tsx}')) {
    const text = readFileSync(file, 'utf8')
    collect('text', text, /(?<![a-z-])color: var\(--([a-z-]+)\)/g)
    collect('ground', text, /background(?:-color)?: [^;]*var\(--([a-z-]+)\)/g)
    collect('shape', text, /(?:border(?!-radius)|outline|stroke|fill)[a-z-]*: [^;]*var\(--([a-z-]+)\)/g)
  }
  return used
}

it('covers every colour of text, ground and edge that is in use', () => {
  const used = tokensInUse()
  const first = (pairs: readonly (readonly [string, string])[]) => pairs.map(([name]) => name)
  const known = [...texts, ...shapes].flat()
  const strange = (names: Set<string>, tested: readonly string[]) =>
    [...names].filter((name) => !tested.includes(name) && !ornaments.includes(name) && !name.includes('radius'))
  // A sign in the colour of now stands beside its words.
  expect(strange(used.text, [...first(texts), 'now-edge'])).toEqual([])
  expect(strange(used.ground, known)).toEqual([])
  expect(strange(used.shape, known)).toEqual([])
  expect(used.text.size).toBeGreaterThan(5)
})

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
