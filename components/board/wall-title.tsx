'use client'

import type { ReactNode } from 'react'
import { cx } from '../ui/cx.ts'

/** From so many letters on a title stands in one size less, and in two. */
const [long, longest] = [60, 150]

/** Signs that are as wide as two letters: East Asian ones, and emoji. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/gu

/** The size in which a title on the wall is whole beside its cup: how many sizes less than that of a short one. */
export function wallSize(title: string): 0 | 1 | 2 {
  const counted = (signs: RegExp) => title.match(signs)?.length ?? 0
  const letters = [...title].length + counted(wide) + counted(/\p{Lu}/gu) / 2
  return letters >= longest ? 2 : letters >= long ? 1 : 0
}

/** What everybody is to read from ten metres: never cut, a long one in a smaller size. */
export function WallTitle({ title }: { title: string }): ReactNode {
  return (
    <h2 dir="auto" className={cx('heading-tight wall-title', ['', 'long', 'longest'][wallSize(title)])}>
      {title}
    </h2>
  )
}
