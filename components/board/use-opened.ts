'use client'

import { createContext, startTransition, use, useEffect, useState } from 'react'

/** Asks for the same page with all that is on it. */
export const askWhole = '?all=1'

/** Whether the page was asked for with all that is on it, for whoever has no script that would bring the rest. */
export const AskedWhole = createContext(false)

/** False until the page runs: what nobody sees or uses yet is drawn after what they do, piece by piece. */
export function useOpened(): boolean {
  const [opened, open] = useState(use(AskedWhole))
  useEffect(() => startTransition(() => open(true)), [])
  return opened
}
