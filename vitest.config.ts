import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}', 'tests/architecture.test.ts'],
          setupFiles: ['tests/support/strict-console.ts'],
          // Half an hour of daylight saving on the other side of the globe: what hangs on the machine's zone breaks here.
          env: { TZ: 'Australia/Lord_Howe' },
          // Properties over many histories take a while where the machine is busy.
          testTimeout: 30_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/database-server.ts'],
          setupFiles: ['tests/support/strict-console.ts', 'tests/support/database.ts'],
          env: { TZ: 'Australia/Lord_Howe', LOG_LEVEL: 'silent' },
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
