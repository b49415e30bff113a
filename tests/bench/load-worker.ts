import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import { gunzipSync } from 'node:zlib'
import { type Answer, type Ask, exchange } from '#tests/bench/client'
import type { Answered, Load } from '#tests/bench/load'
import { p50p99 } from '#tests/bench/numbers'

// The thread that puts a load on; see load.ts.

const load = workerData as Load
const clients = typeof load.clients === 'number' ? load.clients : load.clients.length
const agent = new Agent({ keepAlive: true, maxSockets: clients })
const end = performance.now() + load.seconds * 1_000
const delays: number[] = []

/** One of a client's requests, and whether an answer is what was asked for. */
type Step = { ask: Ask; isRight(answer: Answer): boolean }

await Promise.all(Array.from({ length: clients }, (_, client) => run(stepsOf(client))))
agent.destroy()
parentPort?.postMessage({ perSecond: delays.length / load.seconds, ...p50p99(delays) } satisfies Answered)

async function run(next: (step: number) => Step): Promise<void> {
  for (let step = 0; performance.now() < end; step++) {
    const { ask, isRight } = next(step)
    const sentAt = performance.now()
    const answer = await exchange(agent, ask)
    if (answer.status !== 200 || !isRight(answer)) {
      throw new Error(`${ask.path} answered ${answer.status}: ${answer.body.subarray(0, 500)}`)
    }
    const now = performance.now()
    if (now < end) delays.push(now - sentAt)
  }
}

function stepsOf(client: number): (step: number) => Step {
  const { port } = load
  if (load.kind === 'pages') {
    const { path, contains, headers } = load
    const step: Step = { ask: { port, path, headers }, isRight: (answer) => textOf(answer).includes(contains) }
    return () => step
  }
  const { cookie, path, topics } = load.clients[client] ?? { cookie: '', path: '/', topics: [] }
  const headers = { cookie }
  return (step) => {
    const id = randomUUID()
    const body = JSON.stringify({ id, ...commandOf(client, step, topics) })
    const sign = load.echo ? `"id":"${id}"` : '"version":'
    return { ask: { port, path, headers, body }, isRight: (answer) => answer.body.includes(sign) }
  }
}

/** Casts a vote and takes it back, topic after topic; every 51st command proposes. The board has to accept all of it. */
function commandOf(client: number, step: number, topics: readonly string[]): object {
  const turn = Math.floor(step / 51)
  const within = step % 51
  if (within === 50) return { type: 'propose', title: `Backpressure in queue ${client}, part ${turn + 1}` }
  const topicId = topics[(client + turn * 25 + Math.floor(within / 2)) % topics.length]
  return { type: within % 2 === 0 ? 'vote' : 'unvote', topicId }
}

function textOf({ headers, body }: Answer): Buffer {
  return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body
}
