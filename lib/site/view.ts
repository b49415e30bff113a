import type { Root } from 'hast'

/**
 * Who may join a board: anybody with a name; whoever shows its code, and who has an RSVP; members; or only who has an RSVP.
 */
export const admissions = ['guests', 'code', 'members', 'rsvps'] as const
export type Admission = (typeof admissions)[number]

/** What a new board starts with. */
export type BoardDefaults = {
  /** Votes of one person, 1 to 10. */
  votesEach: number
  /** Whether one person may put several votes on one topic. */
  stacking: boolean
  /** Nobody learns of a vote before voting closes. */
  votesHidden: boolean
  /** Who voted for what is shown to those who take part, as soon as votes are shown. */
  votesNamed: boolean
  /** Whether one may vote for one's own topic. */
  selfVotes: boolean
  /** Votes before the meeting, as early interest. */
  earlyVoting: boolean
  admission: Admission
  /** Seconds of the first timebox of a topic, of the second, and so on; the last rung stands for all after it. */
  ladder: number[]
  /** How long a Roman vote is open, in seconds; 0 leaves it open until the moderator decides. */
  romanVoteSeconds: number
}

/** The community as every page knows it. `logoVersion` is null where there is no logo. */
export type SiteView = {
  name: string
  tagline: string
  frequency: string
  timeZone: string
  contactEmail: string | null
  topics: string[]
  logoVersion: number | null
  /** What a save of the settings names as read. */
  revision: number
  board: BoardDefaults
}

/** The longer texts of the site, each Markdown. */
export const siteTextKeys = ['about', 'format', 'problems', 'credits', 'call', 'conduct', 'privacy', 'imprint'] as const
export type SiteTextKey = (typeof siteTextKeys)[number]

/** One text as it was written, and its sanitized tree. */
export type SiteText = { markdown: string; tree: Root }
export type SiteTexts = Record<SiteTextKey, SiteText>

/** What holds before anybody has said anything. */
export const defaultBoard: BoardDefaults = {
  votesEach: 3,
  stacking: false,
  votesHidden: true,
  votesNamed: false,
  selfVotes: true,
  earlyVoting: true,
  admission: 'guests',
  ladder: [300, 180, 120],
  romanVoteSeconds: 20,
}

/** The site before its row exists. */
export const unnamedSite: SiteView = {
  name: 'Quorum',
  tagline: '',
  frequency: '',
  timeZone: 'UTC',
  contactEmail: null,
  topics: [],
  logoVersion: null,
  revision: 0,
  board: defaultBoard,
}

/** A text that nobody has written yet. */
export const emptyText: SiteText = { markdown: '', tree: { type: 'root', children: [] } }
