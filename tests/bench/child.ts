import { fork } from 'node:child_process'
import type { Bench } from '#tests/bench/bench'

/** A script of the bench in a process of its own, which answers one message after the other. */
export type Child<Ask, Reply> = { ask(message: Ask): Promise<Reply>; end(): Promise<void> }

type Envelope<Reply> = { reply: Reply } | { failed: string }

/** Starts a script of this folder. What it throws while it answers, and its end, reject the question. */
export function forkScript<Ask extends object, Reply>({ stops }: Bench, file: string): Promise<Child<Ask, Reply>> {
  return stops.open(
    async () => start<Ask, Reply>(file),
    async (child) => child.end(),
  )
}

function start<Ask extends object, Reply>(file: string): Child<Ask, Reply> {
  const child = fork(new URL(file, import.meta.url), { serialization: 'advanced' })
  const closed = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        const onExit = () => reject(new Error(`${file} ended.`))
        child.once('exit', onExit)
        child.once('message', (envelope: Envelope<Reply>) => {
          child.off('exit', onExit)
          if ('failed' in envelope) reject(new Error(envelope.failed))
          else resolve(envelope.reply)
        })
        child.send(message)
      }),
    end: () => {
      child.kill('SIGKILL')
      return closed
    },
  }
}

/** The other side of it: answers the parent's messages in turn, and ends with the parent. */
export function answerParent<Ask, Reply>(work: (message: Ask) => Promise<Reply>): void {
  process.on('message', (message: Ask) => {
    work(message).then(
      (reply) => process.send?.({ reply }),
      (error: unknown) => process.send?.({ failed: error instanceof Error ? error.message : String(error) }),
    )
  })
  // Ctrl-C reaches the whole group; the parent decides when this process ends.
  process.on('SIGINT', () => undefined)
  process.on('disconnect', () => process.exit())
}
