import 'server-only';
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { changeCriuConfig } from '@/lib/domain/remedies/change-criu-config';
import { forgetEngine } from '@/lib/host/engine/resolve';
import { exec, type CommandResult } from '@/lib/host/process/exec';

const systemPaths = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The embedded engine as causes are provoked in it: its settings, its programs, its mounts. */
export class EngineFiles {
  private readonly folder: string;

  /** @param wrapper the engine's podman command, `…/engine/bin/podman`. */
  constructor(
    private readonly wrapper: string,
    private readonly scratch: string,
  ) {
    this.folder = path.dirname(path.dirname(wrapper));
  }

  /** A path of the engine's own tree, as this host sees it. */
  inside(file: string): string {
    return path.join(this.folder, 'root', file);
  }

  /** Runs a command with the engine's own mounts. */
  async enter(argv: readonly string[]): Promise<CommandResult> {
    const result = await exec(['nsenter', `--mount=${path.join(this.folder, 'ns', 'mnt.ns')}`, '--', ...argv]);
    if (result.exitCode !== 0) throw new Error(`${argv.join(' ')}: ${result.stderr}`);
    return result;
  }

  /** Does something with a line more in CRIU's settings, added as the product's own remedy adds it. */
  async withCriuLine<T>(line: string, work: () => Promise<T>): Promise<T> {
    return this.withCriuConfig((text) => {
      const change = changeCriuConfig(text, line);
      return change.type === 'append' ? change.after : text;
    }, work);
  }

  /** Does something with other settings of CRIU, and puts them back. */
  async withCriuConfig<T>(edit: (text: string) => string, work: () => Promise<T>): Promise<T> {
    const file = this.inside('/etc/criu/runc.conf');
    const before = await readFile(file, 'utf8');
    await writeFile(file, edit(before));
    try {
      return await work();
    } finally {
      await writeFile(file, before);
    }
  }

  /** Does something with the engine's podman started another way, `PATH=… podman` being the end of its wrapper. */
  async withPodman<T>(name: string, command: (usual: string) => string, work: () => Promise<T>): Promise<T> {
    const text = await readFile(this.wrapper, 'utf8');
    const file = path.join(this.scratch, name);
    const usual = `PATH=${systemPaths} HOME=/root LANG=C.UTF-8 podman`;
    await writeFile(
      file,
      text.replace(/PATH=.* podman "\$@"/s, () => `${command(usual)} "$@"`),
    );
    await chmod(file, 0o755);
    return withPodmanCommand(file, work);
  }

  /** The same with some of the engine's programs taken out of the PATH. */
  async withoutPrograms<T>(names: readonly string[], work: () => Promise<T>): Promise<T> {
    const folder = path.join(this.scratch, `without-${names[0]}`);
    await mkdir(folder, { recursive: true });
    for (const place of ['/usr/bin', '/usr/sbin'])
      for (const name of await readdir(this.inside(place)))
        if (!names.includes(name)) await symlink(path.join(place, name), path.join(folder, name)).catch(ignoreTwice);
    return this.withPodman(`podman-without-${names[0]}`, (usual) => usual.replace(systemPaths, folder), work);
  }
}

async function withPodmanCommand<T>(command: string, work: () => Promise<T>): Promise<T> {
  const before = process.env.PODMAN_COMMAND;
  const apply = (value: string | undefined) => {
    process.env.PODMAN_COMMAND = value;
    delete (globalThis as { __gpuLoadEnv?: unknown }).__gpuLoadEnv;
    forgetEngine();
  };
  apply(command);
  try {
    return await work();
  } finally {
    apply(before);
  }
}

function ignoreTwice(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
