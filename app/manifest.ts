import type { MetadataRoute } from 'next'
import { connection } from 'next/server'
import { currentSite } from '#lib/site/current'

/** What a phone needs to put the site on its home screen, under the community's own name. */
export default async function manifest(): Promise<MetadataRoute.Manifest> {
  await connection()
  const { name, tagline } = await currentSite()
  return {
    id: '/',
    name,
    short_name: shortened(name),
    ...(tagline && { description: tagline }),
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#f4f7fa',
    theme_color: '#f4f7fa',
    icons: [
      { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      { src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  }
}

/** What fits under an icon: the name, or as many of its first words as twelve characters hold, at least one. */
function shortened(name: string): string {
  const words = name.split(' ')
  const fitting = words.findLastIndex((_, at) => words.slice(0, at + 1).join(' ').length <= 12)
  return words
    .slice(0, Math.max(fitting, 0) + 1)
    .join(' ')
    .slice(0, 24)
    .toWellFormed()
}
