/** What people can offer. */
export const offerKinds = ['volunteer', 'speaker', 'host'] as const
export type OfferKind = (typeof offerKinds)[number]

/** One thing that an offer says, as its form asks for it and the desk shows it. */
export type OfferField = {
  name: string
  label: string
  hint?: string
  /** Running text in a box, instead of one line. */
  long?: true
  /** A whole number. */
  count?: true
  optional?: true
  max: number
}

/** An offer in words: what the page calls it, why, what we would like to know, and what its button says. */
export type OfferForm = { title: string; lead: string; button: string; noun: string; fields: readonly OfferField[] }

/** The three offers, each with what it needs to know. */
export const offerForms: Record<OfferKind, OfferForm> = {
  volunteer: {
    title: 'Volunteer',
    lead: 'Greeting people, keeping the time, writing the notes, sending the word around: an hour a month helps.',
    button: 'Offer to help',
    noun: 'to help',
    fields: [
      {
        name: 'help',
        label: 'What would you like to help with?',
        hint: 'Whatever you like doing. “I do not know yet” is a fine answer.',
        long: true,
        max: 2000,
      },
      { name: 'when', label: 'When can you?', hint: 'Evenings, weekends, how often.', optional: true, max: 200 },
    ],
  },
  speaker: {
    title: 'Speak',
    lead: 'A question you chewed on is enough. You need no experience and no slides; we help with both.',
    button: 'Offer to speak',
    noun: 'to speak',
    fields: [
      { name: 'topic', label: 'What about?', hint: 'A working title.', max: 140 },
      {
        name: 'about',
        label: 'What should people take home?',
        hint: 'Two or three sentences.',
        long: true,
        max: 2000,
      },
      {
        name: 'format',
        label: 'In which form, how long?',
        hint: 'Five minutes to open a discussion, twenty with slides, a walk through code.',
        optional: true,
        max: 200,
      },
      {
        name: 'links',
        label: 'Links',
        hint: 'Slides, a post, an earlier talk. None is fine.',
        long: true,
        optional: true,
        max: 1000,
      },
    ],
  },
  host: {
    title: 'Host a meeting',
    lead: 'A room with chairs, light and a door that opens is a venue. Coffee we can bring.',
    button: 'Offer a room',
    noun: 'to host a meeting',
    fields: [
      { name: 'venue', label: 'Which room?', hint: 'Its name, or whose it is.', max: 140 },
      { name: 'city', label: 'City', max: 80 },
      { name: 'capacity', label: 'How many people does it hold?', count: true, max: 6 },
      {
        name: 'accessibility',
        label: 'How does one get in?',
        hint: 'Steps, lift, width of the door, toilets, hearing loop, who opens the door.',
        long: true,
        max: 1000,
      },
      { name: 'dates', label: 'When is it free?', hint: 'Days and hours.', max: 300 },
      {
        name: 'av',
        label: 'What is there to show and hear with?',
        hint: 'Screen, loudspeaker, microphone, network.',
        optional: true,
        max: 300,
      },
    ],
  },
}

/** Whether a text names a kind of offer. */
export function isOfferKind(text: unknown): text is OfferKind {
  return offerKinds.some((kind) => kind === text)
}

/** What was said, field by field, in the order of the form; without what was left open. */
export function saidIn(kind: OfferKind, answers: Record<string, string>): { label: string; value: string }[] {
  return offerForms[kind].fields.flatMap(({ name, label }) => {
    const value = answers[name]
    return value ? [{ label, value }] : []
  })
}

/** How an offer stands at the desk. */
export const offerStates = ['new', 'answered', 'closed'] as const
export type OfferState = (typeof offerStates)[number]

/** An offer as organizers see it. */
export type OfferView = {
  id: string
  kind: OfferKind
  name: string
  email: string
  answers: Record<string, string>
  confirmedAt: Date
  state: OfferState
  /** The answer that was mailed, with the name of who wrote it; `by` is null where they have left. */
  answer: { text: string; at: Date; by: string | null } | null
}

/** A page of offers, newest first, with how many there are of each state. */
export type OfferPage = {
  offers: OfferView[]
  page: number
  pages: number
  counts: Record<OfferState, number>
  /** Sent, with an address that nobody has confirmed so far. */
  unconfirmed: number
}
