import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = '.github/workflows'
const workflows = readdirSync(folder).map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
const lines = workflows.flatMap((text) => text.split('\n'))

it('runs what whoever contributes runs', () => {
  expect(lines.filter((line) => /^ +(?:- )?run:/.test(line)).map((line) => line.trim())).toEqual(['- run: npm test'])
})

it('takes actions by their commit, and says which version that is', () => {
  const used = lines.filter((line) => /\buses:/.test(line))
  expect(used.length).toBeGreaterThan(0)
  expect(used.filter((line) => !/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+(?:\.\d+)*$/.test(line))).toEqual([])
})

it('may read the code and nothing else, keeps no key of the repository, and never runs with the rights of a fork’s target', () => {
  for (const text of workflows) {
    expect(text.match(/^ *permissions:(?:\n(?: {2,}.*)|.*)/gm)).toEqual(['permissions:\n  contents: read'])
    expect(text).toMatch(/actions\/checkout@.*\n +with:\n +persist-credentials: false/)
    expect(text).not.toMatch(/pull_request_target|secrets\.|github\.token|write-all/)
  }
})
