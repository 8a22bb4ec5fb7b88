import 'server-only';
import { recommend } from '@/lib/domain/benchmark/settings/recommend';
import { checkpointInputOf } from '@/lib/domain/benchmark/settings/apply';
import { hugePageEvidence, type HugePageEvidence, type RestoreGroup } from '@/lib/domain/benchmark/settings/huge-pages';
import { optionsOf } from '@/lib/domain/benchmark/settings/setting';
import { restoreOptionsSchema } from '@/lib/domain/options';
import type { TrendRow } from '@/lib/domain/trends/series';
import type { RunDetail } from '@/lib/domain/views';
import { listTrendRows, testbedsOf } from '@/lib/db/trend-rows';
import { shellQuote } from '@/lib/format/shell-quote';
import { podmanArgv } from '@/lib/host/podman/podman';
import { restoreArgs } from '@/lib/host/podman/restore-args';
import { getBenchmark } from './get-benchmark';
import { previewCommands } from './preview-commands';

/** How to use what a suite recommends, and what stored runs say about a setting that it does not touch. */
export interface SettingAdvice {
  /** One line each; what is only known later is in capitals. */
  commands: string[];
  hugePages: HugePageEvidence | null;
  /** How huge pages are set where the suite ran; null: not recorded. */
  transparentHugePages: string | null;
}

/** Advice for a suite that has ended; null when there is none with this id. */
export async function getSettingAdvice(runId: string): Promise<SettingAdvice | null> {
  const view = await getBenchmark(runId);
  if (view?.input.suite !== 'fastest-setting') return null;
  const { run, input, result } = view;
  const samples = result.arms.flatMap((arm) => arm.samples);
  const { verdict, best } = recommend(input, samples);
  return {
    commands: verdict === 'faster' && best ? await commandsOf(best.setting, run, input.specId) : [],
    hugePages: await hugePagesOf(run, input.seed),
    transparentHugePages: run.testbed?.transparentHugePages ?? null,
  };
}

async function commandsOf(
  setting: Parameters<typeof optionsOf>[0],
  { specName }: RunDetail,
  specId: string,
): Promise<string[]> {
  const { dump, restore } = optionsOf(setting);
  const input = checkpointInputOf(setting, { specId, specName: specName ?? 'checkpoint' });
  // A deleted spec has no commands any more.
  const dumps = input === null ? [] : await previewCommands({ kind: 'checkpoint', input }).catch(() => []);
  const target =
    dump.form === 'archive'
      ? ({ form: 'archive', archivePath: 'ARCHIVE', containerPort: null } as const)
      : ({ form: 'directory', container: 'CONTAINER' } as const);
  const files = dump.form === 'archive' ? ['ARCHIVE'] : ['CHECKPOINT_DIR/ID/images/*'];
  return [
    ...dumps,
    // The same to the page cache as what the product does, if with one reader.
    ...(restore.prefetch ? [`cat ${files.join(' ')} > /dev/null`] : []),
    shellQuote(await podmanArgv(restoreArgs(target, restoreOptionsSchema.parse(restore)))),
  ];
}

async function hugePagesOf({ specName, testbed }: RunDetail, seed: number): Promise<HugePageEvidence | null> {
  if (specName === null || testbed === null) return null;
  const rows = await listTrendRows({ spec: specName, kind: 'restore', measure: 't3FirstTokenMs', since: null });
  const testbeds = await testbedsOf([...new Set(rows.flatMap(({ testbedId }) => testbedId ?? []))]);
  const groups = new Map<string, RestoreGroup>();
  for (const row of rows.filter(isUsual)) {
    const found = testbeds.get(row.testbedId ?? '');
    if (!found || row.testbedId === null) continue;
    const group = groups.get(row.testbedId) ?? { testbed: found, valuesMs: [] };
    group.valuesMs.push(row.value);
    groups.set(row.testbedId, group);
  }
  return hugePageEvidence([...groups.values()], testbed, seed);
}

/** Restored in place from disk with a warm page cache, and measured here: the most common way, so the most samples. */
function isUsual({ kept, cacheState, importedFrom }: TrendRow): boolean {
  return kept === 'in place, disk' && (cacheState === 'warm' || cacheState === null) && importedFrom === null;
}
