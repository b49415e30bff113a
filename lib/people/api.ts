import { z } from 'zod'
import { operation } from '../http/operation.ts'
import { addressActionBody, signInBody, signInCodeBody, signInLinkBody } from './schema.ts'
import { offerBody, offerParams } from './schema-offers.ts'
import { reportBody } from './schema-reports.ts'

const nothing = z.strictObject({})
const refused = { 403: ['removed'], 422: ['name-needed'] } as const

export const askForSignIn = operation({
  method: 'POST',
  path: '/api/sign-in',
  tag: 'signing in',
  summary: 'Asks for a mail with a link and a code. The answer is the same for every address.',
  form: true,
  body: signInBody,
  examples: [{ email: 'ana@example.org' }],
  answers: { 202: z.strictObject({ request: z.uuid() }) },
  refusals: { 429: ['too-many'] },
})

export const signInWithCode = operation({
  method: 'POST',
  path: '/api/sign-in/code',
  tag: 'signing in',
  summary: 'Signs in by the six digits, in the browser that asked for them.',
  form: true,
  body: signInCodeBody,
  examples: [{ request: '4f9d8f52-0a4c-4a3e-9d43-6a2b8f6f1c11', code: '123456', name: 'Ana' }],
  answers: { 200: nothing },
  refusals: { ...refused, 409: ['sign-in-ended'], 422: ['wrong-code', 'name-needed'] },
})

export const signInWithLink = operation({
  method: 'POST',
  path: '/api/sign-in/link',
  tag: 'signing in',
  summary: 'Signs in by the link of a mail.',
  form: true,
  body: signInLinkBody,
  examples: [{ token: 'the-token-of-the-mail', name: 'Ana' }],
  answers: { 200: nothing },
  refusals: { ...refused, 409: ['sign-in-ended'] },
})

export const offerSomething = operation({
  method: 'POST',
  path: '/api/offers',
  tag: 'offers',
  summary:
    'Offers to help, to speak or to host. Organizers see it once the address is confirmed, a member’s own at once.',
  form: true,
  body: offerBody,
  examples: [
    { kind: 'volunteer', name: 'Ana', email: 'ana@example.org', help: 'Keeping the time.' },
    { kind: 'speaker', name: 'Ana', email: 'ana@example.org', topic: 'Clock skew', about: 'Why two clocks differ.' },
  ],
  answers: {
    201: z.strictObject({ confirmed: z.literal(true) }),
    202: z.strictObject({ confirmed: z.literal(false) }),
  },
  refusals: { 403: ['removed'], 429: ['too-many'] },
})

export const confirmOfferLink = operation({
  method: 'POST',
  path: '/api/offers/{token}',
  tag: 'offers',
  summary: 'Confirms the address behind an offer, by the link of a mail.',
  form: true,
  params: offerParams,
  body: z.object({}),
  examples: [{}],
  answers: { 200: z.strictObject({ confirmed: z.literal(true) }) },
  refusals: { 403: ['removed'], 404: ['bad-link'] },
})

export const signInHere = operation({
  method: 'POST',
  path: '/api/local/sign-in',
  tag: 'local mode',
  summary: 'Signs in as somebody with this role; on this machine, in local mode.',
  form: true,
  body: z.object({ role: z.enum(['organizer', 'member']) }),
  examples: [{ role: 'member' }],
  answers: { 200: nothing },
  refusals: { 404: ['not-found', 'nobody-there'] },
})

export const sendReport = operation({
  method: 'POST',
  path: '/api/reports',
  tag: 'conduct',
  summary: 'Reports something to the organizers under the code of conduct. Only `what` must be told.',
  form: true,
  body: reportBody,
  examples: [{ what: 'Somebody shouted at somebody.', contact: 'ana@example.org' }],
  answers: { 202: nothing },
})

export const answerAddressChange = operation({
  method: 'POST',
  path: '/api/address-changes',
  tag: 'account',
  summary: 'What one of two addresses says to a change, by the link of its mail. With the second yes it happens.',
  form: true,
  body: addressActionBody,
  examples: [{ token: 'the-token-of-the-mail', action: 'confirm' }],
  answers: { 200: nothing },
  refusals: { 409: ['address-change-ended', 'address-taken'] },
})
