import { existsSync } from 'node:fs'
import { hashOfSources } from './scripts/source-hash.mjs'

const distDir = process.env.NEXT_DIST_DIR || '.next'
// Next writes the folders it generates into the tsconfig it is given: a build into another folder gets one of its own
// (scripts/prepare.mjs), so that it does not change the project's.
const ownTsconfig = `${distDir}.tsconfig.json`

// What judges a plan. A summary that is stored under another version of it is worked out again.
const ENGINE = ['matcher', 'scenario/document', 'scenario/services', 'scenario/versions', 'scenario/wants']

/** @type {import('next').NextConfig} */
export default {
  // The access key guards every page, so nothing about the server's make needs to be told to strangers.
  poweredByHeader: false,
  reactStrictMode: true,
  // Every address is guarded first: a redirect before the guards would answer under any host name.
  skipTrailingSlashRedirect: true,
  // Tests and benchmarks build into folders of their own, so that they never disturb a running server.
  distDir,
  // `npm test` checks the types, of tests and scripts too; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true, tsconfigPath: existsSync(ownTsconfig) ? ownTsconfig : 'tsconfig.json' },
  // Texts are read on the server (lib/texts/messages.ts): the page needs no parser for them.
  turbopack: { resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
  // The server is near and keeps its connections: another request costs less than code that is sent twice, in two chunks.
  // Smaller files than these cost more in compression than they spare (docs/decisions/012-weight-of-the-page.md).
  experimental: {
    turbopackChunking: {
      requestCost: 0,
      minChunkSize: 3_000,
      maxMergeChunkSize: 3_000,
      maxChunkCountPerGroup: 400,
    },
  },
  env: { ENGINE_VERSION: hashOfSources(ENGINE.map((folder) => `lib/${folder}`)).slice(0, 16) },
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/adapter-libsql', '@prisma/adapter-pg', 'pg'],
  // The dev server refuses requests for its own scripts from another origin than the one it prints.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
}
