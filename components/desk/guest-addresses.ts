/** Names and addresses as a mail program takes them into its field (RFC 5322), one a line. */
export function addressLines(people: readonly { name: string; email: string }[]): string {
  return people.map(({ name, email }) => (name ? `"${name.replace(/["\\]/g, '\\$&')}" <${email}>` : email)).join(',\n')
}
