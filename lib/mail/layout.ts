import { escapeHtml } from '../html.ts'
import type { RenderedMail } from './kinds.ts'

/** A paragraph, a link that stands out, or a small note at the end. */
export type MailBlock =
  | { text: string }
  | { link: { label: string; url: string } }
  | { code: string }
  | { small: string }

function asHtml(block: MailBlock): string {
  if ('link' in block)
    return `<p style="margin:24px 0"><a href="${escapeHtml(block.link.url)}" style="background:#1b47bb;color:#fff;padding:12px 22px;border-radius:999px;text-decoration:none;font-weight:600;display:inline-block">${escapeHtml(block.link.label)}</a></p>`
  if ('code' in block)
    return `<p style="font:700 32px/1.2 ui-monospace,Menlo,monospace;letter-spacing:.2em;margin:24px 0">${escapeHtml(block.code)}</p>`
  if ('small' in block) return `<p style="font-size:13px;color:#5a6276;margin:16px 0 0">${escapeHtml(block.small)}</p>`
  return `<p style="margin:0 0 16px">${escapeHtml(block.text).replaceAll('\n', '<br>')}</p>`
}

function asText(block: MailBlock): string {
  if ('link' in block) return `${block.link.label}:\n${block.link.url}`
  if ('code' in block) return `    ${block.code}`
  return 'small' in block ? block.small : block.text
}

/** A mail with an HTML and a text part out of the same blocks, signed with the community's name. */
export function layMail(about: string, community: string, blocks: readonly MailBlock[]): RenderedMail {
  const text = `${blocks.map(asText).join('\n\n')}\n\n-- \n${community}\n`
  // A header is one line.
  const subject = about.replace(/\s+/g, ' ').trim()
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head><body style="margin:0;background:#f3f6fa;color:#151c2c;font:16px/1.55 'Hanken Grotesk',system-ui,-apple-system,'Segoe UI',sans-serif"><div style="max-width:560px;margin:24px auto;background:#fdfefe;border-top:6px solid #1b47bb;border-radius:6px 6px 20px 20px;padding:28px 28px 24px"><div style="font:600 13px ui-monospace,Menlo,monospace;color:#5a6276;margin-bottom:18px">${escapeHtml(community)}</div>${blocks.map(asHtml).join('')}</div></body></html>`
  return { subject, text, html }
}
