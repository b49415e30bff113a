import { Session } from 'node:inspector/promises'

/**
 * How many functions are called while the work is done: what it costs, counted, so that it is the same on every machine,
 * however busy.
 */
export async function countSteps(work: () => unknown): Promise<number> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    await session.post('Profiler.takePreciseCoverage')
    work()
    const { result } = await session.post('Profiler.takePreciseCoverage')
    const counts = result.flatMap(({ functions }) =>
      functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)),
    )
    return counts.reduce((sum, count) => sum + count, 0)
  } finally {
    session.disconnect()
  }
}
