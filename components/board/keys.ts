/** The parts of the sheet of keys, in their order. */
export const keyGroups = ['Topics', 'Voting', 'Talking', 'Everywhere', 'The clock', 'Moderating'] as const
export type KeyGroup = (typeof keyGroups)[number]

/**
 * A key of the board. `act` is the `data-key` of the button that it presses: the one in the card that has the focus, else,
 * unless `inCard` keeps it there, the first on the board. Without `act` it is only told of: the element that has the focus
 * hears it itself.
 */
export type BoardKey = {
  group: KeyGroup
  key: string
  shift?: true
  act?: string
  inCard?: true
  /** What it does, in the sheet of keys. */
  words: string
  forModerators?: true
}

/**
 * Every key of the board. Letters are pressed as they are; with `shift` together with Shift, so that nobody moves the whole
 * board on by a slip.
 */
export const boardKeys: readonly BoardKey[] = [
  { group: 'Topics', key: 'j', act: 'next-card', words: 'To the next topic' },
  { group: 'Topics', key: 'k', act: 'last-card', words: 'To the topic before' },
  { group: 'Topics', key: 'p', act: 'propose', words: 'Propose a topic' },
  { group: 'Voting', key: 'v', act: 'vote', inCard: true, words: 'Vote for the topic that has the focus' },
  { group: 'Voting', key: 'v', shift: true, act: 'unvote', inCard: true, words: 'Take a vote back from it' },
  { group: 'Voting', key: 'd', act: 'done', words: 'I’m done with voting, or not yet' },
  { group: 'Talking', key: 'h', act: 'hand', words: 'Raise your hand, or lower it' },
  { group: 'Talking', key: 'l', act: 'line', words: 'Write a line' },
  { group: 'Talking', key: '1', act: 'thumb-up', words: 'Thumb up: continue' },
  { group: 'Talking', key: '2', act: 'thumb-sideways', words: 'Thumb sideways: either is fine' },
  { group: 'Talking', key: '3', act: 'thumb-down', words: 'Thumb down: next topic' },
  { group: 'The clock', key: 'g', act: 'go', words: 'Start the topic; pause, and go on', forModerators: true },
  { group: 'The clock', key: '+', act: 'minute-more', words: 'A minute more', forModerators: true },
  { group: 'The clock', key: '-', act: 'minute-less', words: 'A minute less', forModerators: true },
  { group: 'The clock', key: 'e', act: 'end', words: 'End the time: call the vote now', forModerators: true },
  { group: 'The clock', key: 'c', act: 'continue', words: 'Continue the topic', forModerators: true },
  { group: 'The clock', key: 'x', act: 'hold', words: 'Hold: nothing happens by itself', forModerators: true },
  { group: 'The clock', key: 'n', act: 'next', words: 'On to the next topic', forModerators: true },
  { group: 'The clock', key: 'a', act: 'park', words: 'Put the topic aside: park it', forModerators: true },
  { group: 'Moderating', key: 'f', act: 'floor', words: 'Give the floor to the next speaker', forModerators: true },
  { group: 'Moderating', key: 'z', act: 'undo', words: 'Undo what was just done', forModerators: true },
  {
    group: 'Moderating',
    key: 'm',
    act: 'move',
    inCard: true,
    words: 'Take hold of the topic, to move it',
    forModerators: true,
  },
  { group: 'Moderating', key: '↑ ↓', words: 'Move it, once it is held', forModerators: true },
  { group: 'Moderating', key: 'Home', words: 'Bring it forward, once it is held', forModerators: true },
  {
    group: 'Moderating',
    key: 'c',
    shift: true,
    act: 'phase-collecting',
    words: 'Phase: collecting',
    forModerators: true,
  },
  {
    group: 'Moderating',
    key: 'b',
    shift: true,
    act: 'phase-voting',
    words: 'Phase: voting, the ballots',
    forModerators: true,
  },
  {
    group: 'Moderating',
    key: 'd',
    shift: true,
    act: 'phase-discussing',
    words: 'Phase: discussing',
    forModerators: true,
  },
  {
    group: 'Moderating',
    key: 'x',
    shift: true,
    act: 'close',
    words: 'Close the board; it asks first',
    forModerators: true,
  },
  { group: 'Moderating', key: 's', act: 'settings', words: 'Settings of this board', forModerators: true },
  { group: 'Everywhere', key: 'w', act: 'people', words: 'Who is on this board' },
  { group: 'Everywhere', key: 'i', act: 'invite', words: 'Invite: address and code to scan' },
  { group: 'Everywhere', key: 'o', act: 'acts', words: 'What the moderator did' },
  { group: 'Everywhere', key: 't', act: 'signals', words: 'How to be called when time is up' },
  { group: 'Everywhere', key: '?', act: 'keys', words: 'Show this sheet' },
]

/** A key as it stands on the keyboard: "Shift + V". */
export function keyCaps({ key, shift }: Pick<BoardKey, 'key' | 'shift'>): string[] {
  const cap = key.length === 1 ? key.toUpperCase() : key
  return shift ? ['Shift', cap] : [cap]
}

/** What of a key press counts here. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The key that was pressed, if it is one of the board's. Where letters or digits are not Latin ones, its place on the keyboard counts. */
export function keyPressed({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Press): BoardKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const latin = /^[\u0021-\u007e]$/.test(key)
  const sign = latin ? key.toLowerCase() : (/^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? key)
  const isLetter = /^[a-z]$/.test(sign)
  return boardKeys.find(
    (one) => one.act !== undefined && one.key === sign && (!isLetter || (one.shift === true) === shiftKey),
  )
}

const kept = 'quorum board keys'

/** Whether letters act as keys in this browser; whoever speaks to their computer may want them not to. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(kept) !== 'off'
  } catch {
    return true
  }
}

/** Remembers in this browser whether letters act as keys. */
export function turnKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(kept)
    else localStorage.setItem(kept, 'off')
  } catch {
    // Without a storage they are on again after a reload.
  }
}
