import { root } from './data-folder.ts'
import { run } from './run.ts'
import type { Count } from './suites.ts'

/** What `npm audit --json` says of each severity; null where the registry could not tell. */
export function readAudit(output: string): { high: number; critical: number } | null {
  try {
    const { high, critical } = JSON.parse(output).metadata.vulnerabilities
    return typeof high === 'number' && typeof critical === 'number' ? { high, critical } : null
  } catch {
    return null
  }
}

/** Known advisories of high severity against what the site runs with. A registry that cannot tell is said, and fails nothing. */
export async function advisories(): Promise<Count> {
  const args = ['audit', '--json', '--omit=dev', '--audit-level=high', '--prefix', root]
  const { output } = await run('npm', args, { timeoutMs: 30_000 })
  const found = readAudit(output)
  if (!found) {
    console.log('advisories: the registry could not tell, so nothing was checked')
    return { passed: 0, failed: 0, skipped: 0 }
  }
  const { high, critical } = found
  if (high + critical > 0) console.log(`advisories: ${high} high, ${critical} critical; see npm audit --omit=dev`)
  return { passed: high + critical > 0 ? 0 : 1, failed: high + critical > 0 ? 1 : 0, skipped: 0 }
}
