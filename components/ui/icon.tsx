import type { ReactNode } from 'react'

const shapes = {
  info: 'M8 7.25v4.25M8 4.5v.5',
  success: 'm4.75 8.25 2.25 2.25 4.25-4.75',
  warning: 'M8 4.5v4.25M8 11v.5',
  error: 'm5.5 5.5 5 5m0-5-5 5',
}

const plain = {
  down: 'm3.5 6 4.5 4.5L12.5 6',
  menu: 'M2 5h12M2 11h12',
  back: 'M13 8H3m4-4.5L2.5 8 7 12.5',
  cross: 'm3.5 3.5 9 9m0-9-9 9',
  sun: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6M8 .9v1.4m0 11.4v1.4M.9 8h1.4m11.4 0h1.4M3 3l1 1m8 8 1 1M3 13l1-1m8-8 1-1',
  moon: 'M13.6 10A6.2 6.2 0 0 1 6 2.4 6.2 6.2 0 1 0 13.6 10Z',
  device: 'M1.5 2.5h13v8.5h-13ZM5.5 14h5M8 11v3',
}

export type IconName = keyof typeof shapes | keyof typeof plain

/** A small sign, hidden from screen readers because words stand beside it; each notice has a shape of its own. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.75, strokeLinecap: 'round' } as const
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" strokeLinejoin="round" {...line}>
      {name in plain ? (
        <path d={plain[name as keyof typeof plain]} />
      ) : (
        <>
          {name === 'warning' ? <path d="M8 .9 15.1 8 8 15.1.9 8Z" /> : <circle cx="8" cy="8" r="7" />}
          <path d={shapes[name as keyof typeof shapes]} />
        </>
      )}
    </svg>
  )
}
