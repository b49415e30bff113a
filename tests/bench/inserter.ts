import { createServer } from 'node:http'
import { Pool } from 'pg'
import { answerParent } from '#tests/bench/child'

// The yardstick of commands: Node's http server, which writes each request's body into a table, one INSERT, and answers it.

/** Opens it on this database; answers with its port. */
export type OpenInserter = { databaseUrl: string }

const CONNECTIONS = 10

answerParent(async ({ databaseUrl }: OpenInserter): Promise<number> => {
  const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS })
  await pool.query('CREATE TABLE IF NOT EXISTS bench_inserted (id uuid PRIMARY KEY, body jsonb NOT NULL)')
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString()
      const { id } = JSON.parse(body) as { id: string }
      await pool.query('INSERT INTO bench_inserted (id, body) VALUES ($1, $2)', [id, body])
      response.writeHead(200, { 'content-type': 'application/json' }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', 511, resolve))
  const address = server.address()
  return address && typeof address === 'object' ? address.port : 0
})
