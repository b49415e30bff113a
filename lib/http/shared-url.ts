import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os'
import type { Env } from '../env.ts'

/** Where the local network reaches a local site that was opened to it; null where only this machine does. */
export function networkUrl(env: Env, networks: typeof networkInterfaces = networkInterfaces): string | null {
  const open = env.mode === 'local' && (env.host === '0.0.0.0' || env.host === '::')
  const address = open ? lanAddress(networks()) : undefined
  return address ? `http://${address}:${env.port}` : null
}

/** The address to give to others: the site's own, or that in the local network. */
export function sharedUrl(env: Env): string {
  return networkUrl(env) ?? env.siteUrl
}

function lanAddress(networks: NodeJS.Dict<NetworkInterfaceInfo[]>): string | undefined {
  const all = Object.values(networks).flatMap((list) => list ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}
