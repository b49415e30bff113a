import type { Me } from '#lib/board/view'
import { newId } from '#lib/ids'
import type { BoardServer } from './board-server.ts'
import type { BoardStore } from './board-store.ts'
import type { Refusal } from './outbox.ts'

/** The answers that a member gets only when the session is over: members are never asked to join first. */
const strangers = new Set(['signed-out', 'not-joined', 'not-admitted'])

const signedOut = { code: 'signed-out', message: 'You are signed out. Sign in again, then do this once more.' }

/** The member behind a page: joins without a click where that is meant, and notices when they are signed out. */
export function createMembership(server: Pick<BoardServer, 'join'>, store: BoardStore, comeBack: () => void) {
  let joinsLeft = 3

  const isOver = ({ code }: Refusal): boolean => store.get().viewer.member !== null && strangers.has(code)

  function end(): void {
    store.signOut()
    comeBack()
  }

  return {
    /** What a refusal comes to: the end of the session, or itself. Whoever was signed out is not asked to join. */
    judge({ code, message, fields }: Refusal): Refusal {
      if (isOver({ code, message })) end()
      const away = store.get().signedOut && strangers.has(code)
      return away ? signedOut : { code, message, ...(fields && { fields }) }
    },
    /** Takes one's own part. Who was a member and is nobody now has signed out while this page did not listen. */
    takeMe(me: Me | null): void {
      const before = store.server().me
      if (before && !before.guest && !me) store.signOut()
      store.takeMe(me)
    },
    /** Whoever is at a running board counts as present without a click, and so does the moderator who prepares it. */
    async join(): Promise<void> {
      const { view, viewer, joined } = store.get()
      const name = viewer.member?.name
      // Whom the board does not take in reads along, or shows its code first.
      if (!name || joined || joinsLeft === 0 || !store.get().me) return
      if (view.stage !== 'running' && !(viewer.moderator && view.stage === 'before')) return
      const left = joinsLeft - 1
      joinsLeft = 0
      const outcome = await server.join({ id: newId(), name, member: true })
      // The stream brings one's own part. What did not get through is tried again with the next news.
      if (outcome.ok) return
      if (isOver(outcome.refusal)) end()
      else joinsLeft = left
    },
  }
}
