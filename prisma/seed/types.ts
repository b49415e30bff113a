export type SeedPerson = { name: string; email: string; role: 'member' | 'organizer'; timeZone: string }

/** The texts from `about` to `imprint` are Markdown. */
export type SeedSite = {
  name: string
  tagline: string
  frequency: string
  timeZone: string
  about: string
  format: string
  credits: string
  problems: string
  call: string
  conduct: string
  privacy: string
  imprint: string
  topics: string[]
  contactEmail: string
}

/** `date` is `YYYY-MM-DD` in `timeZone`; a past day may have no hour. `notes` is the Markdown of the meeting notes. */
export type SeedEvent = {
  slug: string
  title: string
  summary: string
  date: string
  startTime: string | null
  endTime: string | null
  timeZone: string
  mode: 'in-person' | 'online' | 'hybrid'
  place: string | null
  links: { label: string; url: string }[]
  notes: string | null
}

export type ResourceKind =
  | 'article'
  | 'book'
  | 'course'
  | 'paper'
  | 'talk'
  | 'video'
  | 'tool'
  | 'list'
  | 'interview'
  | 'site'
  | 'discussion'

/** `key` is stable, unique and kebab-case; `line` is one sentence that says what the resource is good for. */
export type SeedResource = {
  key: string
  title: string
  url: string | null
  kind: ResourceKind
  author: string | null
  year: number | null
  line: string
}

export type SeedTopic = { title: string; details: string }

/** Something long to read. `markdown` is its text, `day` is `YYYY-MM-DD`; sources may have no address. */
export type SeedEntry = {
  slug: string
  kind: 'article' | 'topic' | 'study-notes'
  title: string
  description: string
  author: string | null
  day: string
  sources: { label: string; url: string | null }[]
  ideas: string[]
  markdown: string
}
