import { localOnly } from '#lib/http/local'

const nothing = () => new Response(null, { status: 404 })

/** The yardstick of `npm run bench`: a route handler that reads its JSON and answers it, nothing else. */
export async function POST(request: Request): Promise<Response> {
  if (!localOnly().ok) return nothing()
  try {
    return Response.json(await request.json())
  } catch {
    return new Response(null, { status: 400 })
  }
}

/** There is nothing to read here; without a handler, Next would say so even where the route does not exist. */
export function GET(): Response {
  return localOnly().ok ? new Response(null, { status: 405, headers: { allow: 'POST' } }) : nothing()
}
