// On globalThis, since Next's bundles and plain Node do not share modules.
const shared = globalThis as { __quorumStopping?: boolean }

/** From now on this process answers what it has begun, and takes nothing new. */
export function markStopping(stopping = true): void {
  shared.__quorumStopping = stopping
}

/** Whether this process is on its way out. */
export function isStopping(): boolean {
  return shared.__quorumStopping === true
}
