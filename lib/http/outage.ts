import { isDriverAdapterError } from '@prisma/driver-adapter-utils'
import { sqlState } from '../db/errors.ts'
import { currentContext } from './context.ts'

const outages = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2037',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  '08000',
  '08003',
  '08006',
  '25006',
  '53000',
  '53100',
  '53200',
  '53300',
  '53400',
  '57P01',
  '57P02',
  '57P03',
])
/** Of errors of the driver's adapter, which Prisma lets through as they are where it begins or ends a transaction. */
const kinds = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'TooManyConnections', 'SocketTimeout'])
const sayings =
  /Can't reach database|Connection terminated|closed the connection|is not queryable|ECONN(?:REFUSED|RESET)|EPIPE|ETIMEDOUT|Socket timeout|the database system is|timeout exceeded when trying to connect/

/** Whether an error means that the database is away, full, read-only or overwhelmed, rather than that we made a mistake. */
export function isOutage(error: unknown): boolean {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (outages.has(String((current as { code?: unknown }).code)) || outages.has(sqlState(current) ?? '')) return true
    if (sayings.test(current.message)) return true
    if (isDriverAdapterError(current) && kinds.has(current.cause.kind)) return true
  }
  return false
}

/** Lets the work's error pass, but notes an outage, so that the page that breaks off answers 503 instead of 500. */
export async function noteOutage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const context = currentContext()
    if (context && isOutage(error)) context.outage = true
    throw error
  }
}
