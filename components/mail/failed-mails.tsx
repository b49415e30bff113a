import type { ReactNode } from 'react'
import { ActionForm } from '#components/desk/action-form'
import { DeskTime } from '#components/desk/desk-time'
import { Empty } from '#components/ui/empty'
import { SubmitButton } from '#components/ui/submit-button'
import { Table } from '#components/ui/table'
import { zoneName } from '#lib/date-format'
import type { FailedMail } from '#lib/mail/queries'
import type { FormAction } from '../desk/form-state.ts'
import { mailKindLabel } from '../desk/mail-kinds.ts'

/** Mails that could not be delivered, with the reason, and the button to try once more. */
export function FailedMails({
  mails,
  zone,
  again,
}: {
  mails: readonly FailedMail[]
  zone: string
  again: FormAction
}): ReactNode {
  return (
    <Table
      caption={`${mails.length === 1 ? '1 mail' : `${mails.length} mails`}, latest first, in ${zoneName(zone)}`}
      showCaption
      empty={
        <Empty>Every mail has been taken so far. What cannot be delivered will be listed here, with the reason.</Empty>
      }
      columns={[
        { label: 'Mail' },
        { label: 'To' },
        { label: 'When' },
        { label: 'Reason' },
        { label: 'Send again', hideLabel: true },
      ]}
      rows={mails.map((mail) => ({
        key: mail.id,
        cells: [
          <span key="kind" className="font-semibold">
            {mailKindLabel(mail.kind)}
          </span>,
          <span key="to" className="wrap-anywhere">
            {mail.recipient}
          </span>,
          mail.failedAt ? <DeskTime key="when" at={mail.failedAt} zone={zone} /> : null,
          <span key="reason" className="wrap-anywhere">
            {mail.lastError ?? 'No reason was given.'}
          </span>,
          <Again key="again" mail={mail} again={again} />,
        ],
      }))}
    />
  )
}

function Again({ mail, again }: { mail: FailedMail; again: FormAction }): ReactNode {
  if (!mail.mayGoAgain)
    return <span className="block max-w-[12rem] text-fine text-muted">Never sent again: they ask for a new one.</span>
  return (
    <ActionForm action={again} fields={{ mailId: mail.id }} className="grid justify-items-start gap-2">
      <SubmitButton variant="secondary" size="small">
        Send again
        <span className="sr-only">
          : {mailKindLabel(mail.kind)} to {mail.recipient}
        </span>
      </SubmitButton>
    </ActionForm>
  )
}
