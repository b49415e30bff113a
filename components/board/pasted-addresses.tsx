import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { SubmitButton } from '#components/ui/submit-button'
import { Table } from '#components/ui/table'
import { TextLink } from '#components/ui/text-link'
import type { PastedAddress } from '#lib/board/queries-links'
import { paths } from '#lib/paths'
import type { FormAction } from '../desk/form-state.ts'

/** The addresses that boards offer the library, each with a way to its shelf, and a way to have done with it. */
export function PastedAddresses({
  addresses,
  decline,
}: {
  addresses: readonly PastedAddress[]
  decline: FormAction
}): ReactNode {
  return (
    <Table
      caption="Addresses from boards"
      columns={[
        { label: 'What was written' },
        { label: 'Under' },
        { label: 'To the library' },
        { label: 'Or not', hideLabel: true },
      ]}
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
          <ActionForm key="decline" action={decline} fields={{ url }}>
            <SubmitButton size="small" variant="quiet">
              Not for the library<span className="sr-only">: {url}</span>
            </SubmitButton>
          </ActionForm>,
        ],
      }))}
    />
  )
}
