import { ensureClient } from './build.ts'
import { openWorker } from './serve.ts'
import { checkEnvironment, openDatabase } from './site.ts'
import { runCommand, step } from './steps.ts'

// npm run worker: the job queue's worker as a process of its own; the server then runs with WORKER=apart.

await runCommand(async (stops) => {
  await checkEnvironment()
  await stops.open(ensureClient)
  await openDatabase(stops)
  await stops.open(openWorker, (worker) => worker.stop(), 7_000)
  step('worker runs')
  await stops.untilStopped()
})
