import { setTimeout as wait } from 'node:timers/promises'
import type { BoardPage } from '#lib/board/queries'
import type { Id } from '#lib/board/state'
import { paths } from '#lib/paths'
import { agentOf, ask } from '#tests/faults/ask'
import { commandOf } from '#tests/faults/choices'
import { Follower } from '#tests/faults/follower'
import { type Attempt, type Sent, sayingOf } from '#tests/faults/history'
import type { Earlier, Person } from '#tests/faults/people'
import type { Step } from '#tests/faults/plan'

/** Between two tries of what got no answer, in ms. */
const AGAIN_MS = 250

/** One of those who take part: sends the commands of its plan and follows the board. */
export class Client {
  readonly name: string
  readonly boardId: Id
  readonly person: Person
  readonly sent: Sent[] = []
  readonly #earlier: Earlier
  readonly #ports: readonly [number, number]
  readonly #agents = [agentOf(), agentOf()] as const
  #follower: Follower | null = null
  #turned = false
  #over = false

  constructor(name: string, boardId: Id, person: Person, earlier: Earlier, ports: readonly [number, number]) {
    this.#earlier = earlier
    this.name = name
    this.boardId = boardId
    this.person = person
    this.#ports = ports
  }

  /** The cookies of now: whoever turns from guest to member has both from then on. */
  get cookie(): string {
    const { role, session, guest } = this.person
    const cookies = role === 'turncoat' && !this.#turned ? [guest] : [session, guest]
    return cookies.filter((cookie) => cookie !== null).join('; ')
  }

  /** The session that its cookies show now. */
  get sessionId(): Id | null {
    return this.person.role === 'turncoat' && !this.#turned ? null : this.person.sessionId
  }

  get follower(): Follower {
    if (!this.#follower) throw new Error('It has not come in yet.')
    return this.#follower
  }

  /** Joins, where it does, and opens the board. */
  async comeIn(): Promise<void> {
    const { guestId } = this.person
    if (guestId !== null) {
      const body = JSON.stringify({ id: guestId, name: this.name })
      const joined = await this.#insist(paths.api.boardParticipants(this.boardId), body)
      if (joined.status !== 200) throw new Error(`${this.name} could not join: ${joined.status} ${joined.code}`)
    }
    const page = await this.#insist(paths.api.board(this.boardId))
    const first = JSON.parse(page.text ?? '') as BoardPage
    // Half of them come to the process that did not give the page.
    const ports = this.person.role.length % 2 === 0 ? this.#ports : this.#ports.toReversed()
    this.#follower = new Follower(this.boardId, first, ports, () => this.cookie)
    this.#follower.start()
  }

  /** Does what the plan says, until it is told to stop; a guest who is to sign in does so half way. */
  async act(steps: readonly Step[], isOver: () => boolean, turnsAt: number): Promise<void> {
    for (const step of steps) {
      await wait(step.pauseMs)
      if (isOver()) return
      if (this.person.role === 'turncoat' && Date.now() > turnsAt) this.#turned = true
      await this.#carryOut(step, isOver)
    }
  }

  /** Sends one command to one process until it has an answer or time is up, as the moderator who ends the run does. */
  async insistOn(command: { id: Id; type: string }, process: 0 | 1, end: number): Promise<Attempt> {
    const sent = this.#note({ ...command, body: JSON.stringify(command) })
    for (;;) {
      const attempt = await this.#send(sent, process)
      if (sayingOf(attempt) !== 'open' || Date.now() > end || this.#over) return attempt
      await wait(AGAIN_MS)
    }
  }

  /** Sends once more, late, what has counted though an answer to it was lost: the first answer is due. */
  async askAgain(sent: Sent, end: number): Promise<void> {
    await this.#untilSaid(sent, sent.id < '8' ? 0 : 1, () => Date.now() > end, true)
  }

  /** Gives up what it still tries, and ends its connections. */
  close(): void {
    this.#over = true
    this.#follower?.stop()
    for (const agent of this.#agents) agent.destroy()
  }

  async #carryOut(step: Step, isOver: () => boolean): Promise<void> {
    const seen = this.follower.store.server()
    const sent = this.#note(commandOf(seen, step, this.person.role === 'moderator', this.#earlier))
    const other = step.process === 0 ? 1 : 0
    switch (step.delivery) {
      case 'once':
        await this.#untilSaid(sent, step.process, isOver)
        return
      case 'twice':
        await this.#untilSaid(sent, step.process, isOver)
        await this.#send(sent, other)
        return
      case 'both':
        await Promise.all([this.#send(sent, step.process), this.#send(sent, other)])
        return
      case 'lost-then-again':
        await this.#send(sent, step.process, false, step.attempt.pick % 30)
        await this.#untilSaid(sent, other, isOver)
        return
      case 'lost-for-good':
        await this.#send(sent, step.process, false, step.attempt.pick % 30)
    }
  }

  #note(command: Pick<Sent, 'id' | 'type' | 'body' | 'garbled'>): Sent {
    const { id, type, body, garbled } = command
    const sent: Sent = {
      boardId: this.boardId,
      id,
      by: this.name,
      type,
      body,
      attempts: [],
      ...(garbled && { garbled }),
    }
    this.sent.push(sent)
    return sent
  }

  /** Sends it again with the same identity, to one process after the other, until it was accepted or refused. */
  async #untilSaid(sent: Sent, process: 0 | 1, isOver: () => boolean, counted = false): Promise<Attempt> {
    for (let to = process; ; to = to === 0 ? 1 : 0) {
      const attempt = await this.#send(sent, to, counted)
      if (sayingOf(attempt) !== 'open' || isOver() || this.#over) return attempt
      await wait(AGAIN_MS)
    }
  }

  async #send(sent: Sent, process: 0 | 1, counted = false, abandonAfterMs: number | null = null): Promise<Attempt> {
    const path = paths.api.boardCommands(this.boardId)
    const again = counted || sent.attempts.some((one) => sayingOf(one) === 'accepted')
    const question = { port: this.#ports[process], path, cookie: this.cookie, body: sent.body }
    const { text: _text, ...ended } = await ask(this.#agents[process], question, abandonAfterMs)
    const attempt = { ...ended, ...(again && { again: true as const }) }
    sent.attempts.push(attempt)
    return attempt
  }

  async #insist(path: string, body?: string): Promise<Extract<Attempt, { answered: true }> & { text?: string }> {
    for (let tries = 0; ; tries++) {
      const process = tries % 2 === 0 ? 0 : 1
      const port = this.#ports[process]
      const answer = await ask(this.#agents[process], { port, path, cookie: this.cookie, ...(body && { body }) })
      if (answer.answered && sayingOf(answer) !== 'open') return answer
      if (tries > 100) throw new Error(`${this.name} got no answer at ${path}`)
      await wait(AGAIN_MS)
    }
  }
}
