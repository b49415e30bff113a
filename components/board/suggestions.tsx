'use client'

import { createContext, type ReactNode, use } from 'react'

const FrequentContext = createContext<readonly string[]>([])

/** Hands what the community often talks about to every place where a topic is proposed. */
export function Suggestions({ frequent, children }: { frequent: readonly string[]; children: ReactNode }): ReactNode {
  return <FrequentContext value={frequent}>{children}</FrequentContext>
}

export function useFrequent(): readonly string[] {
  return use(FrequentContext)
}
