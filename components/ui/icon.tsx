import type { ReactNode } from 'react'

const shapes = {
  info: 'M8 7.25v4.25M8 4.5v.5',
  success: 'm4.75 8.25 2.25 2.25 4.25-4.75',
  warning: 'M8 4.5v4.25M8 11v.5',
  error: 'm5.5 5.5 5 5m0-5-5 5',
}

export type IconName = keyof typeof shapes | 'down' | 'menu' | 'back'

const plain = { down: 'm3.5 6 4.5 4.5L12.5 6', menu: 'M2 5h12M2 11h12', back: 'M13 8H3m4-4.5L2.5 8 7 12.5' }

/** A small sign, hidden from screen readers because words stand beside it; each notice has a shape of its own. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75, strokeLinecap: 'round' } as const
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" strokeLinejoin="round" {...line}>
      {name === 'down' || name === 'menu' || name === 'back' ? (
        <path d={plain[name]} />
      ) : (
        <>
          {name === 'warning' ? <path d="M8 .9 15.1 8 8 15.1.9 8Z" /> : <circle cx="8" cy="8" r="7" />}
          <path d={shapes[name]} />
        </>
      )}
    </svg>
  )
}
