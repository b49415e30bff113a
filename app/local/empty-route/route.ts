import { localOnly } from '#lib/http/local'

/** The yardstick of `npm run bench`: a route handler that reads its JSON and answers it, nothing else. */
export async function POST(request: Request): Promise<Response> {
  if (!localOnly().ok) return new Response(null, { status: 404 })
  return Response.json(await request.json())
}
