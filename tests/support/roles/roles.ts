import type { World } from '#tests/support/roles/world'

/**
 * Everybody who may come: a visitor without a cookie; a guest who has joined the event's board by name; an attendee with a
 * confirmed seat at the event; a member without one; the moderator of another event; the event's moderator; an organizer.
 */
export const roles = ['visitor', 'guest', 'attendee', 'member', 'elsewhere', 'moderator', 'organizer'] as const
export type Role = (typeof roles)[number]

/** What each role gets: one word for all, or seven in the order of `roles`. A status, or a refusal's code. */
export type Cells = string

/** The word for one role. Throws where a row has neither one word nor seven. */
export function cell(cells: Cells, role: Role): string {
  const words = cells.trim().split(/\s+/)
  const word = words.length === 1 ? words[0] : words.length === roles.length ? words[roles.indexOf(role)] : undefined
  if (word === undefined) throw new Error(`"${cells}" has ${words.length} words: give one, or one for each role.`)
  return word
}

/** Fields of a form or a body of JSON, made for this world and role. */
export type Sent = (world: World, role: Role) => Record<string, string>
