import { z } from 'zod'

/** The names of the fields that a form's schema knows, over all the shapes of a union. */
export function fieldNames(schema: unknown): Set<string> {
  if (schema instanceof z.ZodObject) return new Set(Object.keys(schema.shape))
  if (schema instanceof z.ZodUnion) return new Set(schema.options.flatMap((option) => [...fieldNames(option)]))
  if (schema instanceof z.ZodPipe) return new Set([...fieldNames(schema.def.in), ...fieldNames(schema.def.out)])
  return new Set()
}
