import { writeLadder } from '#lib/site/rules-ladder'
import { type SiteTexts, type SiteView, siteTextKeys } from '#lib/site/view'
import type { FormValues } from '../desk/form-state.ts'
import { boardBoxes } from './board-boxes.ts'

/** The boxes of the form: ticked they send "on", unticked nothing. */
export const settingsBoxes = boardBoxes.map(({ name }) => name)

/** What stands in the form at first: the site as it is. */
export function settingsValues(site: SiteView, texts: SiteTexts): FormValues {
  const { name, tagline, frequency, timeZone, contactEmail, topics, revision, board } = site
  return {
    revision: String(revision),
    name,
    tagline,
    frequency,
    timeZone,
    contactEmail: contactEmail ?? '',
    topics: topics.join('\n'),
    ...Object.fromEntries(siteTextKeys.map((key) => [key, texts[key].markdown])),
    votesEach: String(board.votesEach),
    admission: board.admission,
    ladder: writeLadder(board.ladder),
    romanVoteSeconds: String(board.romanVoteSeconds),
    ...Object.fromEntries(settingsBoxes.filter((box) => board[box]).map((box) => [box, 'on'])),
  }
}
