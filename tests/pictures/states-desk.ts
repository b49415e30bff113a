import type { Client } from 'pg'
import { paths } from '#lib/paths'
import { ahead, aMeeting, aPerson, aSeat, long } from '#tests/pictures/scenes'
import { refuse, type State, visit } from '#tests/pictures/state'
import type { Looker } from '#tests/support/pages'

const organizer: Looker[] = ['organizer']

/** The desk with something on it. */
export async function deskStates(db: Client, known: { offerId: string; mailId: string }): Promise<State[]> {
  const { offerId, mailId } = known
  const draft = await aMeeting(db, 'Distributed Systems Chat #47', { ...ahead(), status: 'draft' })
  const coming = await aMeeting(db, 'Distributed Systems Chat #53', { ...ahead(), capacity: 20 })
  const person = await aPerson(db, `${long.hebrew} ${long.solid.slice(0, 40)}`)
  await aSeat(db, coming.id, person)
  let tried = ''
  const rooms = {
    reports: paths.organizeReports(),
    offers: paths.organizeOffers(),
    'offers-answered': paths.organizeOffers({ state: 'answered' }),
    offer: paths.organizeOffer(offerId),
    mail: paths.organizeMail(),
    'mail-fate': paths.organizeMailFate(mailId),
    people: paths.organizePeople(),
    'people-none': paths.organizePeople({ q: 'nobody of that name' }),
    person: paths.organizePerson(person),
    draft: paths.organizeEvent(draft.id),
    cancel: paths.organizeCancel(coming.id),
    audit: paths.organizeAudit(),
  }
  return [
    {
      name: 'desk-test-mail',
      by: organizer,
      go: async (page) => {
        await visit(page, tried || paths.organizeMail())
        if (!tried) await page.getByRole('button', { name: 'Send me a test mail' }).click()
        await page.getByText('It was handed over.').waitFor()
        tried = page.url()
      },
    },
    {
      name: 'desk-entry',
      by: organizer,
      go: async (page) => {
        await visit(page, paths.organizeLibrary())
        await page.locator('a[href*="/library/entries/"]:not([href$="/new"])').first().click()
        await page.locator('textarea').first().waitFor()
      },
    },
    {
      name: 'desk-question',
      by: organizer,
      go: async (page) => {
        await visit(page, paths.settings())
        await page.getByRole('button', { name: 'Sign out everywhere' }).click()
        await page.getByRole('alertdialog').waitFor()
      },
    },
    { name: 'refused-cancel', by: organizer, go: (page) => refuse(page, paths.organizeCancel(coming.id)) },
    { name: 'refused-site', by: organizer, go: (page) => refuse(page, paths.organizeSettings(), { Name: '' }) },
    { name: 'event-draft', by: organizer, go: (page) => page.goto(paths.event(draft.slug)) },
    ...Object.entries(rooms).map(([name, address]) => ({
      name: `desk-${name}`,
      by: organizer,
      go: (page: Parameters<State['go']>[0]) => visit(page, address),
    })),
  ]
}
