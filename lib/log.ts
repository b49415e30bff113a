import pino, { type Logger } from 'pino'

const shared = globalThis as { __quorumLog?: Logger }

/**
 * The log of this process: JSON lines on standard error. Nobody's address, name or token belongs in it; log ids and codes.
 * LOG_LEVEL sets how much (`info` unless set).
 */
export function log(): Logger {
  shared.__quorumLog ??= pino(
    {
      level: process.env.LOG_LEVEL || 'info',
      base: null,
      redact: ['*.email', '*.token', '*.cookie', 'email', 'token', 'cookie'],
    },
    pino.destination({ fd: 2, sync: false }),
  )
  return shared.__quorumLog
}
