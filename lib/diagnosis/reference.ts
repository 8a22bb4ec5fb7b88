const repositories: Record<string, string> = {
  criu: 'checkpoint-restore/criu',
  podman: 'containers/podman',
  runc: 'opencontainers/runc',
  crun: 'containers/crun',
  netavark: 'containers/netavark',
  'cuda-checkpoint': 'NVIDIA/cuda-checkpoint',
  'nvidia-container-toolkit': 'NVIDIA/nvidia-container-toolkit',
  grit: 'kaito-project/grit',
  'home-manager': 'nix-community/home-manager',
  'util-linux': 'util-linux/util-linux',
};

/**
 * Where a cause's reference can be read: `criu v4.2 criu/sk-inet.c:200` is a line of a tool's source, `criu#2673` a
 * report. `null` for GPU-Load's own files.
 */
export function referenceHref(reference: string): string | null {
  const report = /^([a-z-]+)#(\d+)$/.exec(reference);
  if (report) return `${home(report[1])}/issues/${report[2]}`;
  const source = /^([a-z-]+) (\S+) ([^\s:]+)(?::(\d+))?$/.exec(reference);
  if (!source) return null;
  const [, tool, version, path, line] = source;
  return `${home(tool)}/blob/${version}/${path}${line === undefined ? '' : `#L${line}`}`;
}

function home(tool = ''): string {
  const repository = repositories[tool];
  if (repository === undefined) throw new Error(`No repository is known for ${tool}.`);
  return `https://github.com/${repository}`;
}
