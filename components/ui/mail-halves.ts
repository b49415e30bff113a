/** The two halves of an address. */
export function halvesOf(address: string): { user: string; host: string } {
  const at = address.lastIndexOf('@')
  return { user: address.slice(0, at), host: address.slice(at + 1) }
}
