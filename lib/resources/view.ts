/** What a resource can be, in the order of the library's shelves, with the name of one and of many. */
export const resourceKinds = {
  book: { one: 'Book', many: 'Books' },
  course: { one: 'Course', many: 'Courses' },
  paper: { one: 'Paper', many: 'Papers' },
  article: { one: 'Article', many: 'Articles' },
  talk: { one: 'Talk', many: 'Talks' },
  video: { one: 'Video', many: 'Videos' },
  interview: { one: 'Interview', many: 'Interviews' },
  discussion: { one: 'Discussion', many: 'Discussions' },
  list: { one: 'List', many: 'Lists' },
  site: { one: 'Site', many: 'Sites' },
  tool: { one: 'Tool', many: 'Tools' },
} as const

export type ResourceKind = keyof typeof resourceKinds

/** The kinds in the order of the shelves. */
export const kindOrder = Object.keys(resourceKinds) as ResourceKind[]

/** Whether an address names a kind that we have. */
export function isResourceKind(text: string): text is ResourceKind {
  return Object.hasOwn(resourceKinds, text)
}

/** Something to read, watch or use. `url` is null where nobody has recorded an address. */
export type ResourceView = {
  slug: string
  title: string
  url: string | null
  kind: ResourceKind
  author: string | null
  year: number | null
  line: string
}

/** The library, or one shelf of it, and how much stands on every shelf. */
export type Library = {
  total: number
  kinds: { kind: ResourceKind; count: number }[]
  shelves: { kind: ResourceKind; resources: ResourceView[] }[]
}

/** Puts resources on their shelves, in the order of the kinds; empty shelves are left out. */
export function shelve(resources: readonly ResourceView[]): Library['shelves'] {
  const byKind = Map.groupBy(resources, (resource) => resource.kind)
  return kindOrder.flatMap((kind) => {
    const onShelf = byKind.get(kind)
    return onShelf ? [{ kind, resources: onShelf }] : []
  })
}
