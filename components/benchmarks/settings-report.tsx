'use client';
import dynamic from 'next/dynamic';
import { cacheStatesOf } from '@/lib/domain/benchmark/suite';
import { recommend, type SettingResult } from '@/lib/domain/benchmark/settings/recommend';
import { recommendationSentence } from '@/lib/domain/benchmark/settings/recommendation-sentence';
import { settingLabel } from '@/lib/domain/benchmark/settings/setting';
import type { BenchmarkView } from '@/lib/domain/benchmark/view';
import { isFinal } from '@/lib/domain/run-status';
import { ArmDots } from '@/components/charts/arm-dots';
import { Card } from '@/components/ui/card';
import { SettingsTable } from './settings-table';

// Only its own suite has it, and it brings the schemas of the forms.
const UseSetting = dynamic(() => import('./use-setting').then((module) => module.UseSetting));

/** Which setting is the fastest that never failed: the sentence, the picture, the evidence, and how to use it. */
export function SettingsReport({ view, isPublic }: { view: BenchmarkView; isPublic: boolean }) {
  const { input, result, run } = view;
  const samples = result.arms.flatMap((arm) => arm.samples);
  const found = recommend(input, samples);
  const finalists = found.settings.filter(({ finalMs }) => finalMs.length > 0);
  const skipped = run.measurement?.skippedChanges ?? [];
  return (
    <>
      <Card title="Recommendation">
        <p className="text-lg font-semibold">{recommendationSentence(found, cacheStatesOf(input)[0] ?? 'warm')}</p>
        <p className="text-muted mt-1 text-xs">
          Only samples of the last round are compared: those that chose its settings favour the lucky ones. Ratio of
          medians with a 95 % bootstrap interval (seed {input.seed}); with two rivals a false winner is up to twice as
          likely as with one. Safe means: no dump and no restore failed, and every answer was the one given at the dump.
        </p>
        {found.verdict === 'faster' && found.best?.setting.includes('lock-skip') && (
          <p className="text-warning mt-2 text-sm">
            Without a network lock, packets that come during a dump break open connections: for dumps of a server that
            nobody is connected to.
          </p>
        )}
        {!isPublic && isFinal(run.status) && <UseSetting view={view} found={found} />}
      </Card>
      {finalists.length > 0 && (
        <Card>
          <ArmDots
            title="First token (T3), last round"
            rows={finalists.map((one, i) => dotRow(one, i))}
            fileName={`benchmark-${run.id.slice(0, 8)}-settings`}
          />
          <p className="text-muted mt-1 text-xs">
            Each dot is one restore. The line is the median, the band its 95 % interval (from 5 samples on).
          </p>
        </Card>
      )}
      <SettingsTable settings={found.settings} isLinked={!isPublic} />
      {skipped.length > 0 && (
        <Card title="Not tried on this host">
          <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
            {skipped.map(({ change, reason }) => (
              <div key={change} className="contents">
                <dt className="font-medium">{settingLabel([change])}</dt>
                <dd className="text-muted">{reason}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </>
  );
}

function dotRow({ key, label, finalMs, final, setting }: SettingResult, index: number) {
  return {
    key,
    label,
    values: finalMs,
    median: final?.median ?? null,
    interval: final?.medianInterval ?? null,
    color: setting.length === 0 ? 'var(--chart-1)' : `var(--chart-${2 + (index % 5)})`,
  };
}
