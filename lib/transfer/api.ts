import { z } from 'zod'
import { boardParams } from '../board/schema.ts'
import { operation } from '../http/operation.ts'
import { boardCopy, exportQuery } from './schema-board.ts'

export const readOwnData = operation({
  method: 'GET',
  path: '/api/own-data',
  tag: 'account',
  summary: 'Everything that is kept about whoever is signed in, as a file.',
  answers: { 200: z.looseObject({ about: z.string(), profile: z.looseObject({ id: z.uuid() }) }) },
  refusals: { 401: ['sign-in-first'], 429: ['too-many'] },
})

export const exportBoard = operation({
  method: 'GET',
  path: '/api/boards/{boardId}/export',
  tag: 'boards',
  summary: 'The board as a file, as far as this viewer may see it: Markdown, CSV, or JSON.',
  params: boardParams,
  query: exportQuery,
  identify: false,
  answers: { 200: { files: { 'application/json': boardCopy, 'text/markdown': 'text', 'text/csv': 'text' } } },
  refusals: { 404: ['no-such-board'] },
})
