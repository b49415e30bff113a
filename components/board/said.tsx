'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useBoard, useBoardLive } from '#components/board/board-context'
import { useVoicePlace } from '#components/board/board-dialogs'
import { Icon } from '#components/ui/icon'
import { createCrier } from './crier.ts'

/** Why the last click at this place was refused. The live region says it aloud, so this is for the eyes. */
export function Said({ place, id }: { place: string; id?: string }): ReactNode {
  const refusal = useBoard((state) => state.refusals[place])
  if (!refusal) return null
  return (
    <p id={id} className="said">
      <Icon name="warning" />
      <span>{refusal.message}</span>
    </p>
  )
}

/**
 * The one place where the board speaks: phase, topic, time, results, refusals, the connection; never a single vote. While
 * a dialog is open it is in there, and says what is news from then on.
 */
export function LiveRegion(): ReactNode {
  const { store } = useBoardLive()
  const place = useVoicePlace()
  const [spoken, speak] = useState({ text: '', count: 0 })
  const [moved, move] = useState({ place, count: 0 })
  if (moved.place !== place) move({ place, count: spoken.count })
  useLinkNews()
  useEffect(() => {
    let heard = store.get().news.count
    const crier = createCrier((text) => speak(({ count }) => ({ text, count: count + 1 })))
    const forget = store.subscribe(() => {
      const { kind, text, count } = store.get().news
      if (count !== heard) crier.cry(kind, text)
      heard = count
    })
    return () => {
      forget()
      crier.stop()
    }
  }, [store])
  const region = (
    <div role="status" aria-live="polite" className="sr-only">
      <p key={spoken.count} dir="auto">
        {place && spoken.count === moved.count ? '' : spoken.text}
      </p>
    </div>
  )
  return place ? createPortal(region, place) : region
}

/** A connection that is away for less, in ms, is not worth a word. */
const awayMs = 4_000

function useLinkNews(): void {
  const { store } = useBoardLive()
  const link = useBoard((state) => state.link)
  const [lost, setLost] = useState(false)
  useEffect(() => {
    if (link === 'live' && lost) {
      setLost(false)
      store.say('The connection is back.', 'link')
    }
    if (link !== 'reconnecting' || lost) return
    const timer = setTimeout(() => {
      setLost(true)
      store.say('The connection is lost. What you do waits here until it is back.', 'link')
    }, awayMs)
    return () => clearTimeout(timer)
  }, [link, lost, store])
}
