/** The web addresses in what somebody wrote, without the punctuation of the sentence around them; each once. */
export function addressesIn(text: string): string[] {
  const found = [...text.matchAll(/\bhttps?:\/\/[^\s<>"]+/gi)].map(([address]) => trimmed(address))
  return [...new Set(found.filter((address) => URL.canParse(address)))]
}

/** An address without what ends the sentence around it. A bracket belongs to it where it closes one of its own. */
export function trimmed(address: string): string {
  const last = address.at(-1) ?? ''
  if ('.,;:!?\'’"]}'.includes(last)) return trimmed(address.slice(0, -1))
  return last === ')' && address.split(')').length > address.split('(').length ? trimmed(address.slice(0, -1)) : address
}
