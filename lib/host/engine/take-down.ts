import 'server-only';
import { setTimeout as sleep } from 'node:timers/promises';
import { exec } from '@/lib/host/process/exec';
import { killNow, pidsWhere, readOfProcess } from '@/lib/host/process/pids';
import { bringUpLock, engineLayout } from './layout';
import { isEngineUp } from './bring-up';
import { removeNetworkRules } from './network-rules';
import { processesInRoot } from './processes-in-root';

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
  await endEngineProcesses(layout.root);
  await endLeftProcesses(layout.graphRoot);
  await removeNetworkRules();
  const result = await exec(['flock', bringUpLock(), 'sh', '-euc', takeDownScript], {
    env: { NS: layout.namespaceDir, BRIDGE: layout.bridge },
  });
  if (result.exitCode !== 0) throw new Error(`The embedded engine could not be taken down: ${result.stderr}`);
}

/** A command that goes on makes new processes while the old ones end: looked at until there are none. */
const looks = 50;

// A podman that is left would bring a container to life in a namespace that is gone; a monitor holds its port.
async function endEngineProcesses(root: string): Promise<void> {
  for (let look = 0; look < looks; look += 1) {
    const left = await processesInRoot(root);
    if (left.length === 0) return;
    for (const pid of left) killNow(pid);
    await sleep(20);
  }
}

// A command that was under way while the containers were stopped may have brought one to life since. Only processes of
// our containers and of our namespace see the overlays below our graph root.
async function endLeftProcesses(graphRoot: string): Promise<void> {
  const seesOverlays = async (pid: number | 'self') =>
    (await readOfProcess(pid, 'mountinfo')).includes(`${graphRoot}/overlay/`);
  // Where the host's own processes see them too, a mount has come out of the namespace, and seeing it says nothing.
  if ((await seesOverlays('self')) || (await seesOverlays(1))) return;
  for (const pid of await pidsWhere(seesOverlays)) killNow(pid);
}
