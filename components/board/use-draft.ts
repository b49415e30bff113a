'use client'

import { type RefObject, useEffect } from 'react'

/**
 * Keeps what stands half typed in a field over a reload, in this tab, until it is sent. Without a key nothing is kept.
 * Storage that is full or forbidden costs only that.
 * @param onKept - hears what was found and stands in the field again; the same function each time
 */
export function useDraft(
  key: string | null,
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
  onKept?: (text: string) => void,
): (text: string) => void {
  const name = key === null ? null : `quorum draft ${key}`
  useEffect(() => {
    const kept = name === null ? null : attempt(() => sessionStorage.getItem(name))
    if (!kept || field.current?.value !== '') return
    field.current.value = kept
    onKept?.(kept)
  }, [name, field, onKept])
  return (text) => {
    if (name === null) return
    attempt(() => (text === '' ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, text)))
  }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
