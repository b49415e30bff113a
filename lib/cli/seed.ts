import { parseArgs } from 'node:util'
import { ensureClient } from './build.ts'
import { Refusal } from './refusal.ts'
import { checkEnvironment, openDatabase } from './site.ts'
import { runCommand, step } from './steps.ts'

// npm run seed: the sample community. npm run seed -- --empty "Name": a community that is only a name.

await runCommand(async (stops) => {
  const name = readName()
  const { mode } = await checkEnvironment()
  if (mode === 'production' && name === undefined) {
    throw new Refusal('The sample community stays out of production. Start from a name: npm run seed -- --empty "Name"')
  }
  await stops.open(ensureClient)
  await openDatabase(stops)
  const { seedEmpty, seedSample } = await import('#lib/transfer/sample')
  await stops.open(() => (name === undefined ? seedSample() : seedEmpty(name)))
  step(name === undefined ? 'sample community is loaded' : `${name} is there, and empty`)
})

function readName(): string | undefined {
  const usage = 'npm run seed, or npm run seed -- --empty "Name of the community"'
  try {
    const { empty } = parseArgs({ options: { empty: { type: 'string' } } }).values
    if (empty?.trim() === '') throw new Error('no name')
    return empty?.trim()
  } catch {
    throw new Refusal(`Two ways to call it: ${usage}`)
  }
}
