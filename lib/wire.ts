import { stillInterested } from './board/mail.ts'
import { eventMails, seatMails } from './events/mail.ts'
import type { Workers } from './jobs/worker.ts'
import type { MailTemplates } from './mail/kinds.ts'
import { mailMails } from './mail/mail.ts'
import { sendQueuedMail } from './mail/send.ts'
import { draftFromBoard } from './notes/commands.ts'
import { peopleMails } from './people/mail.ts'
import { offerMails } from './people/mail-offers.ts'
import { cleanUp } from './transfer/clean-up.ts'

const templates: MailTemplates = {
  ...peopleMails,
  ...offerMails,
  ...mailMails,
  ...eventMails,
  ...seatMails(stillInterested),
}

/** What the worker does for each task: the one place where domains are handed to the kernel. */
export const workers: Workers = {
  'send-mail': ({ mailId }, attempt) => sendQueuedMail(templates, mailId, attempt),
  'board-closed': ({ boardId }) => draftFromBoard(boardId),
  'clean-up': () => cleanUp(),
}
