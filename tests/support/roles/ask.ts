import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { currentBuild } from '#lib/cli/build'
import type { World } from '#tests/support/roles/world'

/** A status, with the code of a refusal in place of it where there is one. */
export async function outcomeOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? ''
  if (type.startsWith('application/problem+json')) return ((await answer.json()) as { code: string }).code
  // A stream does not end by itself.
  await answer.body?.cancel()
  return String(answer.status)
}

/** Asks for an address, or sends it JSON, with this Cookie header. */
export async function ask(url: string, cookie: string, sent?: object): Promise<string> {
  const body = sent && { method: 'POST', body: JSON.stringify(sent) }
  const type = sent && { 'content-type': 'application/json' }
  return outcomeOf(await fetch(url, { ...body, redirect: 'manual', headers: { cookie, ...type } }))
}

type Manifest = { node: Record<string, { filename?: string; exportedName?: string }> }

/** The ids of all server actions of the build, by file under app/ and name. */
export function actionIds(): ReadonlyMap<string, string> {
  const manifest = JSON.parse(
    readFileSync(join(currentBuild(), 'server/server-reference-manifest.json'), 'utf8'),
  ) as Manifest
  return new Map(
    Object.entries(manifest.node).map(([id, { filename = '', exportedName = '' }]) => [
      `${filename.replace(/^app\//, '')} ${exportedName}`,
      id,
    ]),
  )
}

/** Every page and route of the build, by its file under app/ without its ending. Next's own `_not-found` is none of ours. */
export function builtAddresses(): string[] {
  const manifest = JSON.parse(readFileSync(join(currentBuild(), 'app-path-routes-manifest.json'), 'utf8')) as object
  return Object.keys(manifest)
    .map((file) => file.slice(1))
    .filter((file) => !file.startsWith('_'))
}

/** The page beside a file of actions, in this world. */
export function pageBeside(file: string, { event }: World): string {
  const folder = file.replace(/\/?actions\.ts.*$/, '').replace(/\(\w+\)\/?/g, '')
  return `/${folder.replace('[id]', event.id).replace('[slug]', event.slug)}`
}

/**
 * Calls a server action as the page's own script does: its id in a header, its arguments in React's own format (a form is
 * `$K1`, its fields begin with `_1_`). `done` where it led on or said nothing against it, else the refusal's code;
 * `sign-in` where it led there.
 */
export async function act(
  url: string,
  id: string,
  cookie: string,
  fields: Record<string, string>,
  plain: boolean,
): Promise<string> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value)
  body.append('0', plain ? '["$K1"]' : '[{"failure":null,"values":{}},"$K1"]')
  const headers = { cookie, 'next-action': id, accept: 'text/x-component', origin: new URL(url).origin }
  const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual' })
  const to = answer.headers.get('x-action-redirect')
  const text = await answer.text()
  if (to) return to.startsWith('/sign-in') ? 'sign-in' : 'done'
  if (answer.status !== 200) return String(answer.status)
  return /"failure":\{[^{}]*"code":"([a-z-]+)"/.exec(text)?.[1] ?? 'done'
}
