'use client'

import { createContext, type ReactNode, use } from 'react'

/** The board that the site keeps, to ask about; null where one only practises. And what the community often talks about. */
type Source = { boardId: string | null; frequent: readonly string[] }

const SourceContext = createContext<Source>({ boardId: null, frequent: [] })

/** Hands suggestions to every place where a topic is proposed. */
export function Suggestions({ boardId, frequent, children }: Source & { children: ReactNode }): ReactNode {
  return <SourceContext value={{ boardId, frequent }}>{children}</SourceContext>
}

export function useSuggestions(): Source {
  return use(SourceContext)
}
