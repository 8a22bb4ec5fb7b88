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
};

export default nextConfig;
