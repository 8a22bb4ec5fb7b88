import 'server-only';
import { demoSpecId } from '@/lib/domain/builtin-specs';
import type { BenchmarkInput } from '@/lib/domain/benchmark/input';
import { changeKeys, changeOf, type ChangeKey, type SkippedChange } from '@/lib/domain/benchmark/settings/change';
import type { CriuNetworkLock } from '@/lib/domain/options';
import { networkLockOf } from '@/lib/host/criu/network-lock-config';
import { readRuntimeConfig } from '@/lib/host/criu/runtime-config';
import { getSpec } from '@/lib/db/specs';
import { resolveEngine } from '@/lib/host/engine/resolve';
import { readEngineFacts, type EngineFacts } from '@/lib/host/facts/engine-facts';

const infoTimeoutMs = 5_000;

/** Which changes can be tried on this host for this spec, and why the others cannot. Nothing on the host is changed. */
export async function triedChanges(
  input: Pick<BenchmarkInput, 'specId'>,
): Promise<{ tried: ChangeKey[]; skipped: SkippedChange[] }> {
  const { kind, podmanCommand } = await resolveEngine();
  const [engine, { text }, found] = await Promise.all([
    readEngineFacts(podmanCommand, kind, infoTimeoutMs),
    readRuntimeConfig(),
    getSpec(input.specId),
  ]);
  const hasImage = found?.spec.rootfs === null;
  const skipped = changeKeys.flatMap((change) => {
    const reason = whyNot(change, { engine, presentLock: networkLockOf(text), specId: input.specId, hasImage });
    return reason === null ? [] : [{ change, reason }];
  });
  return { tried: changeKeys.filter((key) => !skipped.some(({ change }) => change === key)), skipped };
}

function whyNot(
  key: ChangeKey,
  {
    engine,
    presentLock,
    specId,
    hasImage,
  }: { engine: EngineFacts; presentLock: string | null; specId: string; hasImage: boolean },
): string | null {
  const { dump, launch } = changeOf(key);
  if (dump?.form === 'archive' && !hasImage) return 'podman restores archives only of containers made from an image.';
  if (launch?.env) return specId === demoSpecId ? null : 'Only the demo server knows this variable.';
  if (launch?.networkLock) return whyNotLock(launch.networkLock, engine, presentLock);
  return null;
}

function whyNotLock(lock: CriuNetworkLock, engine: EngineFacts, presentLock: string | null): string | null {
  if (engine.runtime?.split(' ')[0] !== 'runc') {
    return 'Only runc takes CRIU’s settings for one container; with this runtime the host’s own would have to change.';
  }
  if (lock === presentLock) return 'It is what this host’s settings say already: the default.';
  if (lock === 'iptables' && engine.iptables === null) return 'iptables-restore is not there.';
  if (lock === 'nftables' && engine.nftables === null) return 'nft is not there.';
  return null;
}
