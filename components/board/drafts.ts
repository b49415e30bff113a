const start = 'quorum draft '

/** Under what a draft of somebody's is kept in this tab: the next person at it is not shown what the last one had typed. */
export function draftName(who: string, key: string): string {
  return `${start}${who} ${key}`
}

export function draftAt(name: string): string | null {
  return attempt(() => sessionStorage.getItem(name))
}

export function keepDraft(name: string, text: string): void {
  attempt(() => (text === '' ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, text)))
}

/** Forgets every draft of this tab, for whoever signs out. */
export function forgetDrafts(): void {
  attempt(() => {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(start)) sessionStorage.removeItem(name)
  })
}

/** Storage that is full or forbidden costs only the draft. */
function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
