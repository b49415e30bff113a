'use client'

import { startTransition, useEffect, useState } from 'react'

/** False until the page runs: what nobody sees or uses yet is drawn after what they do, piece by piece. */
export function useOpened(): boolean {
  const [opened, open] = useState(false)
  useEffect(() => startTransition(() => open(true)), [])
  return opened
}
