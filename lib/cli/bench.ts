import { parseArgs } from 'node:util'
import { full, quick } from '#tests/bench/bench'
import { machineFacts } from '#tests/bench/facts'
import { parts } from '#tests/bench/parts'
import { type Row, renderTable } from '#tests/bench/table'
import { ensureBuild, ensureClient } from './build.ts'
import { Refusal } from './refusal.ts'
import { runCommand, step } from './steps.ts'
import { forgetSite } from './tally.ts'

// npm run bench: what the site costs, each figure beside a yardstick of the same run, in one table.
// npm run bench -- pages board: these parts. --quick: a second each, to see that it works.

await runCommand(async (stops) => {
  const { names, isQuick } = readCommandLine()
  forgetSite()
  const facts = await machineFacts()
  await stops.open(ensureClient)
  if (names.some((name) => name !== 'starts')) await stops.open(ensureBuild)
  const rows: Row[] = []
  const notes: string[] = []
  for (const name of names) {
    const measure = parts[name]
    if (!measure) continue
    step(`${name}: measuring`)
    try {
      const found = await measure({ stops, size: isQuick ? quick : full, say: step })
      rows.push(...found.rows)
      notes.push(...found.notes)
    } catch (error) {
      // After Ctrl-C a part fails because its site was taken away; nothing is opened any more, so this waits for the end.
      await stops.open(async () => undefined)
      throw error
    }
    await stops.closeAll()
  }
  const remark = isQuick ? '\n\n--quick: these figures mean nothing.' : ''
  console.log(`\n${facts}${remark}\n\n${renderTable(rows)}\n\n${notes.map((note) => `- ${note}`).join('\n')}`)
})

function readCommandLine(): { names: string[]; isQuick: boolean } {
  const all = Object.keys(parts)
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { quick: { type: 'boolean' } } })
    if (positionals.some((name) => !all.includes(name))) throw new Error('unknown part')
    return { names: positionals.length > 0 ? positionals : all, isQuick: values.quick ?? false }
  } catch {
    throw new Refusal(`It is called as npm run bench, or with some of its parts: npm run bench -- ${all.join(' ')}`)
  }
}
