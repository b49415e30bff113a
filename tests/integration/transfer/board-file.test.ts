import type { ServerResponse } from 'node:http'
import { expect, it } from 'vitest'
import { db } from '#lib/db/client'
import { withContext } from '#lib/http/context'
import { newId } from '#lib/ids'
import { aBoard, aGuest, aTopic } from '#tests/support/board'
import { GET } from '../../../app/api/boards/[boardId]/export/route.ts'

async function ask(boardId: string, query = '') {
  const request = new Request(`http://127.0.0.1:3000/api/boards/${boardId}/export${query}`)
  const context = { response: {} as ServerResponse, address: '127.0.0.1', loopback: true, nonce: '' }
  const answer = await withContext(context, () => GET(request, { params: Promise.resolve({ boardId }) }))
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

it('gives the board as a file in each of three forms, to whoever may see the board', async () => {
  const boardId = await aBoard()
  await aTopic(await aGuest(boardId, 'Bo'), boardId, '=1+1')
  const { slug } = await db().event.findUniqueOrThrow({ where: { id: boardId } })
  const wanted = {
    md: ['text/markdown; charset=utf-8', '- \\=1\\+1'],
    csv: ['text/csv; charset=utf-8', "'=1+1"],
    json: ['application/json', '"title": "=1+1"'],
  }
  for (const [format, [type, words]] of Object.entries(wanted)) {
    const { status, headers, text } = await ask(boardId, `?format=${format}`)
    expect([status, headers.get('content-type')]).toEqual([200, type])
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${slug}-board.${format}"`)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(text).toContain(words)
    expect(text, 'a stranger reads no names').not.toContain('Bo')
  }
})

it('refuses other forms, boards that are not there, and those of drafts', async () => {
  const boardId = await aBoard()
  expect((await ask(boardId, '?format=xlsx')).status).toBe(422)
  expect((await ask(newId())).status).toBe(404)
  expect((await ask(await aBoard('draft'))).status).toBe(404)
})
