import type { ReactNode } from 'react'
import { PageHeader } from '#components/layout/page'
import { Card } from '#components/ui/card'
import { SubmitButton } from '#components/ui/submit-button'
import { paths } from '#lib/paths'

type Link = {
  side: 'old' | 'new'
  state: 'open' | 'waiting' | 'done' | 'ended' | 'taken'
  newEmail: string
  oldEmail: string | null
}

/** What the holder of one of two addresses is asked, and how it stands. */
export function AddressLink({ link, token }: { link: Link; token: string }): ReactNode {
  const { title, lead } = wordsOf(link)
  return (
    <>
      <PageHeader title={title} lead={lead} />
      {link.state === 'open' || link.state === 'waiting' ? (
        <Card>
          <form method="post" action={paths.api.addressChange()} className="flex flex-wrap gap-3">
            <input type="hidden" name="token" value={token} />
            {link.state === 'open' ? (
              <SubmitButton name="action" value="confirm">
                {link.side === 'old' ? 'Yes, change it' : 'Yes, use this address'}
              </SubmitButton>
            ) : null}
            <SubmitButton name="action" value="refuse" variant="secondary">
              {link.state === 'open' ? 'No' : 'Call it off after all'}
            </SubmitButton>
          </form>
        </Card>
      ) : null}
    </>
  )
}

function wordsOf({ side, state, newEmail, oldEmail }: Link): { title: string; lead: ReactNode } {
  const address = <strong className="wrap-anywhere">{newEmail}</strong>
  switch (state) {
    case 'open':
      return side === 'old'
        ? {
            title: 'Another address?',
            lead: (
              <>
                Your account with <strong className="wrap-anywhere">{oldEmail}</strong> would have {address} from then
                on, once that address has agreed too. You would be signed out everywhere but where you asked for it.
              </>
            ),
          }
        : {
            title: 'Is this your address?',
            lead: (
              <>The account that asked for it would have {address} from then on, once its old address has agreed too.</>
            ),
          }
    case 'waiting':
      return {
        title: 'Noted',
        lead: `The ${side === 'old' ? 'new' : 'old'} address has to agree too; there is a mail for it. Until then all stays as it is.`,
      }
    case 'done':
      return { title: 'The address has changed', lead: <>From now on you sign in with {address}.</> }
    case 'taken':
      return {
        title: 'This address has an account already',
        lead: <>Nothing was changed. Sign in with {address}, and you are there.</>,
      }
    case 'ended':
      return {
        title: 'This change has ended',
        lead: 'Nothing was changed by it. It can be asked for anew in the settings.',
      }
  }
}
