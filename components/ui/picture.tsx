import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { mostDots } from '#components/ui/pips'
import { ringDots } from '#components/ui/ring'
import { drawable, titleSize } from './picture-text.ts'

// The light tokens of tokens.css as the drawing library wants them; it knows neither oklch nor stylesheets.
const colours = {
  enamel: '#f4f7fa',
  surface: '#fcfdff',
  ink: '#151d2d',
  muted: '#545e6f',
  rim: '#1a48bc',
  soft: '#cfdcf3',
  coffee: '#4f2f1e',
  crema: '#ae794c',
  speckle: '#b7c5db',
}

export type PictureFacts = {
  /** Above the title: what this is. */
  kicker: string
  title: string
  /** Stands for the title where that cannot be drawn. */
  instead: string
  lines: readonly string[]
  /** Below, in figures: who comes. */
  count: string
  total: number
  filled: number
}

// Each file of a face is a family of its own: the library takes one file a name.
const face = (name: string): string => ['latin', 'latin-ext', 'vietnamese'].map((part) => `${name} ${part}`).join(', ')

const column: CSSProperties = { display: 'flex', flexDirection: 'column' }

/** The picture that other sites show beside a link: title, date, the ring of those who come. For next/og, 1200 by 630. */
export function Picture({ kicker, title, instead, lines, count, total, filled }: PictureFacts): ReactElement {
  const heading = drawable(title) ?? instead
  const below = lines.map(drawable).filter((line) => line !== null && line !== heading)
  return (
    <div
      style={{
        ...column,
        width: '100%',
        height: '100%',
        background: colours.enamel,
        color: colours.ink,
        fontFamily: face('Text'),
        borderBottom: `20px solid ${colours.rim}`,
      }}
    >
      <Speckles />
      <div style={{ display: 'flex', flexGrow: 1, alignItems: 'center', padding: '0 64px 0 72px' }}>
        <div style={{ ...column, width: 660, marginRight: 56 }}>
          <Clamped lines={1} style={{ fontSize: 28, color: colours.muted }}>
            {drawable(kicker) ?? ''}
          </Clamped>
          <Clamped lines={3} style={{ margin: '22px 0 30px', ...headingStyle, fontSize: titleSize(heading) }}>
            {heading}
          </Clamped>
          {below.map((line) => (
            <Clamped key={line} lines={2} style={{ fontSize: 34, lineHeight: 1.35 }}>
              {line}
            </Clamped>
          ))}
        </div>
        <div style={{ ...column, alignItems: 'center', width: 348 }}>
          <RingOf total={total} filled={filled} />
          <div style={{ display: 'flex', marginTop: 30, fontFamily: 'Mono latin', fontSize: 25, color: colours.muted }}>
            {count}
          </div>
        </div>
      </div>
    </div>
  )
}

const headingStyle: CSSProperties = {
  fontFamily: face('Heading'),
  fontWeight: 700,
  letterSpacing: '-0.035em',
  lineHeight: 1.04,
}

function Clamped({ lines, style, children }: { lines: number; style: CSSProperties; children: ReactNode }): ReactNode {
  return <div style={{ display: 'block', lineClamp: lines, wordBreak: 'break-word', ...style }}>{children}</div>
}

function RingOf({ total, filled }: { total: number; filled: number }): ReactNode {
  return (
    <svg width="348" height="348" viewBox="0 0 200 200" aria-hidden="true">
      {total > mostDots ? arc(Math.min(1, filled / total)) : dots(total, filled)}
      <circle cx="100" cy="100" r="70" fill={colours.surface} stroke={colours.rim} strokeWidth="3.5" />
      <circle cx="100" cy="100" r="62.5" fill={colours.coffee} stroke={colours.crema} strokeWidth="1.6" />
      <path
        d="M63.2 84.4a40 40 0 0 1 40.3-24.2"
        fill="none"
        stroke={colours.crema}
        strokeWidth="4.5"
        strokeLinecap="round"
      />
    </svg>
  )
}

// Functions, not components: inside an SVG the library takes plain elements only.
function dots(total: number, filled: number): ReactNode {
  return ringDots(total).map(({ x, y, r }, at) => (
    <circle
      key={`${x} ${y}`}
      cx={x}
      cy={y}
      r={r - 1.1}
      stroke={colours.rim}
      strokeWidth="2.2"
      fill={at < filled ? colours.rim : colours.enamel}
    />
  ))
}

function arc(share: number): ReactNode {
  const around = 2 * Math.PI * 88
  return (
    <g fill="none" strokeWidth="8" transform="rotate(-90 100 100)">
      <circle cx="100" cy="100" r="88" stroke={colours.soft} />
      <circle cx="100" cy="100" r="88" stroke={colours.rim} strokeDasharray={`${around * share} ${around}`} />
    </g>
  )
}

// Scattered by a fixed rule, so that the same picture is the same bytes. They keep to the edges, never behind the words.
const speckles = Array.from({ length: 64 }, (_, at) => ({
  x: Math.round((at * 397 + 31 * (at % 7)) % 1200),
  y: at % 2 === 0 ? Math.round((at * 53) % 92) : 630 - 20 - Math.round((at * 71) % 92),
  r: 1.4 + (at % 4) * 0.7,
}))

function Speckles(): ReactNode {
  return (
    <svg width="1200" height="610" viewBox="0 0 1200 610" aria-hidden="true" style={{ position: 'absolute' }}>
      {speckles.map(({ x, y, r }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={r} fill={colours.speckle} />
      ))}
    </svg>
  )
}
