import type { Settings } from '#lib/board/state'
import { LADDER_UNREAD, readLadder } from '#lib/site/rules-ladder'
import { boardBoxes } from '../site/board-boxes.ts'
import type { Refusal } from './outbox.ts'

/** What speaks against what was typed, by field; `form` for what belongs to none. */
export type FieldErrors = Partial<Record<string, string[]>>

/** What cannot even be sent, by field; null where nothing is wrong so far. The board judges the rest. */
export function judgeSettings(typed: FormData): FieldErrors | null {
  return readLadder(String(typed.get('ladder'))) === null ? { ladder: [LADDER_UNREAD] } : null
}

/** What was changed in the form since it was opened; what somebody else changed meanwhile is left as it is. */
export function settingsChanged(opened: Settings, typed: FormData): Partial<Settings> {
  const text = (name: string) => String(typed.get(name) ?? '').trim()
  // What is no number is sent as null, and the board says what it takes.
  const number = (name: string) => (text(name) === '' ? Number.NaN : Number(text(name)))
  const next: Settings = {
    votesEach: number('votesEach'),
    ladder: readLadder(text('ladder')) ?? [],
    romanVoteSeconds: number('romanVoteSeconds'),
    admission: text('admission') as Settings['admission'],
    ...(Object.fromEntries(boardBoxes.map(({ name }) => [name, typed.get(name) !== null])) as Pick<
      Settings,
      (typeof boardBoxes)[number]['name']
    >),
  }
  const changed = (Object.keys(next) as (keyof Settings)[]).filter(
    (name) => String(next[name]) !== String(opened[name]),
  )
  return Object.fromEntries(changed.map((name) => [name, next[name]]))
}

/** A refusal at the fields that it is about: which of them were changed says where. */
export function settingsErrors({ code, message, fields }: Refusal, sent: Partial<Settings>): FieldErrors {
  if (fields) {
    const found: FieldErrors = {}
    for (const [path, messages] of Object.entries(fields)) {
      const name = path.split('.')[1] ?? 'form'
      found[name] = [...(found[name] ?? []), ...messages]
    }
    return found
  }
  if (code === 'votes-spent') return { votesEach: [message] }
  const ruled = (['stacking', 'selfVotes', 'votesNamed'] as const).filter((name) => name in sent)
  if (code === 'votes-cast' && ruled.length > 0) return Object.fromEntries(ruled.map((name) => [name, [message]]))
  return { form: [message] }
}
