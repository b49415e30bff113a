import type { Client } from 'pg'
import { paths } from '#lib/paths'
import { aBoard, aMeeting } from '#tests/pictures/scenes'
import { everybody, live, type State, visit } from '#tests/pictures/state'
import { notedEvent } from '#tests/support/known'
import { nextEvent } from '#tests/support/site'

/** Pages on paper, in the colours of a system that forces its own, where the header is at its tightest, and on a projector. */
export async function mediaStates(db: Client): Promise<State[]> {
  const [voting, talking] = [await aMeeting(db, 'Distributed Systems Chat #48'), await aMeeting(db, 'Coffee Chat #49')]
  await aBoard(db, voting.id, { phase: 'voting' })
  await aBoard(db, talking.id, { phase: 'discussing', minutesLeft: 30 })
  const entry = paths.entry('study-notes-distributed-systems')
  const pages: Record<string, State['go']> = {
    home: (page) => visit(page, paths.home()),
    event: async (page) => visit(page, paths.event((await nextEvent(page.request)).slug)),
    'board-voting': (page) => live(page, voting.slug),
    'board-talking': (page) => live(page, talking.slug),
    notes: (page) => visit(page, paths.notes(notedEvent)),
    entry: (page) => visit(page, entry),
    desk: (page) => visit(page, paths.organize(), 200),
    settings: (page) => visit(page, paths.settings()),
  }
  const forced: State[] = Object.entries(pages).map(([name, go]) => ({
    name: `forced-${name}`,
    by: ['organizer'],
    go: async (page) => {
      await page.emulateMedia({ forcedColors: 'active' })
      await go(page)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
    },
  }))
  const printed: State[] = ['notes', 'entry', 'event', 'board-talking'].map((name) => ({
    name: `print-${name}`,
    by: ['visitor'],
    widths: [794],
    go: async (page) => {
      await page.emulateMedia({ media: 'screen' })
      await pages[name]?.(page)
      await page.emulateMedia({ media: 'print' })
    },
  }))
  const projected: State[] = ['home', 'event', 'notes'].map((name) => ({
    name: `wide-${name}`,
    by: ['visitor'],
    widths: [320, 768, 1024, 1920],
    go: async (page) => pages[name]?.(page),
  }))
  const header: State = { name: 'header', by: everybody, widths: [1024], go: (page) => visit(page, paths.about()) }
  return [...forced, ...printed, ...projected, header]
}
