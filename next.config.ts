import type { NextConfig } from 'next'

// Cache Components stay off: with them notFound() and redirect() answer 200, and forms lose their answers without JavaScript.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  typedRoutes: false,
  serverExternalPackages: ['pino', 'nodemailer', 'pg', 'graphile-worker', 'rate-limiter-flexible'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  // Types and lint are checks of their own (`npm run check`), not of each start.
  typescript: { ignoreBuildErrors: true },
}

export default config
