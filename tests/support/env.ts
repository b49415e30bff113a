import { type Env, setEnv } from '#lib/env'

/** The environment of tests that need no database: local mode, with a key of its own. Changes go on top. */
export function useEnv(change: Partial<Env> = {}): Env {
  const env: Env = {
    mode: 'local',
    siteUrl: 'http://127.0.0.1:3000',
    host: '127.0.0.1',
    port: 3000,
    databaseUrl: '',
    directUrl: '',
    secret: 'a-site-key-for-tests-that-is-long',
    instance: 'test0000',
    mailUrl: null,
    mailFrom: 'Coffee Chat <hello@example.org>',
    organizerEmail: null,
    trustProxy: [],
    worker: 'inside',
    ...change,
  }
  setEnv(env)
  return env
}
