/** @type {import('next').NextConfig} */
const nextConfig = {
  // libSQL loads a native module at run time, which a bundler must leave alone.
  serverExternalPackages: [
    '@libsql/client',
    'libsql',
    '@prisma/adapter-libsql',
    '@prisma/schema-engine-wasm',
    '@prisma/driver-adapter-utils',
    'execa',
    'pino',
  ],
  poweredByHeader: false,
  // Imported results (lib/domain/results/read-result-files.ts) have up to 5 MB, more as an action's argument.
  experimental: { serverActions: { bodySizeLimit: '8mb' } },
};

export default nextConfig;
