import { expect, it } from 'vitest'
import { z } from 'zod'
import { rsvpActionBody } from '#lib/events/schema'
import { fieldNames } from '#lib/http/fields'
import { signInBody } from '#lib/people/schema'

it('knows the fields of objects, unions, and what is wrapped around them', () => {
  expect(fieldNames(signInBody)).toEqual(new Set(['email', 'to']))
  expect(fieldNames(rsvpActionBody)).toEqual(new Set(['action', 'name', 'topic', 'id', 'boardId', 'topicId']))
  const one = z.object({ a: z.string() }).refine(() => true)
  expect(fieldNames(z.union([one, z.object({ b: z.string() })]))).toEqual(new Set(['a', 'b']))
  expect(fieldNames(z.preprocess((value) => value, one))).toEqual(new Set(['a']))
  expect(fieldNames(one.transform(({ a }) => a))).toEqual(new Set(['a']))
  expect(fieldNames(z.string())).toEqual(new Set())
})
