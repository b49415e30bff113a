/** What a piece of news is about: of two of one kind that come too fast, only the later one is heard. */
export type NewsKind = 'board' | 'own' | 'link'

/** How far apart two utterances stand at least, in ms: a screen reader reads one before the next cuts it off. */
export const paceMs = 2_000

/** Lets news out to a live region: the first at once, then at a pace, what came meanwhile together and the latest of a kind. */
export function createCrier(speak: (text: string) => void) {
  const waiting = new Map<NewsKind, string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function letOut(): void {
    timer = undefined
    if (waiting.size === 0) return
    speak([...waiting.values()].join(' '))
    waiting.clear()
    timer = setTimeout(letOut, paceMs)
  }

  return {
    cry(kind: NewsKind, text: string): void {
      waiting.delete(kind)
      waiting.set(kind, text)
      if (timer === undefined) letOut()
    },
    /** Keeps silent from now on. */
    stop(): void {
      clearTimeout(timer)
      timer = undefined
      waiting.clear()
    },
  }
}
