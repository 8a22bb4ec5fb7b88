import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Only Prisma's command line reads this file; the app itself uses lib/db/client.ts.
const dataDir = path.resolve(process.env.GPU_LOAD_DATA_DIR || '.gpu-load');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: `file:${path.join(dataDir, 'gpu-load.db')}` },
});
