import { slug } from 'github-slugger'

/** The name part of an address, out of a title; letters of any script stay. */
export function slugFrom(title: string): string {
  const made = slug(title.normalize('NFC'))
    .replace(/[^\p{L}\p{M}\p{N}_-]/gu, '')
    .replace(/-{2,}/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return made || 'entry'
}
