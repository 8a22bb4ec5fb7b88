/** Every URL of the app, in one place. */
export const paths = {
  overview: () => '/',
  containers: () => '/containers',
  containerLog: (name: string) => `/containers/${encodeURIComponent(name)}`,
  checkpoints: (query: Record<string, string> = {}) => withQuery('/checkpoints', query),
  checkpoint: (id: string) => `/checkpoints/${encodeURIComponent(id)}`,
  checkpointBytes: (id: string, query: Record<string, string> = {}) =>
    withQuery(`/checkpoints/${encodeURIComponent(id)}/contents`, query),
  /** `section` is one of the headings of that page, such as `sockets`. */
  checkpointState: (id: string, section?: string) =>
    `/checkpoints/${encodeURIComponent(id)}/contents/state${section === undefined ? '' : `#${section}`}`,
  checkpointMemorySearch: (id: string) => `/checkpoints/${encodeURIComponent(id)}/contents/search`,
  compareCheckpoints: (query: { a?: string; b?: string } = {}) => withQuery('/checkpoints/compare', query),
  runs: (query: Record<string, string> = {}) => withQuery('/runs', query),
  run: (id: string, query: Record<string, string> = {}) => withQuery(`/runs/${encodeURIComponent(id)}`, query),
  /** CRIU's log of a run, such as `restore.log`; `query` has the filter and the line. */
  runLog: (id: string, name: string, query: Record<string, string> = {}) =>
    withQuery(`/runs/${encodeURIComponent(id)}/logs/${encodeURIComponent(name)}`, query),
  newRun: (query: Record<string, string> = {}) => withQuery('/runs/new', query),
  benchmarks: () => '/benchmarks',
  benchmark: (id: string) => `/benchmarks/${encodeURIComponent(id)}`,
  importResults: () => '/benchmarks/import',
  newBenchmark: (query: Record<string, string> = {}) => withQuery('/benchmarks/new', query),
  schedules: () => '/schedules',
  compare: (ids: readonly string[]) => `/compare?runs=${ids.map(encodeURIComponent).join(',')}`,
  trends: (query: Record<string, string> = {}) => withQuery('/trends', query),
  share: (slug: string) => `/share/${encodeURIComponent(slug)}`,
  specs: () => '/specs',
  spec: (id: string) => `/specs/${encodeURIComponent(id)}`,
  host: () => '/host',
  hostLimits: () => '/host#limits',
  settings: () => '/settings',
  errors: () => '/errors',
  error: (code: string) => `/errors#${code.replace('/', '-')}`,
  login: (next?: string) => withQuery('/login', next ? { next } : {}),
  api: {
    hostEvents: () => '/api/host/events',
    runEvents: (id: string, query: Record<string, string> = {}) =>
      withQuery(`/api/runs/${encodeURIComponent(id)}/events`, query),
    runLogLines: (id: string, query: Record<string, string> = {}) =>
      withQuery(`/api/runs/${encodeURIComponent(id)}/logs/lines`, query),
    benchmark: (id: string) => `/api/benchmarks/${encodeURIComponent(id)}`,
    benchmarkAdvice: (id: string) => `/api/benchmarks/${encodeURIComponent(id)}/advice`,
    benchmarkExport: (id: string, format: 'json' | 'csv' | 'md') =>
      withQuery(`/api/benchmarks/${encodeURIComponent(id)}/export`, { format }),
    runs: (query: Record<string, string> = {}) => withQuery('/api/runs', query),
    runLogFile: (id: string, file: string) => `/api/runs/${encodeURIComponent(id)}/logs/${encodeURIComponent(file)}`,
    criuLog: (id: string, query: Record<string, string>) =>
      withQuery(`/api/runs/${encodeURIComponent(id)}/criu-log`, query),
    runBundle: (id: string, query: Record<string, string> = {}) =>
      withQuery(`/api/runs/${encodeURIComponent(id)}/bundle`, query),
    runAnatomy: (id: string) => `/api/runs/${encodeURIComponent(id)}/anatomy`,
    containerLog: (name: string) => `/api/containers/${encodeURIComponent(name)}/log`,
    checkpoints: (query: Record<string, string> = {}) => withQuery('/api/checkpoints', query),
    checkpointContents: (id: string) => `/api/checkpoints/${encodeURIComponent(id)}/contents`,
    checkpointPages: (id: string) => `/api/checkpoints/${encodeURIComponent(id)}/pages`,
    checkpointSearch: (id: string) => `/api/checkpoints/${encodeURIComponent(id)}/search`,
    checkpointEnv: (id: string, pid: number) =>
      withQuery(`/api/checkpoints/${encodeURIComponent(id)}/env`, { pid: String(pid) }),
    checkpointDiff: (id: string, otherId: string) =>
      withQuery(`/api/checkpoints/${encodeURIComponent(id)}/diff`, { with: otherId }),
    specs: () => '/api/specs',
    jumpTargets: (q: string) => withQuery('/api/jump-targets', { q }),
    hostLimits: () => '/api/host/limits',
    requirements: () => '/api/host/requirements',
  },
} as const;

function withQuery(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
