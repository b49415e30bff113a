/** Who hears of it when a meeting moves or is called off: how many have a seat, how many wait. */
export type Expected = { going: number; waiting: number }

/** Counts who is expected among the answers to an event. */
export function expectedOf(guests: readonly { status: 'going' | 'waitlisted' | 'cancelled' }[]): Expected {
  const count = (status: string) => guests.filter((guest) => guest.status === status).length
  return { going: count('going'), waiting: count('waitlisted') }
}

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** "12 people who come and 3 who wait"; null where nobody is expected. */
export function expectedWords({ going, waiting }: Expected): string | null {
  if (going + waiting === 0) return null
  const come = going === 0 ? null : `${people(going)} who ${going === 1 ? 'comes' : 'come'}`
  const wait = waiting === 0 ? null : `${come ? waiting : people(waiting)} who ${waiting === 1 ? 'waits' : 'wait'}`
  return [come, wait].filter(Boolean).join(' and ')
}

/** "Cancel the event and mail 15 people": what a button will do. */
export function andMail(act: string, { going, waiting }: Expected): string {
  return going + waiting === 0 ? act : `${act} and mail ${people(going + waiting)}`
}
