import type { ReactNode } from 'react'
import { Table } from '#components/ui/table'
import { TextLink } from '#components/ui/text-link'
import type { PastedAddress } from '#lib/board/queries-links'
import { paths } from '#lib/paths'

/** The addresses that boards offer the library, each with a way to its shelf. */
export function PastedAddresses({ addresses }: { addresses: readonly PastedAddress[] }): ReactNode {
  return (
    <Table
      caption="Addresses from boards"
      columns={[{ label: 'What was written' }, { label: 'Under' }, { label: 'To the library' }]}
      empty={null}
      rows={addresses.map(({ url, text, topic, event }) => ({
        key: url,
        cells: [
          <span key="text" dir="auto" className="wrap-anywhere">
            {text}
          </span>,
          <span key="topic" dir="auto" className="wrap-anywhere">
            {topic}, <TextLink href={paths.board(event.slug)}>{event.title}</TextLink>
          </span>,
          <TextLink key="shelf" href={paths.organizeNewResource(url)}>
            Put it on a shelf<span className="sr-only">: {url}</span>
          </TextLink>,
        ],
      }))}
    />
  )
}
