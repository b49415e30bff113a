import { visitor } from '#lib/auth/actor'
import { unexpected } from '#lib/http/handle'
import { getLogo } from '#lib/site/queries'

const nobody = () => new Response('There is no logo.', { status: 404, headers: { 'cache-control': 'no-store' } })

/** The community's logo. Under its version it never changes; without one it is asked for anew. */
export async function GET(request: Request): Promise<Response> {
  try {
    const logo = await getLogo(visitor)
    if (!logo) return nobody()
    const asked = new URL(request.url).searchParams.get('v')
    const etag = `"logo-${logo.version}"`
    const headers = {
      'cache-control': asked === String(logo.version) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag,
      'x-content-type-options': 'nosniff',
    }
    const known = request.headers.get('if-none-match')?.split(',')
    if (known?.some((tag) => tag.trim().replace(/^W\//, '') === etag))
      return new Response(null, { status: 304, headers })
    return new Response(logo.bytes, { headers: { ...headers, 'content-type': logo.type } })
  } catch (error) {
    return unexpected(error)
  }
}
