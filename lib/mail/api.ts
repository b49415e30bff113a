import { z } from 'zod'
import { operation } from '../http/operation.ts'

const mail = z.strictObject({
  id: z.uuid(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  createdAt: z.iso.datetime(),
  attachments: z.array(z.strictObject({ filename: z.string(), contentType: z.string(), content: z.string() })),
})

export const readLocalMail = operation({
  method: 'GET',
  path: '/api/local/mail',
  tag: 'local mode',
  summary: 'What the site would have mailed, newest first; on this machine, in local mode.',
  identify: false,
  answers: { 200: z.array(mail) },
  refusals: { 404: ['not-found'] },
})
