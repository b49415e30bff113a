import type { Me } from '#lib/board/view'
import { newId } from '#lib/ids'
import type { BoardServer } from './board-server.ts'
import type { BoardStore } from './board-store.ts'
import type { Refusal } from './outbox.ts'

/** The answers that a member gets only when the session is over: members are never asked to join first. */
const strangers = new Set(['signed-out', 'not-joined', 'not-admitted'])

const justCame = {
  code: 'join-first',
  message:
    'You have only just come to this board: together with you it would have shown whose it is. Send it once more.',
}

const signedOut = { code: 'signed-out', message: 'You are signed out. Sign in again, then do this once more.' }

/** The member behind a page: joins without a click where that is meant, and notices when they are signed out. */
export function createMembership(server: Pick<BoardServer, 'join'>, store: BoardStore, comeBack: () => void) {
  let joinsLeft = 3
  let joining = false

  const isOver = ({ code }: Refusal): boolean => store.get().viewer.member !== null && strangers.has(code)

  function end(): void {
    store.signOut()
    comeBack()
  }

  /**
   * Whoever is at a running board counts as present without a click, and so does the moderator who prepares it. Else one joins
   * by `writing`, long before what is written is sent: nobody is to see who came together with an anonymous topic.
   */
  async function join(writing = false): Promise<void> {
    const { view, viewer, joined, me } = store.get()
    const name = viewer.member?.name
    // Whom the board does not take in reads along, or shows its code first.
    if (!name || joined || joining || joinsLeft === 0 || !me) return
    if (!writing && view.stage !== 'running' && !(viewer.moderator && view.stage === 'before')) return
    joining = true
    const outcome = await server.join({ id: newId(), name, member: true })
    // The stream brings one's own part. What did not get through is tried again with the next news, or the next letter.
    if (outcome.ok) return
    joining = false
    if (!writing || outcome.refusal.code !== 'unreachable') joinsLeft -= 1
    if (isOver(outcome.refusal)) end()
  }

  return {
    join,
    /** What a refusal comes to: the end of the session, or itself. Whoever was signed out is not asked to join. */
    judge({ code, message, fields }: Refusal): Refusal {
      if (isOver({ code, message })) end()
      if (code === justCame.code) {
        void join(true)
        return justCame
      }
      const away = store.get().signedOut && strangers.has(code)
      return away ? signedOut : { code, message, ...(fields && { fields }) }
    },
    /** Takes one's own part. Who was a member and is nobody now has signed out while this page did not listen. */
    takeMe(me: Me | null): void {
      const before = store.server().me
      if (before && !before.guest && !me) store.signOut()
      store.takeMe(me)
    },
  }
}
