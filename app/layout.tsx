import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SkipLink } from '#components/layout/skip-link'
import { env } from '#lib/env'
import { currentSite } from '#lib/site/current'
import { fontVariables } from './fonts.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  await connection()
  const { name, tagline } = await currentSite()
  return {
    metadataBase: new URL(env().siteUrl),
    title: { default: name, template: `%s · ${name}` },
    description: tagline,
    openGraph: { siteName: name, type: 'website' },
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '48x48' },
        { url: '/favicon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
  }
}

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f4f7fa' },
    { media: '(prefers-color-scheme: dark)', color: '#0d162c' },
  ],
}

/** Every page is rendered when it is asked for: nonce, session and seats are never those of somebody else's visit. */
export default async function RootLayout({ children }: { children: ReactNode }): Promise<ReactNode> {
  await connection()
  return (
    <html lang="en" className={fontVariables}>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        {children}
      </body>
    </html>
  )
}
