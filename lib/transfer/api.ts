import { z } from 'zod'
import { operation } from '../http/operation.ts'

export const readOwnData = operation({
  method: 'GET',
  path: '/api/own-data',
  tag: 'account',
  summary: 'Everything that is kept about whoever is signed in, as a file.',
  answers: { 200: z.looseObject({ about: z.string(), profile: z.looseObject({ id: z.uuid() }) }) },
  refusals: { 401: ['sign-in-first'], 429: ['too-many'] },
})
