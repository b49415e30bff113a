import type { ReactNode } from 'react'
import { setStatus } from '#lib/http/context'
import { localOnly } from '#lib/http/local'

/** The yardstick of `npm run bench`: a page with nothing on it, in the same build and behind the same headers. */
export default function EmptyPage(): ReactNode {
  if (!localOnly().ok) setStatus(404)
  return <p>Empty.</p>
}
