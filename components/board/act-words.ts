import type { ActView } from '#lib/board/view-acts'
import type { BoardIndex } from './board-index.ts'
import { apart } from './words.ts'

/** What a moderator did, said after a name: `…` stands for the topic or person that it was done to. */
const done = {
  'phase-collecting': 'went back to collecting topics',
  'phase-voting': 'opened the vote',
  'phase-discussing': 'began the discussion',
  'phase-closed': 'closed the board',
  'start-clock': 'set a time to choose in',
  'stop-clock': 'stopped the time to choose in',
  'change-settings': 'changed the settings',
  'show-votes': 'showed the votes',
  'hide-votes': 'hid the votes',
  'lock-board': 'locked the board',
  'unlock-board': 'unlocked the board',
  'renew-code': 'gave the board a new code',
  'fresh-ballots': 'gave everybody fresh ballots',
  'set-paper-voters': 'said how many vote without a device',
  'set-paper-votes': 'entered votes by hand for …',
  'remove-topic': 'removed …',
  'park-topic': 'parked …',
  'unpark-topic': 'brought back …',
  'move-topic': 'moved …',
  'merge-topics': 'merged … with another topic',
  'unmerge-topic': 'took … apart again',
  'start-topic': 'started …',
  'pause-timebox': 'paused the timer',
  'resume-timebox': 'let the timer run again',
  'extend-timebox': 'added time',
  'shorten-timebox': 'took off time',
  'end-timebox': 'called the vote',
  'continue-topic': 'went on with the topic',
  'finish-topic': 'finished the topic',
  'hold-outcome': 'held what the vote came to',
  'vote-continued': 'went on with …',
  'vote-moved-on': 'finished …',
  'take-over': 'stands in as moderator',
  'moderator-back': '… no longer stands in: a moderator is back',
  'drop-topic': 'let … go',
  'drop-topics': 'let everything go that stayed',
  'carry-topic': 'carries … over after all',
  'carry-topics': 'carries over everything that stayed',
  'remove-participant': 'took … off the board',
  'readmit-participant': 'let … take part again',
  'make-moderator': 'made … a moderator',
  'end-moderator': 'took the moderating from …',
  'remove-line': 'removed a line',
  'hide-topic': 'hid …',
  'hide-line': 'hid a line',
  'hide-person': 'hid the name of …',
  'restore-topic': 'showed … again',
  'restore-line': 'showed a line again',
  'restore-person': 'showed the name of … again',
} as const satisfies Record<string, string>

/** Whether there are words for this kind of act. */
export function hasActWords(kind: string): kind is keyof typeof done {
  return Object.hasOwn(done, kind)
}

type Named = Pick<BoardIndex, 'topics' | 'people'>

/** "Mo started “Tea”", by the names that this viewer may see. */
export function actText(act: Pick<ActView, 'kind' | 'by' | 'target'>, named: Named, meId?: string): string {
  const { kind, by, target } = act
  const who = kind.startsWith('vote-') ? 'The vote' : by === meId ? 'You' : nameOf(by, named, 'A moderator')
  if (kind === 'moderator-back') return done[kind].replace('…', () => targetName(kind, target, named))
  const what = hasActWords(kind) ? done[kind] : 'did something'
  return `${who} ${what.replace('…', () => targetName(kind, target, named))}`
}

/** "undone by Mo", by the name that this viewer may see; as far as it is known who it was. */
export function undoneText({ undoneBy }: Pick<ActView, 'undoneBy'>, named: Named, meId?: string): string {
  if (!undoneBy) return 'undone'
  return `undone by ${undoneBy === meId ? 'you' : nameOf(undoneBy, named, 'a moderator')}`
}

function nameOf(id: string | null, { people }: Named, other: string): string {
  const name = people.get(id ?? '')?.name
  return name ? apart(name) : other
}

function targetName(kind: string, target: string | null, named: Named): string {
  const title = named.topics.get(target ?? '')?.title
  if (title) return `“${apart(title)}”`
  const aboutTopic = kind.includes('topic') || kind.includes('votes') || kind.startsWith('vote-')
  return aboutTopic ? 'a topic' : nameOf(target, named, 'somebody')
}
