import { trimmed } from '#lib/board/rules-links'
import type { LineKind, Phase, ThumbValue } from '#lib/board/state'
import type { LineView } from '#lib/board/view'
import { formatShortDay } from '#lib/date-format'

/** "1 vote", "3 votes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}

/** What somebody wrote, set apart from our words around it: its direction does not turn theirs (Unicode's isolate). */
export function apart(text: string): string {
  return `\u2068${text}\u2069`
}

/** Milliseconds as a clock shows them: "3:06", "1:02:00". Half a second that has begun still counts as one. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const rest = String(seconds % 60).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${rest}`
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:${rest}`
}

/** Milliseconds as one says them: "3 minutes 6 seconds". */
export function spokenTime(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  const parts = [minutes > 0 && counted(minutes, 'minute'), seconds % 60 > 0 && counted(seconds % 60, 'second')]
  return parts.filter(Boolean).join(' ') || 'no time'
}

/** "5 minutes" for a whole number of them, else "4:30". */
export function lengthText(seconds: number): string {
  return seconds % 60 === 0 ? counted(seconds / 60, 'minute') : clockText(seconds * 1000)
}

export const phaseNames: Record<Phase, string> = {
  collecting: 'Collecting',
  voting: 'Voting',
  discussing: 'Discussing',
  closed: 'Closed',
}

/** The thumbs with their sign and what they ask for. */
export const thumbs: readonly { value: ThumbValue; sign: string; word: string; asks: string }[] = [
  { value: 'up', sign: '▲', word: 'Continue', asks: 'Thumb up: continue' },
  { value: 'sideways', sign: '▬', word: 'Either', asks: 'Thumb sideways: either is fine' },
  { value: 'down', sign: '▼', word: 'Next', asks: 'Thumb down: next topic' },
]

export const lineNames: Record<LineKind, string> = {
  note: 'Note',
  takeaway: 'Takeaway',
  decision: 'Decision',
  action: 'Action',
  link: 'Link',
}

/** Who does an action, and until when: "Ana, by December 1". Empty where neither is said. */
export function assignedText(owner: string | undefined, due: string | undefined): string {
  return [owner && apart(owner), due && `by ${formatShortDay(new Date(due), 'UTC')}`].filter(Boolean).join(', ')
}

/** Text cut into plain pieces and web addresses; nothing but http and https ever becomes a link. */
export function withLinks(text: string): { text: string; href?: string }[] {
  const pieces: { text: string; href?: string }[] = []
  let last = 0
  for (const match of text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)) {
    const address = trimmed(match[0])
    if (!isAddress(address)) continue
    if (match.index > last) pieces.push({ text: text.slice(last, match.index) })
    pieces.push({ text: address, href: address })
    last = match.index + address.length
  }
  if (last < text.length) pieces.push({ text: text.slice(last) })
  return pieces
}

/** A line as it is sent: an address alone is a link, whatever was chosen. */
export function lineToSend(kind: LineKind, typed: string): Pick<LineView, 'kind' | 'text'> {
  const text = typed.trim()
  return { kind: kind === 'note' && isAddress(text) ? 'link' : kind, text }
}

/** An address as one reads it aloud: "meet.example.org/b/7XK2QD". */
export function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\//, '')
}

/** Whether the text is one web address and nothing else. */
export function isAddress(text: string): boolean {
  if (!/^https?:\/\/\S+$/i.test(text)) return false
  try {
    return new URL(text).hostname !== ''
  } catch {
    return false
  }
}

/** Said behind how topics stand, wherever that is the moderator's doing and no vote's. */
export const byHand = ' · in the moderator’s order'

/** What becomes of a vote, said before it is cast; nothing where votes are open and without names. */
export function whoSeesVotes(hidden: boolean, named: boolean): string | undefined {
  if (hidden) return `votes are hidden until voting closes${named ? ', then shown with names' : ''}`
  return named ? 'votes are shown with names' : undefined
}
