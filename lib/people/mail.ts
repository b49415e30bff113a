import { visitor } from '../auth/actor.ts'
import { codeFor } from '../auth/code.ts'
import { makeToken } from '../auth/token.ts'
import { db } from '../db/client.ts'
import type { AddressChange } from '../db/generated/client.ts'
import { env } from '../env.ts'
import type { MailTemplates } from '../mail/kinds.ts'
import { layMail } from '../mail/layout.ts'
import { paths } from '../paths.ts'
import { getSite } from '../site/queries.ts'
import { isOpenRequest, signInScope } from './rules.ts'
import { type AddressSide, changeScope, isAgreed, isOpenChange } from './rules-address.ts'
import { findSignInRequest } from './store.ts'
import { findChange } from './store-address.ts'
import { countOpenReports, findReport } from './store-reports.ts'

type Kinds = 'sign-in' | 'farewell' | 'report-filed' | 'address-from' | 'address-to' | 'address-changed'

const addressLink = (change: AddressChange, side: AddressSide) =>
  env().siteUrl + paths.addressChange(makeToken(change.id, change.expiresAt, changeScope(change, side)))

const openChange = async (changeId: string) => {
  const change = await findChange(db(), changeId)
  return change && isOpenChange(change, new Date()) ? change : null
}

/** The mail templates of this domain. */
export const peopleMails: Pick<MailTemplates, Kinds> = {
  'sign-in': async ({ requestId }) => {
    const request = await findSignInRequest(requestId)
    if (!request || !isOpenRequest(request, new Date())) return null
    const { name } = await getSite(visitor)
    const link = env().siteUrl + paths.signInLink(makeToken(request.id, request.expiresAt, signInScope(request)))
    return layMail(`Sign in to ${name}`, name, [
      { text: 'Somebody, we think you, wants to sign in with this address.' },
      { link: { label: 'Sign in on this device', url: link } },
      { text: 'Signing in on another device? Type this code there, in the window that asked for it:' },
      { code: codeFor(request.id) },
      { small: 'Both count for ten minutes. If it was not you, do nothing; nobody gets in without this mail.' },
    ])
  },
  'report-filed': async ({ reportId }) => {
    const report = await findReport(reportId)
    // It speaks for those after it, too, whose mails were too many.
    const open = report ? await countOpenReports(report.createdAt) : 0
    if (open === 0) return null
    const { name } = await getSite(visitor)
    return layMail(open === 1 ? 'There is a report' : `There are ${open} new reports`, name, [
      {
        text:
          open === 1
            ? 'Somebody has sent a report under the code of conduct. It is read at the desk, not by mail.'
            : `${open} reports under the code of conduct came in and are open. They are read at the desk, not by mail.`,
      },
      {
        link: {
          label: open === 1 ? 'Read it at the desk' : 'Read them at the desk',
          url: env().siteUrl + paths.organizeReports(),
        },
      },
      { small: 'Every organizer gets this mail. Speak to each other about who answers.' },
    ])
  },
  'address-from': async ({ changeId }) => {
    const change = await openChange(changeId)
    if (!change) return null
    const { name } = await getSite(visitor)
    return layMail(`Shall your address change? ${name}`, name, [
      {
        text: `Somebody who is signed in as you, we think you, wants to be reached at ${change.newEmail} from now on.`,
      },
      { text: 'Nothing changes before both addresses have agreed. The new one has a mail of its own.' },
      { link: { label: 'Look and decide', url: addressLink(change, 'old') } },
      {
        small:
          'The link counts for a day. If it was not you, say no behind it and sign out everywhere in your settings.',
      },
    ])
  },
  'address-to': async ({ changeId }) => {
    const change = await openChange(changeId)
    if (!change) return null
    const { name } = await getSite(visitor)
    return layMail(`Is this your address? ${name}`, name, [
      { text: `Somebody, we think you, has an account at ${name} and wants to be reached at this address.` },
      { link: { label: 'Look and decide', url: addressLink(change, 'new') } },
      { small: 'The link counts for a day. If it was not you, do nothing; nothing changes before you agree.' },
    ])
  },
  'address-changed': async ({ changeId }) => {
    const change = await findChange(db(), changeId)
    if (!change || !isAgreed(change)) return null
    const { name, contactEmail } = await getSite(visitor)
    const whom = contactEmail ? `write to ${contactEmail}` : 'speak to an organizer'
    return layMail(`Your address has changed: ${name}`, name, [
      { text: 'As agreed from here, your account has another address now. This one no longer signs in.' },
      { text: 'Links in earlier mails to this address have ended, and other browsers were signed out.' },
      { small: `If this was not you, ${whom} soon.` },
    ])
  },
  farewell: async () => {
    const { name } = await getSite(visitor)
    return layMail(`You are deleted: ${name}`, name, [
      { text: 'Everything that was kept about you is deleted. This was the last mail, and its record is deleted too.' },
      { text: 'What you wrote together with others stays there without your name, unless you took it along.' },
      { small: 'You are welcome to come back at any time; then we know nothing of before.' },
    ])
  },
}
