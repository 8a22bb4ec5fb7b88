import 'server-only';
import { exec } from '@/lib/host/process/exec';

/**
 * The Debian mirror this host itself is set up to use.
 * @throws Error when apt knows of no Debian archive.
 */
export async function debianMirror(): Promise<string> {
  const result = await exec(['apt-get', 'indextargets', '--format', '$(REPO_URI) $(COMPONENT)']);
  const line = result.stdout.split('\n').find((l) => /\/debian\/? main$/.test(l));
  if (!line) {
    throw new Error(
      "This host's apt has no Debian archive, which the embedded engine is made from. Run `apt-get update`, or install podman and CRIU yourself and set ENGINE=system.",
    );
  }
  return line.split(' ')[0]?.replace(/\/$/, '') ?? '';
}
