import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeBackup } from '#lib/db/backup'
import { keptBackups, saveBackup, saveWhole } from '#lib/db/backup-file'
import { db, transaction } from '#lib/db/client'
import { applyMigrations, migrate, migrateQueue } from '#lib/db/migrate'
import { readMigrations } from '#lib/db/migrations'
import { restoreBackup } from '#lib/db/restore'
import { newId } from '#lib/ids'
import { enqueueJob } from '#lib/jobs/queue'
import { createSession } from '#lib/people/store'
import { seedSample } from '#lib/transfer/sample'
import { databaseUrl } from '#tests/support/database'
import { fingerprint } from '#tests/support/dump'

let folder: string
const made: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quorum-backups-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  for (const name of made.splice(0)) await server(`DROP DATABASE ${name} WITH (FORCE)`)
})

async function server(text: string, url = databaseUrl): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** A database with nothing in it, beside the test's own. */
async function emptyDatabase(): Promise<string> {
  const name = `${new URL(databaseUrl).pathname.slice(1)}_${made.length}_restored`
  await server(`CREATE DATABASE ${name}`)
  made.push(name)
  return Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href
}

/** The sample community, texts that are hard on files, and jobs: one that waits, one that somebody runs. */
async function fill(): Promise<void> {
  await seedSample()
  const name = 'Zoë\t\\N\\.\r\n\u2028"quoted", 日本 \\'
  await db().person.create({ data: { id: newId(), email: 'zoe@example.org', name } })
  for (const key of ['one', 'two'])
    await transaction((tx) =>
      enqueueJob(tx, 'board-closed', { boardId: newId() }, { key, runAt: new Date('2030-01-01') }),
    )
}

/** Every row, but for when each migration was applied. */
const contentOf = (url: string) => fingerprint(url, ['public._prisma_migrations'])

it('brings everything back as it was: every row, what waits in the queue, and where sequences stand', async () => {
  await fill()
  const before = await contentOf(databaseUrl)
  // Sessions do not come back: some may have been ended since.
  const { id: personId } = await db().person.findFirstOrThrow()
  await createSession(db(), personId, '', new Date())
  await db()
    .$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now(), locked_by = 'gone' WHERE key = 'two'`
  const saved = await saveBackup(folder, databaseUrl)
  expect((await stat(saved.file)).mode & 0o777).toBe(0o600)

  const target = await emptyDatabase()
  const restored = await restoreBackup(target, saved.file)
  expect(restored).toMatchObject({ rows: saved.rows, migrated: [] })
  // Whoever had locked the job is gone: it waits again.
  expect(await contentOf(target)).toEqual(before)
  const constraints = `SELECT conname, pg_get_constraintdef(oid) AS text FROM pg_constraint ORDER BY 1, 2`
  expect(await server(constraints, target)).toEqual(await server(constraints))
  const next = await server(`SELECT graphile_worker.add_job('send-mail', '{}'::json)`, target)
  expect(next).toHaveLength(1)
})

it('is one moment, though people write meanwhile', async () => {
  await fill()
  // Much that does not compress, in a table that comes early: the file begins while later tables are unread.
  await db().$executeRaw`
    INSERT INTO "AuditEntry" (id, act, subject, detail)
    SELECT gen_random_uuid(), 'test', 'test', jsonb_build_object('noise', (SELECT string_agg(md5(random()::text || m), '') FROM generate_series(n, n + 60) AS m))
      FROM generate_series(1, 400) AS n`
  const before = await contentOf(databaseUrl)
  const parts: Buffer[] = []
  const slow = new Writable({
    write: (part: Buffer, _encoding, done) => {
      const first = parts.push(part) === 1
      const change = first ? server('DELETE FROM "Person" WHERE email = \'zoe@example.org\'') : Promise.resolve()
      change.then(() => done(), done)
    },
  })
  await writeBackup(databaseUrl, slow)
  expect(parts.length).toBeGreaterThan(1)
  const file = join(folder, 'moment.gz')
  await writeFile(file, Buffer.concat(parts))
  const target = await emptyDatabase()
  await restoreBackup(target, file)
  expect(await contentOf(target)).toEqual(before)
  expect(await contentOf(databaseUrl)).not.toEqual(before)
})

it('restores a backup of an earlier version, and brings it up to this one', async () => {
  const all = (await readMigrations()).migrationDirectories.map(({ path }) => path)
  const earlier = await emptyDatabase()
  await applyMigrations(earlier, all.slice(0, 1))
  await migrateQueue(earlier)
  await server(`INSERT INTO "Person" (id, email, name) VALUES ('${newId()}', 'ada@example.org', 'Ada')`, earlier)
  const { file } = await saveBackup(folder, earlier, all[1] ?? '')
  expect(file).toContain(`-before-${all[1]}`)

  const target = await emptyDatabase()
  expect((await restoreBackup(target, file)).migrated).toEqual(all.slice(1))
  expect(await server('SELECT name FROM "Person"', target)).toEqual([{ name: 'Ada' }])
})

it('comes before migrations of a database that is in use, and without it nothing is migrated', async () => {
  const all = (await readMigrations()).migrationDirectories.map(({ path }) => path)
  const earlier = await emptyDatabase()
  const asked: string[][] = []
  await applyMigrations(earlier, all.slice(0, 1))
  await expect(migrate(earlier, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
  expect(await server('SELECT count(*)::int AS done FROM _prisma_migrations', earlier)).toEqual([{ done: 1 }])
  await migrate(earlier, async (pending) => void asked.push(pending))
  await migrate(earlier, async (pending) => void asked.push(pending))
  await migrate(await emptyDatabase(), async (pending) => void asked.push(pending))
  expect(asked).toEqual([all.slice(1)])
})

it.each([
  ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 40), /is cut off: its end is missing/],
  [
    'cut off in the text',
    (whole: Buffer) => gzipSync(gunzipSync(whole).subarray(0, -200)),
    /is cut off: its end is missing/,
  ],
  ['without some of its rows', (whole: Buffer) => gzipSync(lessOneRow(gunzipSync(whole))), /rows are missing/],
  ['another file', () => Buffer.from('a letter to somebody'), /is not a backup of this site/],
  ['another compressed file', () => gzipSync('a letter\n'), /is not a backup of this site/],
  ['an empty file', () => Buffer.alloc(0), /is cut off|is not a backup/],
  ['of a newer version', newerVersion, /was made by a newer version \(20990101000000_later\)/],
])('refuses a file that is %s, and changes nothing', async (_how, change, sentence) => {
  await fill()
  const { file } = await saveBackup(folder, databaseUrl)
  await writeFile(file, change(await readFile(file)))
  const target = await emptyDatabase()
  await expect(restoreBackup(target, file)).rejects.toThrow(sentence)
  expect(await contentOf(target)).toEqual({})
})

function lessOneRow(text: Buffer): Buffer {
  const lines = text.toString('utf8').split('\n')
  const at = lines.findIndex((line) => line.includes('zoe@example.org'))
  return Buffer.from(lines.toSpliced(at, 1).join('\n'))
}

function newerVersion(whole: Buffer): Buffer {
  return gzipSync(gunzipSync(whole).toString('utf8').replace('"migrations":[', '"migrations":["20990101000000_later",'))
}

const person = '{"table":"public.\\"Person\\"",'
const intruder = 'CREATE TABLE public.intruder ()'
const hostile: [string, string][] = [
  [person, `{"table":"public.\\"Person\\" ENABLE TRIGGER USER; ${intruder}; --",`],
  [person, '{"table":"pg_catalog.pg_authid",'],
  ['"columns":["id",', `"columns":["id) FROM STDIN; ${intruder}; --","id",`],
  ['"columns":["id",', '"columns":"id","rest":["id",'],
]

it('runs nothing that a hostile file says in the place of a table or a column', async () => {
  await fill()
  const { file } = await saveBackup(folder, databaseUrl)
  const text = gunzipSync(await readFile(file)).toString('utf8')
  const target = await emptyDatabase()
  for (const [from, to] of hostile) {
    expect(text).toContain(from)
    await writeFile(file, gzipSync(text.replace(from, to)))
    await expect(restoreBackup(target, file), to).rejects.toThrow(
      /holds a table that its version of this site does not/,
    )
    expect(await server(`SELECT to_regclass('public.intruder') AS intruder`, target)).toEqual([{ intruder: null }])
  }
  expect(await server('SELECT count(*)::int AS people FROM "Person"', target)).toEqual([{ people: 0 }])
})

it('goes into an empty database only, of two at once one, and after a failure again', async () => {
  await fill()
  const { file } = await saveBackup(folder, databaseUrl)
  await expect(restoreBackup(databaseUrl, file)).rejects.toThrow(/is not empty \(public\..*into a new one only/)

  const target = await emptyDatabase()
  const breaking = join(folder, 'breaking.gz')
  const text = gunzipSync(await readFile(file)).toString('utf8')
  await writeFile(breaking, gzipSync(text.replace('zoe@example.org\t', 'zoe@example.org\ttoo many\t')))
  await expect(restoreBackup(target, breaking)).rejects.toThrow()
  const both = await Promise.allSettled([restoreBackup(target, file), restoreBackup(target, file)])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await contentOf(target)).toEqual(await contentOf(databaseUrl))
})

it('keeps the newest of each sort, leaves nothing half, and two at once make two', async () => {
  await writeFile(join(folder, 'quorum-2020.backup.gz.partial'), 'of one that was killed')
  await writeFile(join(folder, 'letter.txt'), 'not ours')
  for (let day = 10; day < 10 + keptBackups; day++) {
    await writeFile(join(folder, `quorum-2020-01-${day}.backup.gz`), '')
    await writeFile(join(folder, `quorum-2020-01-${day}-before-x.backup.gz`), '')
  }
  const [one, two] = await Promise.all([saveBackup(folder, databaseUrl), saveBackup(folder, databaseUrl)])
  expect(one?.file).not.toBe(two?.file)
  const names = await readdir(folder)
  expect(names).not.toContain('quorum-2020-01-11.backup.gz')
  expect(names).toContain('quorum-2020-01-12.backup.gz')
  expect(names).toContain('quorum-2020-01-10-before-x.backup.gz')
  expect(names).toContain('letter.txt')
  expect(names.filter((name) => /partial|lock/.test(name))).toEqual([])
})

it('says what to do when there is no room, and leaves nothing behind', async () => {
  const full = (out: NodeJS.WritableStream) =>
    pipeline(async function* () {
      yield Buffer.alloc(100_000)
    }, createWriteStream('/dev/full')).finally(() => out.end())
  await expect(saveWhole(folder, () => 'a.backup.gz', full)).rejects.toThrow(
    /^There is no room left for a backup in .* try again\.$/,
  )
  expect(await readdir(folder)).toEqual([])
})

it('says what to do when the folder is none', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  await expect(saveBackup(file, databaseUrl)).rejects.toThrow(/is not a folder/)
  await expect(restoreBackup(await emptyDatabase(), join(folder, 'nowhere.gz'))).rejects.toThrow(/There is no file/)
  await mkdir(join(folder, 'sub'))
  await expect(restoreBackup(await emptyDatabase(), join(folder, 'sub'))).rejects.toThrow(/is a folder/)
})
