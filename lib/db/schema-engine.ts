import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'
import { schemaAdapter } from './schema-adapter.ts'

/** Prisma's schema engine: what `prisma migrate` runs, here as WebAssembly, so that nothing is downloaded. */
export type SchemaEngine = bindings.SchemaEngine

/** Nothing is left out of a comparison. */
export const everything: bindings.SchemaFilter = { externalTables: [], externalEnums: [] }

/**
 * Runs `work` with an engine connected to that database.
 * @param files - the Prisma schema as [name, content] pairs, where the work compares with it
 */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: SchemaEngine) => Promise<T>,
  files?: [string, string][],
): Promise<T> {
  await load()
  const adapter = schemaAdapter(databaseUrl)
  try {
    const engine = await bindings.SchemaEngine.new(
      { datamodels: files },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapter),
    )
    return await work(engine).finally(() => engine.free())
  } finally {
    await adapter.close()
  }
}

let loaded: Promise<void> | undefined

function load(): Promise<void> {
  loaded ??= instantiate()
  return loaded
}

/** What the package's own entry does for bundlers: Node does not import .wasm files without a flag. */
async function instantiate(): Promise<void> {
  // The engine tells a bug of its own this way before it stops.
  const registry = { set_message: (message: string) => fail(message) }
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: registry })
  const beside = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = await readFile(beside.replace(/\.js$/, '.wasm'))
  const given = Object.entries(bindings) as [string, WebAssembly.ImportValue][]
  const imports = { './schema_engine_bg.js': Object.fromEntries(given.map(unhurried)) }
  const { instance } = await WebAssembly.instantiate(bytes, imports)
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}

/** The engine never clears the clock of its lock (10 s); it must not keep a process alive that is done. */
function unhurried([name, value]: [string, WebAssembly.ImportValue]): [string, WebAssembly.ImportValue] {
  if (!name.startsWith('__wbg_setTimeout')) return [name, value]
  return [name, (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref()]
}

function fail(message: string): never {
  throw new Error(`The schema engine failed: ${message}`)
}
