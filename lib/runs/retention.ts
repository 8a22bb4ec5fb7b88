import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAnyRunUnderWay } from '@/lib/db/manifests';
import { databaseBytes, forgetLog, listOldRuns, measureLogs } from '@/lib/db/retention';
import { getSetting, setSetting } from '@/lib/db/settings';
import { defaultRetention, type Retention, type RetentionPreview } from '@/lib/domain/retention';
import { retentionSchema } from '@/lib/domain/retention-schema';
import { runsDir } from '@/lib/env';
import { log } from '@/lib/log';
import { treeSizeBytes } from '@/lib/host/storage/tree-size';

const settingKey = 'retention';
const dayMs = 24 * 3_600_000;
/** A boot has more urgent things to do. */
const firstAfterMs = 60_000;
const busyPauseMs = 1_000;

const key = Symbol.for('gpu-load.retention');
const holder = globalThis as { [key]?: boolean };

export const getRetention = (): Promise<Retention> => getSetting(settingKey, retentionSchema, defaultRetention);
export const saveRetention = (retention: Retention): Promise<void> => setSetting(settingKey, retention);

/** What a setting would take now. Nothing is changed. */
export async function previewRetention(retention: Retention, now = new Date()): Promise<RetentionPreview> {
  const old = await listOldRuns(retention, now);
  const going = old.filter(({ spared }) => spared === null);
  const ids = going.map(({ id }) => id);
  const spared = { golden: 0, shared: 0, benchmark: 0 };
  for (const run of old) if (run.spared !== null) spared[run.spared] += 1;
  const wanted = new Set(ids);
  let fileBytes = 0;
  // Few of very many runs have files, so it is the folders that are looked through.
  for (const id of await readdir(runsDir()).catch(() => []))
    if (wanted.has(id)) fileBytes += await treeSizeBytes(path.join(runsDir(), id));
  return {
    runs: ids.length,
    ...(await measureLogs(ids)),
    fileBytes,
    newestAt: going.at(-1)?.createdAt.toISOString() ?? null,
    spared,
    databaseBytes: await databaseBytes(),
  };
}

/**
 * Takes the logs that the stored setting no longer keeps, one run after another and never beside a run that is under
 * way. @returns how many runs lost their log.
 */
export async function applyRetention(now = new Date()): Promise<number> {
  const retention = await getRetention();
  const going = (await listOldRuns(retention, now)).filter(({ spared }) => spared === null);
  for (const { id } of going) {
    while (await isAnyRunUnderWay()) await sleep(busyPauseMs, undefined, { ref: false });
    // Files first: what the database no longer names would never be found again.
    await rm(path.join(runsDir(), id), { recursive: true, force: true });
    await forgetLog(id, `The log was removed on ${now.toISOString().slice(0, 10)}, as the retention setting says.`);
  }
  if (going.length > 0) log().info({ runs: going.length }, 'logs of old runs were removed');
  return going.length;
}

/** Called once when a server starts: applies the setting a minute later and then once a day. */
export function startRetention(): void {
  if (holder[key]) return;
  holder[key] = true;
  const apply = () =>
    void applyRetention().catch((error: unknown) => log().warn({ err: error }, 'old logs could not be removed'));
  setTimeout(apply, firstAfterMs).unref();
  setInterval(apply, dayMs).unref();
}
