/** Text made safe inside Markdown: every sign that could start markup is escaped, line breaks become spaces. */
export function escapeMarkdown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()<>#+=\-.!|~&:@]/g, '\\$&')
}
