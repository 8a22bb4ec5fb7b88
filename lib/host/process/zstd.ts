import 'server-only';
import { execa, ExecaError } from 'execa';
import { AppError } from '@/lib/errors/app-error';

/**
 * Unpacks a zstd file as a stream, with the `zstd` command: Node 20 has no zstd of its own. Stopping to read, or
 * the signal, ends the command.
 * @throws AppError archive/no-zstd when there is no such command, archive/corrupt when the file is damaged.
 */
export async function* unzstd(file: string, signal: AbortSignal): AsyncGenerator<Buffer> {
  const child = execa('zstd', ['--decompress', '--stdout', '--quiet', '--single-thread', '--', file], {
    stdin: 'ignore',
    buffer: false,
    encoding: 'buffer',
    cancelSignal: signal,
    reject: false,
  });
  const stderr: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => {
    if (stderr.length < 20) stderr.push(chunk.toString('utf8'));
  });
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer;
    const result = await child;
    if (result.exitCode !== 0) throw zstdFailure(result, stderr.join('').trim());
  } finally {
    child.kill('SIGKILL');
    await child;
  }
}

function zstdFailure(result: unknown, stderr: string): AppError {
  const code = result instanceof ExecaError ? result.code : undefined;
  if (code === 'ENOENT') return new AppError('archive/no-zstd', 'This host has no zstd command.', { cause: result });
  return new AppError('archive/corrupt', `The zstd compression is damaged: ${stderr || 'zstd failed'}.`, {
    cause: result,
  });
}
