import { paths } from '@/lib/paths';

/** Every page and every route that reads the database, with the rows that the seed makes. */
export function addresses({ runs, checkpoints }: { runs: number; checkpoints: number }): string[] {
  const [run, benchmark, checkpoint] = [`s-${Math.floor(runs / 2)}`, 'b-0', `c-${checkpoints - 1}`];
  const { api } = paths;
  return [
    paths.overview(),
    paths.containers(),
    paths.runs(),
    paths.runs({ kind: 'restore', status: 'failed' }),
    paths.runs({ spec: 'demo', container: 'seeded-3' }),
    paths.run(run),
    paths.newRun({ kind: 'restore' }),
    paths.newRun({ kind: 'restore', checkpoint: 'c-0' }),
    paths.checkpoints(),
    paths.checkpoints({ sort: 'name', page: '2' }),
    paths.checkpoints({ sort: 'last-restore' }),
    paths.checkpoints({ name: 'warm-7', spec: 'other' }),
    paths.checkpoint(checkpoint),
    paths.compareCheckpoints(),
    paths.benchmarks(),
    paths.benchmark(benchmark),
    paths.newBenchmark(),
    paths.importResults(),
    paths.schedules(),
    paths.compare(['b-0', 'b-1']),
    paths.trends(),
    paths.trends({ spec: 'demo', kind: 'restore', days: '0' }),
    paths.specs(),
    paths.host(),
    paths.settings(),
    paths.errors(),
    api.runs({ limit: '200' }),
    api.checkpoints(),
    api.specs(),
    api.jumpTargets(''),
    api.jumpTargets('seeded restore 4711'),
    api.jumpTargets('nothing is called this'),
    api.runLogLines(run),
    api.benchmark(benchmark),
    api.benchmarkExport(benchmark, 'json'),
    api.benchmarkExport(benchmark, 'csv'),
    api.benchmarkExport(benchmark, 'md'),
    api.runBundle(run),
    api.hostLimits(),
    api.requirements(),
  ];
}
