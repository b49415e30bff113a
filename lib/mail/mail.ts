import { visitor } from '../auth/actor.ts'
import { getSite } from '../site/queries.ts'
import type { MailTemplates } from './kinds.ts'
import { layMail } from './layout.ts'

/** The mail templates of this domain. */
export const mailMails: Pick<MailTemplates, 'test'> = {
  test: async () => {
    const { name } = await getSite(visitor)
    return layMail(`Test mail of ${name}`, name, [
      { text: 'You asked for this at the desk, and here it is: mails of this site reach you.' },
      { small: 'Did it land among spam? The page that sent it says which records of your domain to look at.' },
    ])
  },
}
