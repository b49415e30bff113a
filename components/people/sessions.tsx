import type { ReactNode } from 'react'
import { Badge } from '#components/ui/badge'
import { SubmitButton } from '#components/ui/submit-button'
import { formatShortDay, formatTime } from '#lib/date-format'
import type { SessionView } from '#lib/people/view'

type Action = (form: FormData) => Promise<void>

/** Where somebody is signed in; each can be ended, and all others at once. */
export function Sessions({
  sessions,
  zone,
  end,
  endOthers,
}: {
  sessions: readonly SessionView[]
  zone: string
  end: Action
  endOthers: Action
}): ReactNode {
  const at = (date: Date) => `${formatShortDay(date, zone)}, ${formatTime(date, zone)}`
  return (
    <>
      <ul className="border-line border-t">
        {sessions.map(({ id, device, createdAt, seenAt, current }) => (
          <li key={id} className="flex items-center justify-between gap-6 border-line border-b py-4">
            <span className="min-w-0">
              <span className="font-semibold">{device}</span>
              <span className="fact block text-muted">
                since {at(createdAt)}; last used {at(seenAt)} or within the hour after
              </span>
            </span>
            {current ? (
              <Badge tone="yes">this one</Badge>
            ) : (
              <form action={end}>
                <input type="hidden" name="sessionId" value={id} />
                <SubmitButton variant="secondary" size="small">
                  End<span className="sr-only">: {device}</span>
                </SubmitButton>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form action={endOthers} className="mt-5">
          <SubmitButton variant="secondary">End all others</SubmitButton>
        </form>
      ) : null}
    </>
  )
}
