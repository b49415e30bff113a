import { describe, expect, it } from 'vitest'
import { isResourceKind, type ResourceView, shelve } from '#lib/resources/view'
import { resources } from '#prisma/seed/resources'

const aResource = (slug: string, kind: ResourceView['kind']): ResourceView => ({
  slug,
  title: slug,
  url: null,
  kind,
  author: null,
  year: null,
  line: 'Good.',
})

describe('the shelves of the library', () => {
  it('stand in our order, without empty ones, and keep the order on each', () => {
    const shelves = shelve([aResource('b', 'tool'), aResource('a', 'tool'), aResource('c', 'book')])
    expect(shelves.map(({ kind, resources: on }) => [kind, on.map(({ slug }) => slug)])).toEqual([
      ['book', ['c']],
      ['tool', ['b', 'a']],
    ])
  })

  it('have a place for everything in the sample', () => {
    expect(resources.filter(({ kind }) => !isResourceKind(kind))).toEqual([])
    expect(new Set(resources.map(({ key }) => key)).size).toBe(resources.length)
  })

  it('know no kind by a name that every object has', () => {
    expect(isResourceKind('toString')).toBe(false)
  })
})
