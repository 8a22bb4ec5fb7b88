import 'server-only';
import { checkRequirements } from '@/lib/host/requirements/check';

const signs = { ok: '✓', warning: '!', missing: '✗', 'not-present': '–' } as const;

/** Prints what the product needs of this host; fails the command when something is missing. */
export async function printRequirements(): Promise<void> {
  const rows = await checkRequirements();
  for (const row of rows) {
    console.log(`${signs[row.state]} ${row.title}: ${row.found ?? 'not found'}`);
    if (row.state !== 'missing' && row.state !== 'warning') continue;
    console.log(`    ${row.why}`);
    for (const remedy of row.remedy) console.log(`    → ${remedy}`);
  }
  if (rows.some((row) => row.state === 'missing')) process.exitCode = 1;
}
