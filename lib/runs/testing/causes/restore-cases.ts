import 'server-only';
import { appendFile, chmod, open, readFile, rename, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { CauseBench } from './cause-bench';
import type { CauseCase } from './cause-case';

const opened = "held = open('/start-up/model.bin')\n";

/** A checkpoint of a server that holds a file of a mounted folder open. */
async function withOpenFile(bench: CauseBench, name: string) {
  const server = await bench.server(name, opened);
  const file = path.join(server.folder, 'model.bin');
  await writeFile(file, 'weights');
  return { file, checkpoint: await bench.checkpoint(server) };
}

/** Changes a byte of an image file so that neither its size nor its time tells. */
async function flip(file: string, at: number): Promise<void> {
  const { mtime } = await stat(file);
  const byte = (await readFile(file))[at] ?? 0;
  const handle = await open(file, 'r+');
  await handle.write(Uint8Array.of(byte ^ 0xff), 0, 1, at);
  await handle.close();
  await utimes(file, mtime, mtime);
}

function damaged(file: string): CauseCase {
  return {
    code: 'checkpoint/damaged',
    provoked: `a byte at the beginning of ${file} changed, its size and time kept`,
    remedy: 'the file copied back',
    async provoke(bench) {
      const checkpoint = await bench.checkpoint(await bench.server(`damaged-${file.split('.')[0]}`));
      const image = path.join(checkpoint.path, 'images', file);
      await flip(image, 1);
      const failed = await bench.restore(checkpoint.id);
      return {
        failed,
        remedied: async () => {
          await flip(image, 1);
          return bench.restore(checkpoint.id);
        },
      };
    },
  };
}

/** Why CRIU cannot bring processes back. */
export const restoreCases: readonly CauseCase[] = [
  {
    code: 'criu/file-changed',
    provoked: 'an open file of a mounted folder grown since the dump',
    remedy: 'the file put back as it was',
    async provoke(bench) {
      const { file, checkpoint } = await withOpenFile(bench, 'grown');
      await appendFile(file, 'more');
      const failed = await bench.restore(checkpoint.id);
      return {
        failed,
        remedied: async () => {
          await truncate(file, 7);
          return bench.restore(checkpoint.id);
        },
      };
    },
  },
  {
    code: 'criu/file-missing',
    provoked: 'an open file of a mounted folder removed since the dump',
    remedy: 'the file put back',
    async provoke(bench) {
      const { file, checkpoint } = await withOpenFile(bench, 'removed');
      await rename(file, `${file}.away`);
      const failed = await bench.restore(checkpoint.id);
      return {
        failed,
        remedied: async () => {
          await rename(`${file}.away`, file);
          return bench.restore(checkpoint.id);
        },
      };
    },
  },
  {
    code: 'criu/file-replaced',
    provoked: 'an open file of a mounted folder given other permissions since the dump',
    remedy: 'the permissions put back',
    async provoke(bench) {
      const { file, checkpoint } = await withOpenFile(bench, 'mode');
      await chmod(file, 0o600);
      const failed = await bench.restore(checkpoint.id);
      return {
        failed,
        remedied: async () => {
          await chmod(file, 0o644);
          return bench.restore(checkpoint.id);
        },
      };
    },
  },
  damaged('inventory.img'),
  { ...damaged('pstree.img'), isScriptOnly: true },
  {
    code: 'podman/mount-source-missing',
    provoked: 'a mounted folder renamed since the dump, checks ignored',
    remedy: 'the folder put back',
    async provoke(bench) {
      const server = await bench.server('source');
      const { id } = await bench.checkpoint(server);
      await rename(server.folder, `${server.folder}-away`);
      const failed = await bench.restore(id, { ignoreReadiness: true });
      return {
        failed,
        remedied: async () => {
          await rename(`${server.folder}-away`, server.folder);
          return bench.restore(id);
        },
      };
    },
  },
  {
    code: 'criu/tcp-in-image',
    provoked: 'dumped with --tcp-established and a client, restored without',
    remedy: '--tcp-established for the restore too',
    async provoke(bench) {
      const server = await bench.server('connected');
      await bench.coldStart(server);
      const { id } = await bench.record(await bench.dump(server, { tcpEstablished: true }, true));
      const failed = await bench.restore(id);
      return { failed, remedied: () => bench.restore(id, { tcpEstablished: true }) };
    },
  },
  {
    code: 'criu/runtime-option',
    provoked: '--tcp-close with runc, which does not know it',
    remedy: '"tcp-close" in runc.conf instead',
    async provoke(bench) {
      const server = await bench.server('closed');
      await bench.coldStart(server);
      const { id } = await bench.record(await bench.dump(server, { tcpEstablished: true }, true));
      const failed = await bench.restore(id, { tcpClose: true });
      return { failed, remedied: () => bench.engine.withCriuLine('tcp-close', () => bench.restore(id)) };
    },
  },
];
