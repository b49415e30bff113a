import type { ReactNode } from 'react'
import { CopyBox } from '#components/desk/copy-box'
import { Empty } from '#components/ui/empty'
import { Table } from '#components/ui/table'
import type { DeskEvent } from '#lib/events/queries'
import { addressLines } from './guest-addresses.ts'

type Guest = DeskEvent['guests'][number]

/** Who comes, who waits in which order, who cancelled: names and addresses. */
export function GuestList({
  guests,
  past,
  nobody,
}: {
  guests: readonly Guest[]
  past: boolean
  /** What to say where there is none. */
  nobody: string
}): ReactNode {
  const of = (status: Guest['status']) => guests.filter((guest) => guest.status === status)
  const [going, waiting, cancelled] = [of('going'), of('waitlisted'), of('cancelled')]
  if (guests.length === 0) return <Empty>{nobody}</Empty>
  return (
    <div className="grid gap-8">
      {going.length > 0 ? (
        <div>
          <Guests caption={past ? `${going.length} had a seat` : `${going.length} coming`} guests={going} />
          <details className="fold mt-4">
            <summary>Addresses to copy</summary>
            <CopyBox label="Names and addresses of who comes" text={addressLines(going)} />
          </details>
        </div>
      ) : (
        <p className="text-muted">{past ? 'Nobody had a seat.' : 'Nobody comes so far.'}</p>
      )}
      {waiting.length > 0 ? (
        <Guests
          caption={past ? `${waiting.length} waited` : `${waiting.length} waiting, next first`}
          guests={waiting}
          numbered
        />
      ) : null}
      {cancelled.length > 0 ? (
        <details className="fold">
          <summary>{cancelled.length} cancelled</summary>
          <Guests caption={`${cancelled.length} cancelled`} hideCaption guests={cancelled} />
        </details>
      ) : null}
    </div>
  )
}

function Guests({
  caption,
  hideCaption = false,
  guests,
  numbered = false,
}: {
  caption: string
  hideCaption?: boolean
  guests: readonly Guest[]
  numbered?: boolean
}): ReactNode {
  return (
    <Table
      caption={caption}
      showCaption={!hideCaption}
      columns={[{ label: 'Name' }, { label: 'Address' }]}
      rows={guests.map(({ id, name, email }, at) => ({
        key: id,
        cells: [
          <span key="name" className="font-semibold wrap-anywhere">
            {numbered ? <span className="fact mr-3 text-muted">{at + 1}.</span> : null}
            <bdi>{name || 'no name yet'}</bdi>
          </span>,
          <span key="email" className="inline-block wrap-anywhere md:min-w-[12rem]">
            {email}
          </span>,
        ],
      }))}
    />
  )
}
