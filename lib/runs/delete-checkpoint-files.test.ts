import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attack } from '@/lib/auth/testing/attacks/attack';
import type { CheckpointRecord } from '@/lib/db/checkpoints';
import { freshDataFolder } from '@/lib/db/testing/fresh-database';
import { checkpointDir } from '@/lib/env';
import { deleteCheckpointFiles } from './delete-checkpoint-files';

let data: Awaited<ReturnType<typeof freshDataFolder>>;
beforeAll(async () => {
  data = await freshDataFolder();
});
afterAll(() => data.remove());

test(attack('delete-outside'), async () => {
  const precious = path.join(data.folder, 'precious', 'x');
  await mkdir(precious, { recursive: true });
  await mkdir(path.join(checkpointDir(), 'other'), { recursive: true });
  await writeFile(path.join(precious, 'file'), 'x');
  const ways = [
    ...[
      { id: 'x', path: precious },
      { id: 'x', path: '/' },
      { id: 'x', path: '' },
      { id: '', path: checkpointDir() },
    ],
    ...[
      { id: 'x', path: path.join(checkpointDir(), 'other') },
      { id: 'x', path: `${checkpointDir()}/../precious/x` },
    ],
    ...[
      { id: '..', path: `${checkpointDir()}/..` },
      { id: '.', path: `${checkpointDir()}/.` },
    ],
  ];
  for (const way of ways) {
    const work = deleteCheckpointFiles(way as CheckpointRecord);
    await expect(work, way.path).rejects.toThrow('is not a folder of this product');
  }
  expect(existsSync(path.join(precious, 'file')) && existsSync(path.join(checkpointDir(), 'other'))).toBe(true);
});
