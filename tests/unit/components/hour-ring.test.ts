import { describe, expect, it } from 'vitest'
import { hourArcs } from '#components/ui/hour-ring'

const minute = 60_000
const part = (minutes: number, extensions = 0) => ({ label: 'x', ms: minutes * minute, extensions })

describe('the hour as a ring', () => {
  it('gives each topic an arc as long as its minutes, one after the other', () => {
    const arcs = hourArcs([part(15), part(30)], 60 * minute)
    expect(arcs.map(({ from, length }) => [from, length])).toEqual([
      [0, 244],
      [250, 494],
    ])
  })

  it('is full and no more when the talk outlasted the hour', () => {
    const arcs = hourArcs([part(50), part(50)], 60 * minute)
    expect(arcs.at(-1)).toMatchObject({ from: 500, length: 494 })
  })

  it('notches an arc once an extension, inside it', () => {
    const [arc] = hourArcs([part(30, 2)], 60 * minute)
    expect(arc?.notches).toEqual([165, 329])
  })

  it.each([0, 1, 400])('shows a topic of %d ms without a length below nothing', (ms) => {
    const [arc] = hourArcs([{ label: 'x', ms, extensions: 0 }], 60 * minute)
    expect(arc?.length).toBeGreaterThanOrEqual(0)
  })

  it('stands where no time was spent at all', () => {
    expect(hourArcs([], 0)).toEqual([])
    expect(hourArcs([part(0)], 0)).toEqual([{ from: 0, length: 0, notches: [] }])
  })
})
