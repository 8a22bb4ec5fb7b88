import 'server-only';
import { parseArgs } from 'node:util';
import { assertSafeListening, env } from '@/lib/env';
import { isAppError } from '@/lib/errors/app-error';
import { errorText } from '@/lib/errors/error-text';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { checkAlone, checkPort, checkRoot } from './preflight';
import { prepareCudaPlugin, prepareDemoImage, prepareEngine, prepareProbeImage } from './prepare-engine';
import { generateClient } from './prisma-client';
import { printRequirements } from './requirements';
import { serve } from './serve';
import { step } from './step';
import { buildWeb } from './web-build';

/** The set-up behind `npm run up`; each step does nothing when there is nothing to do. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      'setup-only': { type: 'boolean' },
      'cuda-plugin': { type: 'boolean' },
      port: { type: 'string' },
      host: { type: 'string' },
    },
  });
  // The command line wins over the environment, and the server reads the same variables.
  if (values.port) process.env.PORT = values.port;
  if (values.host) process.env.HOST = values.host;
  if (values.check) return printRequirements();
  const { HOST, PORT } = env();
  checkRoot();
  assertSafeListening();
  if (!values['setup-only']) {
    await checkAlone();
    await checkPort(HOST, PORT);
  }

  await step('database client', generateClient);
  await step('engine', prepareEngine);
  const { podmanCommand } = await resolveEngine();
  await step('CUDA plugin', (say) => prepareCudaPlugin(say, { isAskedFor: values['cuda-plugin'] ?? false }));
  await step('probe image', () => prepareProbeImage(podmanCommand));
  await step('demo image', (say) => prepareDemoImage(podmanCommand, say));
  await step('database', migrate);
  await step('web build', buildWeb);
  if (!values['setup-only']) await serve({ host: HOST, port: PORT, podmanCommand });
}

// Loaded late: the client it imports is made by the first step.
async function migrate(): Promise<boolean> {
  const { closeDatabase } = await import('@/lib/db/client');
  const { migrateDatabase } = await import('@/lib/db/migrate');
  const { applied } = await migrateDatabase();
  await closeDatabase();
  return applied.length > 0;
}

try {
  await main();
} catch (error) {
  const isExplained = isAppError(error);
  console.error(isExplained ? errorText(error) : `✗ ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
