import { expect, type Page } from '@playwright/test'
import type { Client } from 'pg'
import { newId } from '#lib/ids'
import { paths } from '#lib/paths'
import { aBoard, aMeeting } from '#tests/pictures/scenes'
import { live, type State, visit } from '#tests/pictures/state'

const details =
  'What we promised, what we kept, and which of the two the customers had read about, told by those who were on call.\n\nWith numbers.'

/** Boards with a topic and a vote of one's own, its dialogs and refusals, and the page of a fault. */
export async function ownBoards(db: Client): Promise<State[]> {
  const [voting, talking, broken] = [
    await aMeeting(db, 'Distributed Systems Chat #50'),
    await aMeeting(db, 'Distributed Systems Chat #51'),
    await aMeeting(db, 'Distributed Systems Chat #52', { summaryTree: JSON.stringify({ type: 'root' }) }),
  ]
  await aBoard(db, voting.id, { phase: 'voting' })
  await aBoard(db, talking.id, { phase: 'discussing' })
  const proposed = new Set<string>()
  const own = async (page: Page, { id, slug }: { id: string; slug: string }) => {
    await live(page, slug)
    if (proposed.has(id)) return
    proposed.add(id)
    const command = { id: newId(), type: 'propose', title: 'Backups that nobody has ever restored', details }
    const sent = await page.request.post(paths.api.boardCommands(id), { data: command })
    expect(sent.status(), await sent.text()).toBe(200)
    await page.getByRole('heading', { name: command.title }).waitFor()
  }
  const by: State['by'] = ['organizer']
  return [
    { name: 'own-voting', by, go: (page) => own(page, voting) },
    { name: 'own-talking', by, widths: [320, 390, 1024, 1440], go: (page) => own(page, talking) },
    {
      name: 'own-dialog-edit',
      by,
      go: async (page) => {
        await own(page, voting)
        await page.getByRole('button', { name: /^Edit / }).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'own-dialog-remove',
      by,
      go: async (page) => {
        await live(page, voting.slug)
        await page.getByText('Moderate', { exact: true }).first().click()
        await page
          .getByRole('button', { name: /^Remove / })
          .first()
          .click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'own-dialog-propose',
      by,
      widths: [390],
      go: async (page) => {
        await live(page, voting.slug)
        await page.getByRole('button', { name: 'Propose' }).first().click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'refused-join',
      by: ['visitor'],
      go: async (page) => {
        await live(page, voting.slug)
        await page.locator('form.board-join button').click()
        await page.locator('[aria-invalid="true"]').first().waitFor()
      },
    },
    { name: '500', by: ['visitor'], go: (page) => visit(page, paths.event(broken.slug), 500) },
  ]
}
