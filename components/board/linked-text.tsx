import type { ReactNode } from 'react'
import { withLinks } from './words.ts'

/** Text of people with its web addresses as links; never as markup. */
export function LinkedText({ text }: { text: string }): ReactNode {
  return withLinks(text).map((piece, at) =>
    piece.href ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
      <a key={at} href={piece.href} target="_blank" rel="noopener nofollow ugc" className="wrap-anywhere">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  )
}
