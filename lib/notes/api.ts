import { boardParams } from '../board/schema.ts'
import { operation } from '../http/operation.ts'
import { similarQuery, similarTopics } from './schema-similar.ts'

export const findSimilarTopics = operation({
  method: 'GET',
  path: '/api/boards/{boardId}/similar',
  tag: 'boards',
  summary:
    'What is like a topic that somebody is typing (`q`): on this board, at earlier meetings, in the library. Nothing for fewer than three letters.',
  params: boardParams,
  query: similarQuery,
  answers: { 200: similarTopics },
  refusals: { 404: ['no-such-board'], 429: ['too-fast'] },
})
