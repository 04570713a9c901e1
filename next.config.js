/** @type {import('next').NextConfig} */
export default {
  // The access key guards every page, so nothing about the server's make needs to be told to strangers.
  poweredByHeader: false,
  reactStrictMode: true,
  // Tests and benchmarks build into folders of their own, so that they never disturb a running server.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // `npm test` checks the types, of tests and scripts too; a start need not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@libsql/client', 'libsql', '@prisma/adapter-libsql'],
  // The dev server refuses requests for its own scripts from another origin than the one it prints.
  allowedDevOrigins: ['127.0.0.1', 'localhost'],
}
