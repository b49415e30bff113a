import type { Env } from '#lib/env'
import { step } from './steps.ts'

/**
 * What a site needs to be there when it starts: the first organizer where one is named; in local mode the sample
 * community when the database is empty, and a next meeting when none lies ahead.
 */
export async function fillSite(env: Env): Promise<void> {
  if (env.mode === 'local') {
    // Loaded now, not above: on a fresh clone the database client was made a moment ago.
    const { ensureNextMeeting } = await import('#lib/transfer/next-meeting')
    const { isEmpty, seedSample } = await import('#lib/transfer/sample')
    if (await isEmpty()) {
      await seedSample()
      step('sample community is loaded')
    }
    await ensureNextMeeting()
  }
  if (env.organizerEmail) {
    const { ensureFirstOrganizer } = await import('#lib/people/commands-organizer')
    await ensureFirstOrganizer(env.organizerEmail)
  }
}
