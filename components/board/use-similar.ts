'use client'

import { useEffect, useRef, useState } from 'react'
import { useBoardLive } from '#components/board/board-context'
import type { SimilarTopics } from '#lib/notes/schema-similar'
import { paths } from '#lib/paths'
import { wordsToFind } from '#lib/search/rules'
import { counted } from './words.ts'

/** So long after the last letter, in ms, what was typed is looked up. */
const pauseMs = 350

const nothing: SimilarTopics = { here: [], earlier: [] }

/**
 * What is like the text that somebody types, a moment after they paused; what was found before stays until then. A later
 * text ends an earlier question. Where the answer does not come, there is nothing to show, and nothing is said.
 */
export function useSimilar(typed: string): SimilarTopics {
  const { boardId, practice, store } = useBoardLive()
  const [found, setFound] = useState(nothing)
  const words = wordsToFind(typed)
  const told = useRef('')
  useEffect(() => {
    if (words === null || practice) {
      setFound(nothing)
      return
    }
    const asked = new AbortController()
    const timer = setTimeout(() => {
      lookUp(boardId, words, asked.signal).then(setFound, () => {
        if (!asked.signal.aborted) setFound(nothing)
      })
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [boardId, practice, words])
  useEffect(() => {
    const all = [...found.here.map(({ topicId }) => topicId), ...found.earlier.map(({ href, title }) => href + title)]
    const known = told.current
    told.current = all.join(' ')
    if (all.length > 0 && told.current !== known) store.say(`${counted(all.length, 'similar topic')}.`)
  }, [found, store])
  return words === null ? nothing : found
}

async function lookUp(boardId: string, words: string, signal: AbortSignal): Promise<SimilarTopics> {
  const answer = await fetch(paths.api.boardSimilar(boardId, words), { signal })
  if (!answer.ok) throw new Error(`The lookup answered ${answer.status}.`)
  return answer.json()
}
