/** A JSON Schema, as far as the derivation of input reads it. */
export type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  format?: string
  minimum?: number
  maximum?: number
  maxLength?: number
}

type Content = Record<string, { schema: Schema; examples?: Record<string, { value: object }> }>
export type Response = { headers?: Record<string, unknown>; content?: Content }

/** One operation of the document, with the method and the path under which it stands. */
export type Operation = {
  method: string
  path: string
  operationId: string
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, Response>
}

export type Document = { openapi: string; paths: Record<string, Record<string, Omit<Operation, 'method' | 'path'>>> }

/** Every operation of a document. */
export function operationsOf(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, rest]) => ({ ...rest, method: method.toUpperCase(), path })),
  )
}
