'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { ButtonLink } from '#components/ui/button'

const everyMs = 1_500
const most = 60

/** Looks again by itself while a mail is on its way; without JavaScript, and after a while, by a link. */
export function FollowMail({ href }: { href: string }): ReactNode {
  const router = useRouter()
  useEffect(() => {
    let looks = 0
    const timer = setInterval(() => {
      looks += 1
      if (looks >= most) clearInterval(timer)
      router.refresh()
    }, everyMs)
    return () => clearInterval(timer)
  }, [router])
  return (
    <p className="mt-5">
      <ButtonLink href={href} variant="secondary" size="small" plain>
        Look again
      </ButtonLink>
    </p>
  )
}
