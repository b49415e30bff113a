/** The parts of the sheet of keys, in their order. */
export const keyGroups = ['Topics', 'Voting', 'Talking', 'Moderating', 'Everywhere'] as const
export type KeyGroup = (typeof keyGroups)[number]

/**
 * A key of the board. `act` is the `data-key` of the button that it presses: in the card that has the focus where `inCard`
 * says so, else the first on the board. Without `act` it is only told of: the element that has the focus hears it itself.
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

/** Every key of the board. Letters are pressed as they are; with `shift` together with Shift. */
export const boardKeys: readonly BoardKey[] = [
  { group: 'Topics', key: 'j', act: 'next-card', words: 'To the next topic' },
  { group: 'Topics', key: 'k', act: 'last-card', words: 'To the topic before' },
  { group: 'Topics', key: 'p', act: 'propose', words: 'Propose a topic' },
  { group: 'Voting', key: 'v', act: 'vote', inCard: true, words: 'Vote for the topic that has the focus' },
  { group: 'Voting', key: 'v', shift: true, act: 'unvote', inCard: true, words: 'Take a vote back from it' },
  { group: 'Voting', key: 'd', act: 'done', words: 'I’m done with voting, or not yet' },
  { group: 'Talking', key: 'h', act: 'hand', words: 'Raise your hand, or lower it' },
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
  { group: 'Moderating', key: 's', act: 'settings', words: 'Settings of this board', forModerators: true },
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

/** The key that was pressed, if it is one of the board's. Where letters are not Latin ones, its place on the keyboard counts. */
export function keyPressed({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Press): BoardKey | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  const latin = /^[\u0021-\u007e]$/.test(key)
  const sign = latin ? key.toLowerCase() : /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key
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
