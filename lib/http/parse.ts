import type { z } from 'zod'
import { fail, ok, type Result } from '../result.ts'

/** Judges data by a schema. What is wrong comes back by field, in the schema's own words. */
export function parse<S extends z.ZodType>(schema: S, data: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(data)
  if (parsed.success) return ok(parsed.data)
  const fields: Record<string, string[]> = {}
  for (const issue of parsed.error.issues) {
    const name = issue.path.join('.') || 'body'
    fields[name] = [...(fields[name] ?? []), issue.message]
  }
  return fail('invalid', 'invalid', 'Please look at the marked fields.', { fields })
}
