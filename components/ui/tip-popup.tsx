'use client'

import { Tooltip } from '@base-ui/react/tooltip'
import { type ReactNode, useEffect } from 'react'

/** One tip beside its anchor; none where there is no anchor. Escape takes it away. Fetched by Tips. */
export default function TipPopup({ anchor, onClose }: { anchor: HTMLElement | null; onClose: () => void }): ReactNode {
  useEffect(() => {
    if (!anchor) return
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', leave)
    return () => document.removeEventListener('keydown', leave)
  }, [anchor, onClose])
  return (
    <Tooltip.Root open={anchor !== null}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={8} className="popup-place">
          <Tooltip.Popup className="tip">{anchor?.dataset.tip}</Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
