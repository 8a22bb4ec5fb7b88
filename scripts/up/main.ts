import 'server-only';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { assertSafeListening, env } from '@/lib/env';
import { bringUpEmbedded } from '@/lib/host/engine/bring-up';
import { buildEngine, isEngineBuilt } from '@/lib/host/engine/build';
import { buildDemoImage, isDemoImageBuilt } from '@/lib/host/engine/demo-image';
import { ensureProbeImage } from '@/lib/host/engine/probe-image';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { systemEngineWorks } from '@/lib/host/engine/system-probe';
import { checkPort, checkRoot, checkSpace } from './preflight';
import { printRequirements } from './requirements';
import { serve } from './serve';
import { SetupFailure, step } from './step';
import { buildWeb } from './web-build';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      'setup-only': { type: 'boolean' },
      port: { type: 'string' },
      host: { type: 'string' },
    },
  });
  if (values.check) return printRequirements();
  // The command line wins over the environment, and the server reads the same variables.
  if (values.port) process.env.PORT = values.port;
  if (values.host) process.env.HOST = values.host;
  const { HOST, PORT } = env();
  checkRoot();
  assertSafeListening();
  if (!values['setup-only']) await checkPort(HOST, PORT);

  await step('prisma client', async () => {
    const result = await execa(process.execPath, ['scripts/prisma-generate.mjs'], {
      reject: false,
      all: true,
      stdin: 'ignore',
    });
    if (result.exitCode !== 0) throw new SetupFailure(`prisma generate failed:\n${result.all}`);
  });
  await step('engine', prepareEngine);
  const { podmanCommand } = await resolveEngine();
  await step('demo image', async (say) => {
    await ensureProbeImage(podmanCommand);
    if (await isDemoImageBuilt(podmanCommand)) return false;
    await checkSpace();
    await buildDemoImage(podmanCommand, say);
  });
  await step('web build', buildWeb);
  await step('database', async () => {
    const { closeDatabase } = await import('@/lib/db/client');
    const { migrateDatabase } = await import('@/lib/db/migrate');
    const { applied } = await migrateDatabase();
    await closeDatabase();
    return applied.length > 0;
  });
  if (!values['setup-only']) await serve({ host: HOST, port: PORT, podmanCommand });
}

async function prepareEngine(say: (line: string) => void): Promise<boolean> {
  const { ENGINE, PODMAN_COMMAND } = env();
  if (PODMAN_COMMAND || ENGINE === 'system') return false;
  if (ENGINE === 'auto' && (await systemEngineWorks())) return false;
  const isBuilt = await isEngineBuilt();
  if (!isBuilt) {
    await checkSpace();
    say('making the engine from distribution packages');
    await buildEngine();
  }
  await bringUpEmbedded();
  return !isBuilt;
}

try {
  await main();
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
