import type { NextConfig } from 'next'

// Cache Components stay off: with them notFound() and redirect() answer 200, and forms lose their answers without JavaScript.
/** The folder of this build; see lib/cli/build.ts. */
const build = process.env.QUORUM_BUILD

const config: NextConfig = {
  ...(build && { distDir: build }),
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // The front answers nobody at /_next/image (lib/http/judge.ts); this closes what would stand behind it.
  images: { unoptimized: true },
  typedRoutes: false,
  serverExternalPackages: ['pino', 'nodemailer', 'pg', 'graphile-worker', 'rate-limiter-flexible'],
  experimental: {
    serverActions: { bodySizeLimit: '1mb' },
    // Few scripts instead of many small ones: each that arrives before the first frame costs a slow phone some 10 ms of it.
    turbopackChunking: { requestCost: 2_000_000, minChunkSize: 400_000, maxMergeChunkSize: 1_000_000 },
  },
  // Types and lint are checks of their own (`npm run check`), not of each start.
  typescript: { ignoreBuildErrors: true, ...(build && { tsconfigPath: '.next/tsconfig.build.json' }) },
}

export default config
