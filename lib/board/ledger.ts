import { newId } from '../ids.ts'
import { fail, ok, type Result } from '../result.ts'
import { closedTo, notAdmitted, signedOut } from './entrance.ts'
import { strip } from './events.ts'
import type { Claim } from './identity.ts'
import {
  type Care,
  careIn,
  type DueCommand,
  hashOf,
  hiddenName,
  type Intake,
  isUnsigned,
  joinOf,
  withHeads,
} from './ledger-intake.ts'
import { apply, type BoardActor, decide } from './machine.ts'
import { claimable, type SystemCommand } from './machine-people.ts'
import { moderatesHere } from './policy.ts'
import { refuse } from './refusals.ts'
import { isCare } from './rules.ts'
import type { Sources } from './rules-carry.ts'
import type { BoardCommand } from './schema.ts'
import { type Board, type Id, type Instant, type Participant, participantOf } from './state.ts'
import type { Answer, EventStatus, Found, Identity, Remembered } from './store-read.ts'
import type { Entry } from './store-write.ts'

/** For how long no moderator has been seen, null before the meeting; and which participants moderate by what they are. */
type Asked = { awayMs?: number | null; office?: ReadonlySet<Id> }

/**
 * One stretch of work on a locked board: takes commands one after another, each on the state that the last one left,
 * and keeps what is to be written. Nothing here waits or writes; `store-write` saves `before`, `board` and `entries`.
 */
export class Ledger {
  readonly before: Board
  readonly entries: Entry[] = []
  readonly care: Care[] = []
  readonly #boardId: Id
  readonly #asked: Asked
  readonly #status: EventStatus
  readonly #now: Instant
  readonly #known: Map<Id, Remembered>
  #board: Board
  #sources: Sources = new Map()

  /**
   * @param known - commands of these ids that were accepted before
   * @param asked - what the tables say where a command turns on it
   */
  constructor(
    boardId: Id,
    { board, status, now }: Pick<Found, 'board' | 'status' | 'now'>,
    known: ReadonlyMap<Id, Remembered>,
    asked: Asked = {},
  ) {
    this.#asked = asked
    this.#boardId = boardId
    this.before = board
    this.#board = board
    this.#status = status
    this.#now = now
    this.#known = new Map(known)
  }

  /** The board after what was taken so far. */
  get board(): Board {
    return this.#board
  }

  /** Takes in what the tables say of topics of earlier boards, locked until commit. */
  learn(sources: Sources): void {
    this.#sources = sources
  }

  /** Decides one intake. `who` is the member behind its session; `headCount` how many are present. */
  take(intake: Intake, who: Identity | null, headCount: number): Result<Answer> {
    switch (intake.type) {
      case 'command':
        return this.command(intake.command, who, intake.claim)
      case 'join':
        return this.#join(intake, who)
      case 'claim':
        if (who && this.#status !== 'cancelled') this.#claimGuest(who, intake.claim)
        return ok(this.#answer(who && (this.#participant(who)?.id ?? null)))
      case 'due':
        return this.#due(intake.command, headCount)
    }
  }

  /** A participant's command. A member who has not joined does so by it; a guest who has signed in is claimed first. */
  command(command: BoardCommand, who: Identity | null, claim: Claim): Result<Answer> {
    const hash = hashOf(command)
    const again = this.#recall(command.id, hash, this.#mine(who, claim))
    if (again) return again
    const care = isCare(command.type) && who?.moderator === true
    const closed = care && this.#status !== 'draft' ? null : closedTo(this.#status, who)
    if (closed) return closed
    if (who && !care) this.#claimGuest(who, claim)
    const me = who ? this.#participant(who) : this.#guest(claim.guest)
    if (!who && !me) return notAdmitted(claim)
    const before = this.#board
    const moderator = who !== null && (who.moderator || moderatesHere(this.#board, me))
    const standIn = { going: who?.going === true, awayMs: this.#asked.awayMs ?? null }
    const mayDo = { moderator, standIn, sources: this.#sources, office: this.#asked.office ?? new Set() }
    // A moderator looks after what people wrote also without having joined.
    const unsigned = isUnsigned(command, who, this.#sources)
    const by = (id: Id | null) =>
      unsigned && !this.before.participants.has(id ?? '')
        ? refuse('join-first')
        : this.#decide(command, { ...mayDo, id: id ?? '' }, hash, id)
    const done = me || care ? by(me?.id ?? null) : this.#joinedFirst(who as Identity, by)
    const noted = done.ok && who && moderator ? careIn(command, before, me?.id ?? null) : null
    if (noted && who) this.care.push({ personId: who.personId, ...noted })
    return done
  }

  /** Decides a command of the site itself and keeps it. */
  system(command: SystemCommand, hash: string, participantId: Id | null): Result<Answer> {
    return this.#decide(command, { system: true }, hash, participantId)
  }

  #join(intake: Extract<Intake, { type: 'join' }>, who: Identity | null): Result<Answer> {
    const { claim, id, browser } = intake
    const hash = hashOf(who ? { id } : { id, name: intake.name, browser })
    const again = this.#recall(id, hash, this.#mine(who, claim))
    if (again?.ok) return again
    const known = this.#known.get(id)
    // A guest whose answer got lost has no cookie of this board yet. Ids are known to all who take part, so they prove
    // nothing: the browser's own cookie does, which is part of the hash.
    const lost = !who && browser !== null && known?.bodyHash === hash
    if (lost && this.#guest(id)) return ok(known.answer)
    if (again) return again
    const closed = closedTo(this.#status, who)
    if (closed) return closed
    if (intake.member && !who) return signedOut()
    if (who) this.#claimGuest(who, claim)
    const here = who ? this.#participant(who) : this.#guest(claim.guest)
    if (here) return here.removedAt === null ? ok(this.#answer(here.id)) : refuse('removed-from-board')
    const { name, code } = intake
    const joined = this.system(joinOf(this.#boardId, this.#board, who, { id, participantId: id, name, code }), hash, id)
    return joined.ok ? ok({ ...joined.value, joined: true }) : joined
  }

  #due(command: DueCommand, headCount: number): Result<Answer> {
    const hash = hashOf(command)
    const again = this.#recall(command.id, hash, [null])
    if (again) return again
    return closedTo(this.#status, null) ?? this.system(withHeads(command, headCount), hash, null)
  }

  /** Joins for the time of the work, and for good only if it is not refused. */
  #joinedFirst(who: Identity, work: (participantId: Id) => Result<Answer>): Result<Answer> {
    const board = this.#board
    const length = this.entries.length
    const participantId = newId()
    const command = joinOf(this.#boardId, board, who, { id: newId(), participantId, name: who.name })
    const joined = this.system(command, hashOf({ type: 'join', participantId }), participantId)
    const done = joined.ok ? work(participantId) : joined
    if (done.ok) return done
    this.#board = board
    this.#known.delete(command.id)
    this.entries.length = length
    return done
  }

  #claimGuest(who: Identity, claim: Claim): void {
    const guest = claimable(this.#board, claim.guest, who.personId)
    if (!guest) return
    const member = this.#participant(who)
    const command: SystemCommand = {
      type: 'claim-guest',
      id: newId(),
      guestId: guest.id,
      personId: who.personId,
      name: who.name,
      ...hiddenName(who),
    }
    this.system(command, hashOf({ ...command, name: '', hidden: false }), member?.id ?? guest.id)
  }

  #participant(who: Identity): Participant | undefined {
    return participantOf(this.#board, who.personId)
  }

  /** A guest's cookie counts for as long as the guest is nobody's: after that the session does. */
  #guest(guestId: Id | null): Participant | undefined {
    const guest = guestId === null ? undefined : this.#board.participants.get(guestId)
    return guest?.personId === null ? guest : undefined
  }

  #mine(who: Identity | null, claim: Claim): (Id | null)[] {
    const member = who ? this.#participant(who) : undefined
    const mine = [claim.guest, member?.id ?? null].filter((id) => id !== null)
    // What a moderator did without having joined is remembered under nobody's id.
    return who?.moderator && !member ? [...mine, null] : mine
  }

  /** The first answer, if this was accepted before; a refusal, if the id stands for something else; null if it is new. */
  #recall(id: Id, hash: string, mine: readonly (Id | null)[]): Result<Answer> | null {
    const known = this.#known.get(id)
    if (!known) return null
    if (known.bodyHash === hash && mine.includes(known.participantId)) return ok(known.answer)
    return fail('conflict', 'id-reused', 'This id already stands for something else. Reload the page and try again.')
  }

  #decide(
    command: BoardCommand | SystemCommand,
    by: BoardActor,
    bodyHash: string,
    participantId: Id | null,
  ): Result<Answer> {
    const decided = decide(this.#board, command, by, this.#momentOf(command))
    if (!decided.ok) return decided
    const events = decided.value
    const at = events[0]?.at ?? Math.max(this.#now, this.#board.lastAt)
    this.#board = apply(this.#board, events, at)
    const { version } = this.#board
    const answer = this.#answer(participantId)
    const { id: commandId, type } = command
    this.entries.push({ version, commandId, participantId, type, bodyHash, answer, events: events.map(strip), at })
    this.#known.set(commandId, { participantId, bodyHash, answer, at })
    return ok(answer)
  }

  #answer(participantId: Id | null): Answer {
    const participant = participantId === null ? undefined : this.#board.participants.get(participantId)
    return { version: this.#board.version, participantId, guest: participant?.personId === null }
  }

  /** No two people join at one instant, so that the order of joining can be read back from the rows. */
  #momentOf(command: BoardCommand | SystemCommand): Instant {
    return command.type === 'join' ? Math.max(this.#now, this.#board.lastAt + 1) : this.#now
  }
}
