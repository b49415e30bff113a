import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import type { Document, Operation } from '#tests/support/openapi/document'
import type { Answer } from '#tests/support/openapi/send'

/** Says what in an answer is not as the document has it; null where all is. */
export type Judge = (operation: Operation, answer: Answer) => string | null

const escaped = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1')

/** Judges answers by the document, each body by its schema. */
export function judgeBy(document: Document): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  ;(formats as unknown as { default: typeof formats }).default
    ? (formats as unknown as { default: (to: Ajv2020) => void }).default(ajv)
    : (formats as unknown as (to: Ajv2020) => void)(ajv)
  ajv.addSchema(document, 'document')
  return ({ method, path, responses }, { status, headers, text }) => {
    const said = responses[String(status)]
    if (status >= 500 && !said) return `${status}`
    if (!said) return `${status} is not in the document: ${text.slice(0, 200)}`
    for (const name of Object.keys(said.headers ?? {}))
      if (status !== 503 && headers[name.toLowerCase()] === undefined) return `${status} lacks ${name}`
    if (!said.content) return text === '' ? null : `${status} has a body`
    const type = headers['content-type']?.split(';')[0] ?? ''
    if (!said.content[type]) return `${status} is of type ${type}`
    if (!/json$/.test(type)) return null
    const place = ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema']
    const check = ajv.getSchema(`document#/${place.map(escaped).join('/')}`)
    if (!check) return 'the schema cannot be found'
    if (check(JSON.parse(text))) return null
    return `${status} leaves the schema: ${ajv.errorsText(check.errors)} in ${text.slice(0, 200)}`
  }
}
