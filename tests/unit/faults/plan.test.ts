import { expect, it } from 'vitest'
import { faultsOf, stepsOf } from '#tests/faults/plan'
import { ofTheSite, TYPES } from '#tests/unit/board/histories'

it('plans the same for the same seed, and something else for another', () => {
  expect(stepsOf(7, 3, 10, false)).toEqual(stepsOf(7, 3, 10, false))
  expect(stepsOf(7, 3, 10, false)).not.toEqual(stepsOf(7, 4, 10, false))
  expect(stepsOf(8, 3, 10, false)).not.toEqual(stepsOf(7, 3, 10, false))
  expect(faultsOf(7, 10)).toEqual(faultsOf(7, 10))
  expect(faultsOf(8, 10)).not.toEqual(faultsOf(7, 10))
})

it('plans every command, every way of sending and every fault', () => {
  const steps = Array.from({ length: 40 }, (_, client) => stepsOf(1, client, 60, client < 3)).flat()
  const sent = new Set(steps.map(({ attempt }) => attempt.type))
  expect([...new Set(TYPES)].filter((type) => !ofTheSite.has(type) && !sent.has(type))).toEqual([])
  expect(new Set(steps.map(({ delivery }) => delivery)).size).toBe(5)
  expect(new Set(steps.map(({ garble }) => garble)).size).toBe(5)
  expect(new Set(steps.map(({ process }) => process)).size).toBe(2)
  const { heavy, light } = faultsOf(1, 60)
  expect(new Set([...heavy, ...light].map(({ what }) => what)).size).toBe(7)
})
