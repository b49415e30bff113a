'use client'

import { type ReactNode, useActionState } from 'react'
import { DeskTime } from '#components/desk/desk-time'
import { Badge } from '#components/ui/badge'
import { Card } from '#components/ui/card'
import { TextArea } from '#components/ui/field'
import { FormErrors } from '#components/ui/form-errors'
import { SubmitButton } from '#components/ui/submit-button'
import type { ReportView } from '#lib/people/queries-reports'
import { type FormAction, untouched } from '../desk/form-state.ts'

/** One report with the organizers' note. What was typed stays when it is refused. */
export function ReportCard({ report, zone, save }: { report: ReportView; zone: string; save: FormAction }): ReactNode {
  const [state, submit] = useActionState(save, untouched)
  const typed = state.failure ? state.values : { note: report.note, revision: String(report.revision) }
  const scope = `report-${report.id}`
  return (
    <Card as="article" tone={report.closedAt ? 'faded' : 'plain'} className="grid gap-4">
      <header className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="heading text-lead">
          <DeskTime at={report.createdAt} zone={zone} />
        </h2>
        <Badge tone={report.closedAt ? 'quiet' : 'rim'}>{report.closedAt ? 'closed' : 'open'}</Badge>
      </header>
      <p dir="auto" className="whitespace-pre-wrap wrap-anywhere">
        {report.what}
      </p>
      {report.place ? (
        <p dir="auto" className="fact text-muted wrap-anywhere">
          {report.place}
        </p>
      ) : null}
      <p className="text-muted wrap-anywhere">
        {report.contact ? (
          <>
            Answer to <a href={`mailto:${report.contact}`}>{report.contact}</a>
          </>
        ) : (
          'Sent without an address, so nobody can be answered.'
        )}
      </p>
      <form action={submit} className="grid gap-4 border-line border-t pt-4">
        <FormErrors failure={state.failure} scope={scope} />
        <input type="hidden" name="id" value={report.id} />
        <input key={typed.revision} type="hidden" name="revision" value={typed.revision} readOnly />
        <TextArea
          key={`note ${typed.note}`}
          scope={scope}
          name="note"
          label="Note"
          optional
          hint="For organizers only: who spoke to whom, what was decided."
          rows={3}
          maxLength={4000}
          defaultValue={typed.note}
          errors={state.failure?.fields?.note}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="state" value={report.closedAt ? 'closed' : 'open'} variant="secondary">
            Save the note
          </SubmitButton>
          <SubmitButton
            name="state"
            value={report.closedAt ? 'open' : 'closed'}
            variant={report.closedAt ? 'secondary' : 'primary'}
          >
            {report.closedAt ? 'Save and open again' : 'Save and close'}
          </SubmitButton>
        </div>
      </form>
    </Card>
  )
}
