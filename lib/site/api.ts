import { z } from 'zod'
import { operation } from '../http/operation.ts'
import { themeBody } from '../http/themes.ts'
import type { ShownHealth } from '../jobs/health.ts'

const seconds = z.int().min(0)

const status = z.enum(['ok', 'degraded', 'stopping', 'down'])

const details = z.strictObject({
  status,
  process: z.strictObject({ uptime: seconds, streams: seconds }),
  database: z.enum(['up', 'read-only', 'down']),
  worker: z.enum(['up', 'down', 'unknown']),
  queue: z.strictObject({ waiting: z.int(), failed: z.int(), oldest: seconds }).nullable(),
})

const health = z.union([details, z.strictObject({ status })]) satisfies z.ZodType<ShownHealth>

export const readHealth = operation({
  method: 'GET',
  path: '/api/health',
  tag: 'site',
  summary:
    "Whether process, database and worker do their work; 503 where it cannot serve. Organizers, and who asks on the site's own machine, see how.",
  identify: false,
  answers: { 200: health, 503: health },
})

export const readDocument = operation({
  method: 'GET',
  path: '/api/openapi.json',
  tag: 'site',
  summary: 'This document.',
  identify: false,
  answers: { 200: z.looseObject({ openapi: z.literal('3.1.1') }) },
})

export const chooseTheme = operation({
  method: 'POST',
  path: '/api/theme',
  tag: 'site',
  summary: 'Light, dark or as the device says, kept in a cookie.',
  form: true,
  body: themeBody,
  examples: [{ theme: 'dark' }],
  answers: { 200: themeBody },
})
