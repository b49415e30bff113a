import { handleForm } from '#lib/http/handle-form'
import { cameFrom, themeCookie } from '#lib/http/theme'
import { paths } from '#lib/paths'
import { returnPath } from '#lib/people/schema'
import { ok } from '#lib/result'
import { chooseTheme } from '#lib/site/api'

/** Light, dark or as the device says, kept in a cookie; a browser goes back to the page that it came from. */
export const POST = handleForm(chooseTheme, { name: 'theme', back: () => paths.home() }, async ({ body, request }) => {
  const from = cameFrom(request.headers.get('referer'), request.headers.get('host'))
  return ok({ to: returnPath.parse(from) ?? paths.home(), json: body, cookies: [themeCookie(body.theme)] })
})
