import { randomInt } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The port that this data folder's database had before, if it is free and not refused; else a new one, remembered. */
export async function choosePort(dataDir: string, refused: ReadonlySet<number>): Promise<number> {
  const file = join(dataDir, 'postgres-port')
  let port = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  const remembered = port
  while (!port || refused.has(port) || !(await isFree(port))) port = randomInt(20_000, 32_000)
  if (port !== remembered) await writeFile(file, String(port))
  return port
}

/** True when nobody listens on that port of that address. */
export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)))
  })
}
