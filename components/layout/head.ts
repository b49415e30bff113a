import type { Metadata } from 'next'

/** What other sites show beside a link to a page: the site's name and a picture of 1200 by 630 with its words. */
export function pictured(
  siteName: string,
  picture: { url: string; alt: string },
): Pick<Metadata, 'openGraph' | 'twitter'> {
  const image = { ...picture, width: 1200, height: 630, type: 'image/png' }
  return {
    openGraph: { siteName, type: 'website', images: [image] },
    twitter: { card: 'summary_large_image', images: [{ url: picture.url, alt: picture.alt }] },
  }
}

/** Words of people as a page's title: Next puts them into the layout's pattern, where `$&` and its like would mean something. */
export function titled(words: string): string {
  return words.replaceAll('$', '$$$$')
}

/** The pattern of all titles. A name that holds its own `%s` is no place for the page's title. */
export function titlePattern(siteName: string): string {
  return `%s · ${siteName.replaceAll('%s', '%\u2060s')}`
}
