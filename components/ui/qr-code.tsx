import type { ReactNode } from 'react'
import { encode } from 'uqr'

/** An address as a QR code (ISO/IEC 18004): dark on light in both colour schemes, since many cameras read nothing else. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }): ReactNode {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  )
}
