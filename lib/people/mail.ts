import { visitor } from '../auth/actor.ts'
import { codeFor } from '../auth/code.ts'
import { makeToken } from '../auth/token.ts'
import { env } from '../env.ts'
import type { MailTemplates } from '../mail/kinds.ts'
import { layMail } from '../mail/layout.ts'
import { paths } from '../paths.ts'
import { getSite } from '../site/queries.ts'
import { isOpenRequest, signInScope } from './rules.ts'
import { findSignInRequest } from './store.ts'

/** The mail templates of this domain. */
export const peopleMails: Pick<MailTemplates, 'sign-in'> = {
  'sign-in': async ({ requestId }) => {
    const request = await findSignInRequest(requestId)
    if (!request || !isOpenRequest(request, new Date())) return null
    const { name } = await getSite(visitor)
    const link = env().siteUrl + paths.signInLink(makeToken(request.id, request.expiresAt, signInScope(request)))
    return layMail(`Sign in to ${name}`, name, [
      { text: 'Somebody, we think you, wants to sign in with this address.' },
      { link: { label: 'Sign in on this device', url: link } },
      { text: 'Signing in on another device? Type this code there, in the window that asked for it:' },
      { code: codeFor(request.id) },
      { small: 'Both count for ten minutes. If it was not you, do nothing; nobody gets in without this mail.' },
    ])
  },
}
