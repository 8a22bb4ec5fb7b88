import 'server-only';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { runsDir } from '@/lib/env';
import { argvOf, pidsWhere } from '@/lib/host/process/pids';

/** A job as recovery needs it; `argv` is for its sentence only. */
interface LeftJob {
  argv: string[];
  pid: number;
  jobDir: string;
}

/**
 * Jobs of a run that the server had started when it died, but not yet stored. Their folder is there before they are.
 * What they ran is not told: only stored commands have their secrets taken out.
 */
export async function unstoredJobs(runId: string, stored: readonly string[]): Promise<LeftJob[]> {
  const folder = path.join(runsDir(), runId);
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^job-\d+$/.test(name));
  const left = names.map((name) => path.join(folder, name)).filter((jobDir) => !stored.includes(jobDir));
  return Promise.all(
    left.map(async (jobDir) => ({
      argv: [`a command that was not stored yet (${path.basename(jobDir)})`],
      pid: await leaderOf(jobDir),
      jobDir,
    })),
  );
}

/** The process that `startJob` began, by the folder among its arguments; 0 when it has ended. */
async function leaderOf(jobDir: string): Promise<number> {
  const [leader] = await pidsWhere(async (pid) => {
    const argv = await argvOf(pid);
    // `sh -c SCRIPT JOBDIR COMMAND…`
    return argv[1] === '-c' && argv[3] === jobDir;
  });
  return leader ?? 0;
}
