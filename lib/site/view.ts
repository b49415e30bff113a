import type { Root } from 'hast'

/** What a new board starts with. */
export type BoardDefaults = {
  votesEach: number
  votesHidden: boolean
  earlyVoting: boolean
  guestsAllowed: boolean
  timeboxSeconds: number
  extensionSeconds: number
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
  votesHidden: true,
  earlyVoting: true,
  guestsAllowed: true,
  timeboxSeconds: 300,
  extensionSeconds: 180,
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
