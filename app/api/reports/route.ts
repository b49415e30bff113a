import { handleForm } from '#lib/http/handle-form'
import { limitReports } from '#lib/http/limits'
import { paths } from '#lib/paths'
import { sendReport } from '#lib/people/api'
import { fileReport } from '#lib/people/commands-reports'
import { ok } from '#lib/result'

/** Takes a report under the code of conduct, from anybody. */
export const POST = handleForm(
  sendReport,
  { name: 'report', back: () => `${paths.conduct()}#report`, long: ['what'] },
  async ({ actor, address, body }) => {
    const limited = await limitReports(address)
    if (!limited.ok) return limited
    const done = await fileReport(actor, body)
    return done.ok ? ok({ to: paths.reportSent(), status: 202, json: {} }) : done
  },
)
