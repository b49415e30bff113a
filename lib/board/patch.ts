import type { Id } from './state.ts'
import type { BoardView, LineView, PersonView, TopicView } from './view.ts'
import type { ActView } from './view-acts.ts'

type Lists = { topics: TopicView; lines: LineView; people: PersonView; acts: ActView; removed: PersonView }
/** What a view holds many of. */
export const LISTS = ['topics', 'lines', 'people', 'acts', 'removed'] as const

/**
 * How one list changes: `put` brings whole items (new ones go to the end), `edit` some fields of known ones, `gone`
 * takes items out, and `order` names all ids where that does not lead to the new order.
 */
export type ListPatch<T extends { id: Id }> = {
  put?: T[]
  edit?: (Partial<T> & { id: Id })[]
  gone?: Id[]
  order?: Id[]
}

/** What leads from the view at one version to that at another. `set` holds whole values. */
export type ViewPatch = {
  from: number
  to: number
  set?: Partial<Omit<BoardView, keyof Lists | 'version'>>
} & { [L in keyof Lists]?: ListPatch<Lists[L]> }

/** The difference of two views of one kind, for JSON: `applyPatch(before, diff(before, after))` equals `after`. */
export function diff(before: BoardView, after: BoardView): ViewPatch {
  const patch: ViewPatch = { from: before.version, to: after.version }
  const set = changedFields(withoutLists(before), withoutLists(after))
  if (set) patch.set = set
  const topics = diffList(before.topics, after.topics)
  const lines = diffList(before.lines, after.lines)
  const people = diffList(before.people, after.people)
  const acts = diffList(before.acts, after.acts)
  const removed = diffList(before.removed, after.removed)
  return {
    ...patch,
    ...(topics && { topics }),
    ...(lines && { lines }),
    ...(people && { people }),
    ...(acts && { acts }),
    ...(removed && { removed }),
  }
}

/**
 * The view after a patch. A patch that the view already contains leaves it as it is; one that does not begin at the
 * view's version is a gap: fetch the view anew.
 */
export function applyPatch(view: BoardView, patch: ViewPatch): BoardView | 'gap' {
  if (patch.to <= view.version) return view
  if (patch.from !== view.version) return 'gap'
  return {
    ...view,
    ...patch.set,
    version: patch.to,
    topics: applyList(view.topics, patch.topics),
    lines: applyList(view.lines, patch.lines),
    people: applyList(view.people, patch.people),
    acts: applyList(view.acts, patch.acts),
    removed: applyList(view.removed, patch.removed),
  }
}

/** Whether a patch changes nothing but the version. */
export function isEmptyPatch(patch: ViewPatch): boolean {
  return !patch.set && LISTS.every((list) => !patch[list])
}

function withoutLists(view: BoardView) {
  const { version: _version, topics: _t, lines: _l, people: _p, acts: _a, removed: _r, ...rest } = view
  return rest
}

function diffList<T extends { id: Id }>(before: readonly T[], after: readonly T[]): ListPatch<T> | null {
  const known = new Map(before.map((item) => [item.id, item]))
  const kept = new Set(after.map((item) => item.id))
  const put: T[] = []
  const edit: ListPatch<T>['edit'] = []
  for (const item of after) {
    const old = known.get(item.id)
    if (!old || Object.keys(old).some((key) => !(key in item))) put.push(item)
    else {
      const fields = changedFields(old, item)
      if (fields) edit.push({ ...fields, id: item.id })
    }
  }
  const gone = before.filter((item) => !kept.has(item.id)).map((item) => item.id)
  const patch: ListPatch<T> = {}
  if (put.length > 0) patch.put = put
  if (edit.length > 0) patch.edit = edit
  if (gone.length > 0) patch.gone = gone
  const reached = applyList(before, patch)
  if (after.some((item, index) => reached[index]?.id !== item.id)) patch.order = after.map((item) => item.id)
  return Object.keys(patch).length > 0 ? patch : null
}

function applyList<T extends { id: Id }>(list: readonly T[], patch: ListPatch<T> | undefined): T[] {
  if (!patch) return list as T[]
  const items = new Map(list.map((item) => [item.id, item]))
  for (const id of patch.gone ?? []) items.delete(id)
  for (const item of patch.put ?? []) items.set(item.id, item)
  for (const fields of patch.edit ?? []) {
    const item = items.get(fields.id)
    if (item) items.set(fields.id, { ...item, ...fields })
  }
  if (!patch.order) return [...items.values()]
  return patch.order.flatMap((id) => items.get(id) ?? [])
}

/** The fields of `after` that differ, by value. */
function changedFields<T extends object>(before: T, after: T): Partial<T> | null {
  const changes: Partial<T> = {}
  for (const key of Object.keys(after) as (keyof T)[]) if (!same(before[key], after[key])) changes[key] = after[key]
  return Object.keys(changes).length > 0 ? changes : null
}

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  const bothObjects = typeof a === 'object' && typeof b === 'object'
  return bothObjects && JSON.stringify(a) === JSON.stringify(b)
}
