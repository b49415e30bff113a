import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { type BackupEnd, type BackupHead, endOfRows, type TableHead } from './backup.ts'
import { BackupError } from './backup-error.ts'

const newLine = 0x0a

/** A backup, read from its first line to its last. */
export class BackupLines {
  readonly #file: string
  readonly #lines: AsyncGenerator<Buffer>

  constructor(file: string) {
    this.#file = file
    this.#lines = linesOf(file)
  }

  /** The first line. */
  async head(): Promise<BackupHead> {
    const head = (await this.#json()) as Partial<BackupHead>
    if (head.quorum !== 1 || !Array.isArray(head.migrations)) throw this.#foreign()
    return head as BackupHead
  }

  /** The next table, or the end. The rows of the one before must have been read. */
  async next(): Promise<TableHead | BackupEnd> {
    return (await this.#json()) as TableHead | BackupEnd
  }

  /** The rows of the table that was just named, each with its line break. */
  async *rows(): AsyncGenerator<Buffer> {
    for (let row = await this.#line(); row.toString('latin1') !== endOfRows; row = await this.#line())
      yield Buffer.concat([row, Buffer.from('\n')])
  }

  async close(): Promise<void> {
    await this.#lines.return(undefined)
  }

  async #line(): Promise<Buffer> {
    try {
      const { value, done } = await this.#lines.next()
      if (!done) return value
    } catch (error) {
      throw this.#explained(error)
    }
    throw new BackupError(`${this.#file} is cut off: its end is missing. Nothing was changed. Take another backup.`)
  }

  async #json(): Promise<unknown> {
    const text = (await this.#line()).toString('utf8')
    try {
      return JSON.parse(text)
    } catch {
      throw this.#foreign()
    }
  }

  #foreign(): BackupError {
    return new BackupError(`${this.#file} is not a backup of this site (npm run backup makes them).`)
  }

  #explained(error: unknown): unknown {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return new BackupError(`There is no file ${this.#file}.`)
    if (code === 'EACCES') return new BackupError(`This account may not read ${this.#file}.`)
    if (code === 'EISDIR') return new BackupError(`${this.#file} is a folder: name one of the files in it.`)
    if (code === 'Z_BUF_ERROR')
      return new BackupError(`${this.#file} is cut off: its end is missing. Nothing was changed. Take another backup.`)
    if (code?.startsWith('Z_')) return this.#foreign()
    return error
  }
}

/** The lines of a compressed file as bytes, without their breaks; nothing but the line feed ends one. */
async function* linesOf(file: string): AsyncGenerator<Buffer> {
  const raw = createReadStream(file)
  const text = createGunzip()
  raw.on('error', (error) => text.destroy(error))
  raw.pipe(text)
  let rest: Buffer[] = []
  try {
    for await (const part of text as AsyncIterable<Buffer>) {
      let from = 0
      for (let end = part.indexOf(newLine); end >= 0; end = part.indexOf(newLine, from)) {
        yield Buffer.concat([...rest, part.subarray(from, end)])
        rest = []
        from = end + 1
      }
      if (from < part.length) rest.push(part.subarray(from))
    }
  } finally {
    raw.destroy()
  }
}
