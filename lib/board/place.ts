/** A place in a stream: the version that a reader holds and the kind of view that it is of. It is the id of each frame. */
export type Place = { version: number; kind: string }

/** The id of a frame. */
export function placeText({ version, kind }: Place): string {
  return `${version}.${kind}`
}

/** Reads a frame's id back, from `?since=` or Last-Event-ID; null where it is none, and the reader starts afresh. */
export function readPlace(text: string | null): Place | null {
  const [, version, kind] = /^(\d{1,9})\.([a-z]{1,20})$/.exec(text ?? '') ?? []
  return version !== undefined && kind !== undefined ? { version: Number(version), kind } : null
}
