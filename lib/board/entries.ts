type Id = string

/** The rows that differ, by reference: those to write, and the keys of those to delete. */
export function changed<V>(before: ReadonlyMap<Id, V>, after: ReadonlyMap<Id, V>): { put: [Id, V][]; gone: Id[] } {
  if (before === after) return { put: [], gone: [] }
  return {
    put: [...after].filter(([id, value]) => before.get(id) !== value),
    gone: [...before.keys()].filter((id) => !after.has(id)),
  }
}

/** The map with one entry put in, or replaced in its place. */
export function withEntry<V>(map: ReadonlyMap<Id, V>, id: Id, value: V): ReadonlyMap<Id, V> {
  return new Map(map).set(id, value)
}

/** The map without one entry; the same map if it had none. */
export function withoutEntry<V>(map: ReadonlyMap<Id, V>, id: Id): ReadonlyMap<Id, V> {
  if (!map.has(id)) return map
  const copy = new Map(map)
  copy.delete(id)
  return copy
}

/** The map with some fields of one row changed; the same map if there is no such row. */
export function withFields<V extends object>(map: ReadonlyMap<Id, V>, id: Id, fields: Partial<V>): ReadonlyMap<Id, V> {
  const row = map.get(id)
  return row ? withEntry(map, id, { ...row, ...fields }) : map
}
