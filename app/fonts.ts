import localFont from 'next/font/local'

// Each face comes as two files. The one for Latin Extended carries a range, so that a browser fetches it only when a name
// needs it; only heading and text, which every page shows first, are preloaded. next/font wants literals, hence the repetition.

const headingLatin = localFont({
  src: '../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
  variable: '--font-heading-latin',
  weight: '200 800',
  display: 'swap',
  preload: true,
  // Next measures the face at full width; ours is narrowed, so components/ui/tokens.css holds a fallback that fits.
  adjustFontFallback: false,
  declarations: [{ prop: 'font-stretch', value: '75% 100%' }],
})

const headingExt = localFont({
  src: '../node_modules/@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-ext-standard-normal.woff2',
  variable: '--font-heading-ext',
  weight: '200 800',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'font-stretch', value: '75% 100%' },
    { prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F' },
  ],
})

const textLatin = localFont({
  src: '../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-wght-normal.woff2',
  variable: '--font-text-latin',
  weight: '100 900',
  display: 'swap',
  preload: true,
  adjustFontFallback: 'Arial',
})

const textExt = localFont({
  src: '../node_modules/@fontsource-variable/hanken-grotesk/files/hanken-grotesk-latin-ext-wght-normal.woff2',
  variable: '--font-text-ext',
  weight: '100 900',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F' },
  ],
})

const monoLatin = localFont({
  src: '../node_modules/@fontsource-variable/spline-sans-mono/files/spline-sans-mono-latin-wght-normal.woff2',
  variable: '--font-mono-latin',
  weight: '300 700',
  display: 'swap',
  preload: false,
  fallback: ['monospace'],
  adjustFontFallback: false,
})

const monoExt = localFont({
  src: '../node_modules/@fontsource-variable/spline-sans-mono/files/spline-sans-mono-latin-ext-wght-normal.woff2',
  variable: '--font-mono-ext',
  weight: '300 700',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F' },
  ],
})

const proseLatin = localFont({
  src: [
    {
      path: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2',
      weight: '200 800',
      style: 'normal',
    },
    {
      path: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2',
      weight: '200 800',
      style: 'italic',
    },
  ],
  variable: '--font-prose-latin',
  display: 'swap',
  preload: false,
  // Next finds Times New Roman under that name only, and takes no width of the italic: components/ui/tokens.css does.
  adjustFontFallback: false,
})

const proseExt = localFont({
  src: '../node_modules/@fontsource-variable/newsreader/files/newsreader-latin-ext-wght-normal.woff2',
  variable: '--font-prose-ext',
  weight: '200 800',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [
    { prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+1EF2-1EFF, U+2C60-2C7F' },
  ],
})

/** Class names for `<html>` that define the variables behind the four faces of app/globals.css. */
export const fontVariables = [headingLatin, headingExt, textLatin, textExt, monoLatin, monoExt, proseLatin, proseExt]
  .map((font) => font.variable)
  .join(' ')
