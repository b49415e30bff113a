import { newId } from '#lib/ids'

/** The row of an event: published, online and ahead, without a limit of seats, unless the change says otherwise. */
export function meetingRow<Change extends object>(change: Change) {
  const id = newId()
  return {
    id,
    slug: `chat-${id.slice(0, 8)}`,
    title: 'Coffee Chat',
    summary: '',
    summaryTree: { type: 'root', children: [] },
    status: 'published' as const,
    mode: 'online' as const,
    date: '2099-07-09',
    startTime: '18:00',
    endTime: '19:00',
    timeZone: 'America/Los_Angeles',
    startsAt: new Date('2099-07-10T01:00:00Z'),
    endsAt: new Date('2099-07-10T02:00:00Z'),
    ...change,
  }
}
