'use client'

import { type RefObject, useEffect } from 'react'

/**
 * Keeps what stands half typed in a field over a reload, in this tab, until it is sent. Without a key nothing is kept.
 * Storage that is full or forbidden costs only that.
 */
export function useDraft(
  key: string | null,
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>,
): (text: string) => void {
  const name = key === null ? null : `quorum draft ${key}`
  useEffect(() => {
    const kept = name === null ? null : attempt(() => sessionStorage.getItem(name))
    if (kept && field.current?.value === '') field.current.value = kept
  }, [name, field])
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
