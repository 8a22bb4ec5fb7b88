import 'server-only';
import { readdir, readFile } from 'node:fs/promises';
import { exec } from '@/lib/host/process/exec';
import { bringUpLock, engineLayout } from './layout';
import { isEngineUp } from './bring-up';

const takeDownScript = `
umount -l "$NS/mnt.ns" 2>/dev/null || true
while mountpoint -q "$NS"; do umount -l "$NS"; done
rm -f "$NS/mnt.ns"
if ip link show dev "$BRIDGE" >/dev/null 2>&1; then ip link delete dev "$BRIDGE"; fi
`;

/** Stops every container of the embedded engine and takes its namespace and bridge away. The RAM disk stays. */
export async function takeDownEngine(): Promise<void> {
  const layout = engineLayout();
  if (await isEngineUp()) await exec([layout.wrapper, 'stop', '--all', '--time', '5'], { timeoutMs: 120_000 });
  await endLeftMonitors(layout.graphRoot);
  await endLeftProcesses(layout.graphRoot);
  const result = await exec(['flock', bringUpLock(), 'sh', '-euc', takeDownScript], {
    env: { NS: layout.namespaceDir, BRIDGE: layout.bridge },
  });
  if (result.exitCode !== 0) throw new Error(`The embedded engine could not be taken down: ${result.stderr}`);
}

// A monitor names its bundle below our graph root in its arguments: other engines' are not touched.
async function endLeftMonitors(graphRoot: string): Promise<void> {
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const argv = (await readFile(`/proc/${entry}/cmdline`, 'utf8').catch(() => '')).split('\0');
    const isOurs = argv[0]?.endsWith('conmon') && argv.some((argument) => argument.startsWith(`${graphRoot}/`));
    if (!isOurs) continue;
    const children = await readFile(`/proc/${entry}/task/${entry}/children`, 'utf8').catch(() => '');
    for (const pid of [...children.trim().split(' ').filter(Boolean), entry]) kill(Number(pid));
  }
}

// A command that was under way while the containers were stopped may have brought one to life since. Only processes of
// our containers and of our namespace see the overlays below our graph root.
async function endLeftProcesses(graphRoot: string): Promise<void> {
  const seesOverlays = async (pid: string) =>
    (await readFile(`/proc/${pid}/mountinfo`, 'utf8').catch(() => '')).includes(`${graphRoot}/overlay/`);
  // Where the host's own processes see them too, a mount has come out of the namespace, and seeing it says nothing.
  if ((await seesOverlays('self')) || (await seesOverlays('1'))) return;
  for (const entry of await readdir('/proc')) {
    if (/^\d+$/.test(entry) && (await seesOverlays(entry))) kill(Number(entry));
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
