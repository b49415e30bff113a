import { defineConfig } from 'prisma/config'

// `prisma generate` asks for a schema engine that it would download; it does not need one. Migrations run through the
// WebAssembly engine in lib/db/migrate.ts.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= new URL(import.meta.url).pathname

export default defineConfig({ schema: 'prisma/schema' })
