'use client'

import { createContext, type ReactNode, use, useCallback, useRef, useState } from 'react'
import { useBoardLive } from '#components/board/board-context'
import type { BoardDialog, DialogKind } from '#components/board/board-dialog'
import { contentId } from '#components/layout/skip-link'

const OpenContext = createContext<(dialog: DialogKind) => void>(() => undefined)

/** Opens one of the board's dialogs (DialogKind). */
export function useDialog(): (dialog: DialogKind) => void {
  return use(OpenContext)
}

const VoiceContext = createContext<Element | null>(null)

/** Where the board speaks while a dialog is open: in there, since all else is inert. Null while none is. */
export function useVoicePlace(): Element | null {
  return use(VoiceContext)
}

/** Holds the one dialog that may be open. What it is made of is fetched when somebody first opens one. */
export function BoardDialogs({ children }: { children: ReactNode }): ReactNode {
  const { store } = useBoardLive()
  const [shown, show] = useState<{ dialog: DialogKind; Dialog: typeof BoardDialog } | null>(null)
  const [voice, setVoice] = useState<Element | null>(null)
  const opener = useRef<Element | null>(null)
  const open = useCallback(
    (dialog: DialogKind) => {
      // A dialog that leads to another one is gone when that closes; what opened the first is still there.
      const from = document.activeElement
      if (!from?.closest('dialog')) opener.current = from
      import('#components/board/board-dialog').then(
        (loaded) => show({ dialog, Dialog: loaded.BoardDialog }),
        () =>
          store.refuse('board', {
            code: 'unreachable',
            message: 'This needs the connection, which is away. Try again.',
          }),
      )
    },
    [store],
  )
  const close = (): void => {
    show(null)
    const at = document.activeElement
    if (at && at !== document.body && !at.closest('dialog')) return
    const back = opener.current?.isConnected ? opener.current : document.getElementById(contentId)
    if (back instanceof HTMLElement) back.focus()
  }
  return (
    <OpenContext value={open}>
      <VoiceContext value={voice}>{children}</VoiceContext>
      {shown ? (
        <shown.Dialog key={JSON.stringify(shown.dialog)} dialog={shown.dialog} onClose={close} voice={setVoice} />
      ) : null}
    </OpenContext>
  )
}
