import { z } from 'zod'
import { operation, type Refusals } from '../http/operation.ts'
import { statusOfKind } from '../result.ts'
import { REFUSALS, type RefusalCode } from './refusals.ts'
import { boardCommand, boardParams, participantBody } from './schema.ts'
import type { Earlier } from './view-carry.ts'
import { boardView, meView } from './view-shape.ts'

const refusals: Partial<Record<keyof Refusals, string[]>> = {}
for (const code of Object.keys(REFUSALS) as RefusalCode[]) {
  const status = statusOfKind[REFUSALS[code][0]]
  refusals[status] = [...(refusals[status] ?? []), code]
}

const id = z.uuid()
const noSuchBoard = { 404: ['no-such-board'] } as const
const answer = z.strictObject({ version: z.int().min(0), participantId: id.nullable() })

export const readBoard = operation({
  method: 'GET',
  path: '/api/boards/{boardId}',
  tag: 'boards',
  summary: 'The board as this viewer may see it.',
  params: boardParams,
  identify: false,
  answers: {
    200: boardView.extend({
      me: meView.nullable(),
      kind: z.enum(['public', 'participant', 'moderator']),
      present: z.int().min(0),
      now: z.number(),
      going: z.boolean(),
      joinCode: z.string().nullable(),
    }),
  },
  refusals: noSuchBoard,
})

const origin = {
  boardId: id,
  topicId: id,
  title: z.string().exactOptional(),
  by: z.string().exactOptional(),
  guest: z.literal(true).exactOptional(),
  anonymous: z.literal(true).exactOptional(),
  meetings: z.array(
    z.strictObject({
      title: z.string(),
      slug: z.string(),
      date: z.iso.date(),
      votes: z.int().min(0),
      notes: z.boolean(),
    }),
  ),
}

export const readEarlier = operation({
  method: 'GET',
  path: '/api/boards/{boardId}/earlier',
  tag: 'boards',
  summary: 'Topics of earlier boards: those that wait to be brought to this one, and where those came from that were.',
  params: boardParams,
  identify: false,
  answers: {
    200: z.strictObject({
      waiting: z.array(
        z.strictObject({
          ...origin,
          title: z.string(),
          details: z.string(),
          mine: z.literal(true).exactOptional(),
        }),
      ),
      carried: z.array(z.strictObject(origin)),
    }) satisfies z.ZodType<Earlier>,
  },
  refusals: noSuchBoard,
})

export const watchBoard = operation({
  method: 'GET',
  path: '/api/boards/{boardId}/stream',
  tag: 'boards',
  summary:
    'The board live, as Server-Sent Events. `since` is the id of the last frame; `as=public` is what anybody sees.',
  params: boardParams,
  query: z.object({ since: z.string().max(40).optional(), as: z.literal('public').optional() }),
  identify: false,
  answers: { 200: 'stream' },
  refusals: { ...noSuchBoard, 429: ['too-many-streams'] },
})

export const joinBoard = operation({
  method: 'POST',
  path: '/api/boards/{boardId}/participants',
  tag: 'boards',
  summary: 'Joins: a guest by name and with a cookie from then on, a member as themselves.',
  params: boardParams,
  body: participantBody,
  examples: [{ id: '0d5f7f3e-52b6-4c57-9a53-6b1f0f4f2a10', name: 'Bo' }],
  identify: false,
  answers: { 200: answer },
  refusals: {
    401: ['signed-out'],
    403: refusals[403] ?? [],
    404: ['no-such-board'],
    409: ['event-cancelled', 'id-reused', ...(refusals[409] ?? [])],
    429: ['too-many', 'too-fast'],
    503: ['board-overloaded'],
  },
})

const topicId = '9a3f6d0e-7c55-4f0c-8f0e-1f6f5f1f9b77'

export const commandBoard = operation({
  method: 'POST',
  path: '/api/boards/{boardId}/commands',
  tag: 'boards',
  summary: 'One command of a participant. Sent again with the same id and body, it gets the first answer.',
  params: boardParams,
  body: boardCommand,
  examples: [
    { id: topicId, type: 'propose', title: 'What does exactly once mean?' },
    { id: '5b1b8c2c-0f7c-4d3a-a1a4-93d2f3c9c001', type: 'vote', topicId },
  ],
  identify: false,
  answers: { 200: answer.extend({ guest: z.boolean() }) },
  refusals: {
    ...refusals,
    401: ['not-joined', 'signed-out'],
    404: ['no-such-board', ...(refusals[404] ?? [])],
    409: ['event-cancelled', 'id-reused', ...(refusals[409] ?? [])],
    429: ['too-fast'],
    503: ['board-overloaded'],
  },
})

export const readTime = operation({
  method: 'GET',
  path: '/api/time',
  tag: 'boards',
  summary: 'The server’s time, in ms since 1970: what the end of a timebox is told in.',
  identify: false,
  answers: { 200: z.strictObject({ now: z.number() }) },
})
