'use client'

import { type ReactNode, useEffect, useState } from 'react'

/**
 * An address to write to that programs which gather addresses do not find in the page: it comes in two halves, reads
 * "name (at) host" without JavaScript, and becomes a link with it.
 */
export function MailAddress({ user, host }: { user: string; host: string }): ReactNode {
  const [alive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  if (!alive)
    return (
      <span className="wrap-anywhere">
        {user} (at) {host}
      </span>
    )
  return (
    <a href={`mailto:${user}@${host}`} className="wrap-anywhere">
      {user}@{host}
    </a>
  )
}
