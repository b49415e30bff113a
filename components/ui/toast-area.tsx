'use client'

import { Toast } from '@base-ui/react/toast'
import { type ReactNode, useEffect, useRef } from 'react'
import { Icon } from '#components/ui/icon'
import type { Said } from './toasts.ts'

/** Toasts, drawn. Fetched by Toaster when there is one. */
export default function ToastArea({ said }: { said: Said }): ReactNode {
  return (
    <Toast.Provider limit={2} timeout={6_000}>
      <Feed said={said} />
      <Toast.Portal>
        <Toast.Viewport className="toasts">
          <Shown />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function Feed({ said }: { said: Said }): ReactNode {
  const { add } = Toast.useToastManager()
  const shown = useRef(0)
  useEffect(() => {
    if (shown.current === said.id) return
    shown.current = said.id
    add({ title: said.text })
  }, [said, add])
  return null
}

function Shown(): ReactNode {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className="toast" swipeDirection={['down', 'right']}>
      <Toast.Content className="toast-content">
        <Icon name="success" size={20} />
        <Toast.Title render={<p />} className="min-w-0 font-semibold" />
        <Toast.Close aria-label="Close" className="toast-close">
          <Icon name="cross" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ))
}
