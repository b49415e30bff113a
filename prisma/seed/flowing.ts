/**
 * Markdown whose paragraphs and points are one line each, as people write into a field; the files here wrap theirs. Code
 * stays as it is.
 */
export function flowing(markdown: string): string {
  const parts = markdown.trim().split(/^(~~~[\s\S]*?^~~~)$/m)
  return parts.map((part, at) => (at % 2 === 1 ? part : part.replace(wrapped, ' '))).join('')
}

/** The end of a line whose sentence goes on below: not before a blank line, a heading, a quote, a table, a point, a footnote. */
const wrapped = /(?<=\S)\n[ \t]*(?=\S)(?!#|>|\||[-*+] |\d+[.)] |\[\^)/g
