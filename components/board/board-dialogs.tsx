'use client'

import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { useBoardLive } from '#components/board/board-context'
import type { BoardDialog, DialogKind } from '#components/board/board-dialog'

const OpenContext = createContext<(dialog: DialogKind) => void>(() => undefined)

/** Opens a dialog: to propose or edit, the list of people, or to ask before what cannot be undone. */
export function useDialog(): (dialog: DialogKind) => void {
  return use(OpenContext)
}

/** Holds the one dialog that may be open. What it is made of is fetched when somebody first opens one. */
export function BoardDialogs({ children }: { children: ReactNode }): ReactNode {
  const { store } = useBoardLive()
  const [shown, show] = useState<{ dialog: DialogKind; Dialog: typeof BoardDialog } | null>(null)
  const open = useCallback(
    (dialog: DialogKind) => {
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
  return (
    <OpenContext value={open}>
      {children}
      {shown ? (
        <shown.Dialog key={JSON.stringify(shown.dialog)} dialog={shown.dialog} onClose={() => show(null)} />
      ) : null}
    </OpenContext>
  )
}
