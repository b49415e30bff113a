import type { Id } from '#lib/board/state'
import type { BoardView, LineView, PersonView, TopicView } from '#lib/board/view'

/** A view by its keys. A card asks for its own entry, which stays the same object for as long as it shows the same. */
export type BoardIndex = {
  topics: ReadonlyMap<Id, TopicView>
  people: ReadonlyMap<Id, PersonView>
  linesOf: ReadonlyMap<Id, readonly LineView[]>
}

/** Indexes a view; parts that the last view had too are taken from its index. */
export function indexBoard(view: BoardView, last?: { view: BoardView; index: BoardIndex }): BoardIndex {
  const topics = last?.view.topics === view.topics ? last.index.topics : byId(view.topics)
  const people = last?.view.people === view.people ? last.index.people : byId(view.people)
  const linesOf = last?.view.lines === view.lines ? last.index.linesOf : grouped(view.lines, last?.index.linesOf)
  return { topics, people, linesOf }
}

function byId<T extends { id: Id }>(items: readonly T[]): ReadonlyMap<Id, T> {
  return new Map(items.map((item) => [item.id, item]))
}

function grouped(lines: readonly LineView[], last?: BoardIndex['linesOf']): BoardIndex['linesOf'] {
  const groups = new Map<Id, LineView[]>()
  for (const line of lines) {
    const group = groups.get(line.topicId)
    if (group) group.push(line)
    else groups.set(line.topicId, [line])
  }
  for (const [topicId, group] of groups) {
    const known = last?.get(topicId)
    if (known && sameItems(known, group)) groups.set(topicId, known as LineView[])
  }
  return groups
}

/** Whether two lists hold the same things in the same order. */
export function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at])
}
