/** SQLSTATE of an error of the database, wherever the driver adapter has put it; null for any other error. */
export function sqlState(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const meta = (error as { meta?: { driverAdapterError?: { cause?: { originalCode?: string } }; code?: string } }).meta
  const cause = (error as { cause?: { originalCode?: string } }).cause
  return meta?.driverAdapterError?.cause?.originalCode ?? cause?.originalCode ?? meta?.code ?? null
}
