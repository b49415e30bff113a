import type { Metadata, Viewport } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { SkipLink } from '#components/layout/skip-link'
import { currentTheme } from '#lib/auth/current'
import { env } from '#lib/env'
import { paths } from '#lib/paths'
import { currentSite } from '#lib/site/current'
import { pictured, titlePattern } from '../components/layout/head.ts'
import { fontVariables } from './fonts.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  await connection()
  const { name, tagline } = await currentSite()
  return {
    metadataBase: new URL(env().siteUrl),
    title: { default: name, template: titlePattern(name) },
    description: tagline,
    ...pictured(name, { url: paths.picture(), alt: `${name}: a cup of coffee and a ring of those who come` }),
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '16x16 32x32 48x48' },
        { url: '/favicon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
  }
}

// The enamel of components/ui/tokens.css as browsers want it here.
const enamel = { light: '#f4f7fa', dark: '#0d162c' }

/** The colour of the browser's own frame: the chosen one's, or the device's. */
export async function generateViewport(): Promise<Viewport> {
  const theme = await currentTheme()
  return {
    themeColor:
      theme === 'system'
        ? [
            { media: '(prefers-color-scheme: light)', color: enamel.light },
            { media: '(prefers-color-scheme: dark)', color: enamel.dark },
          ]
        : enamel[theme],
  }
}

/** Every page is rendered when it is asked for: nonce, session and seats are never those of somebody else's visit. */
export default async function RootLayout({ children }: { children: ReactNode }): Promise<ReactNode> {
  await connection()
  const theme = await currentTheme()
  return (
    <html lang="en" className={fontVariables} {...(theme !== 'system' && { 'data-theme': theme })}>
      <body className="flex min-h-dvh flex-col">
        <SkipLink />
        {children}
      </body>
    </html>
  )
}
