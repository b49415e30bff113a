import { PrismaPg } from '@prisma/adapter-pg'
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type pg from 'pg'

/** PostgreSQL's internal one-byte type, in which the catalog keeps flags, and the type of a list of them. */
const INTERNAL_CHAR = 18
const INTERNAL_CHAR_ARRAY = 1002

type Adapter = SqlDriverAdapter & { underlyingDriver(): pg.Pool }
/** `close` ends its connections, which the engine leaves open. */
export type SchemaAdapter = SqlMigrationAwareDriverAdapterFactory & { close(): Promise<void> }

type Query = (...args: unknown[]) => Promise<{ fields?: pg.FieldDef[] }>

/**
 * Prisma's adapter for the schema engine, with two of its gaps (7.10.1) closed: it cannot read the catalog's "char"
 * columns, which every comparison asks for, and it cuts a migration at each semicolon, also at those in function bodies
 * and comments, running the pieces one by one. Here a migration is one script and applies whole or not at all.
 */
export function schemaAdapter(databaseUrl: string): SchemaAdapter {
  const opened: Adapter[] = []
  const open = async (connecting: Promise<Adapter>) => {
    const adapter = await connecting
    opened.push(adapter)
    return mend(adapter)
  }
  const factory = new PrismaPg({ connectionString: databaseUrl, max: 2, application_name: 'quorum-migrate' })
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => open(factory.connect()),
    connectToShadowDb: () => open(factory.connectToShadowDb()),
    close: async () => void (await Promise.all(opened.map((adapter) => adapter.dispose()))),
  }
}

/** The adapter knows lists of "char", so such a column passes it as a list and is named rightly behind it. */
function mend(adapter: Adapter): SqlDriverAdapter {
  const pool = adapter.underlyingDriver()
  const query = pool.query.bind(pool) as Query
  const readable: Query = async (...args) => {
    const result = await query(...args)
    for (const field of result.fields ?? []) {
      if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = INTERNAL_CHAR_ARRAY
    }
    return result
  }
  pool.query = readable as typeof pool.query
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (text) => {
    const result = await queryRaw(text)
    const { Character, CharacterArray } = ColumnTypeEnum
    return { ...result, columnTypes: result.columnTypes.map((type) => (type === CharacterArray ? Character : type)) }
  }
  adapter.executeScript = async (script) => void (await query(script))
  return adapter
}
