import { z } from 'zod'
import { handleForm } from '#lib/http/handle-form'
import { cameFrom, themeCookie, themes } from '#lib/http/theme'
import { paths } from '#lib/paths'
import { returnPath } from '#lib/people/schema'
import { ok } from '#lib/result'

/** Light, dark or as the device says, kept in a cookie; a browser goes back to the page that it came from. */
export const POST = handleForm(
  {
    name: 'theme',
    body: z.object({ theme: z.enum(themes, 'Choose light, dark or system.') }),
    back: () => paths.home(),
  },
  async ({ body, request }) => {
    const from = cameFrom(request.headers.get('referer'), request.headers.get('host'))
    return ok({ to: returnPath.parse(from) ?? paths.home(), json: body, cookies: [themeCookie(body.theme)] })
  },
)
