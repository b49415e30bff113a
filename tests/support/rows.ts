import { Client } from 'pg'

/** The rows of one query, on a connection of its own. */
export async function rowsOf<T>(url: string, text: string, values: unknown[] = []): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text, values)).rows as T[]
  } finally {
    await client.end()
  }
}

/** The statement that puts one row into a table, with its values. */
export function insertion(table: string, row: Record<string, unknown>): [text: string, values: unknown[]] {
  const columns = Object.keys(row).map((name) => `"${name}"`)
  const places = columns.map((_, at) => `$${at + 1}`)
  return [`INSERT INTO "${table}" (${columns.join()}) VALUES (${places.join()})`, Object.values(row)]
}
