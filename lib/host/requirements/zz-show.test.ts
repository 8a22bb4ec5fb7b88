import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { checkRequirements } from '@/lib/host/requirements/check';
import { collectTestbed } from '@/lib/host/facts/collect-testbed';
import { parsePackageVersion } from '@/lib/host/facts/engine-facts';
it('show', async () => { const t=performance.now(); const r = await checkRequirements(); console.log('\n'+(performance.now()-t)); for (const x of r) console.log(`${x.state.padEnd(12)} ${x.id.padEnd(26)} ${x.found}`);
console.log(JSON.stringify(await collectTestbed(['/root/lab/podman'],'override'))); console.log('criu in root', parsePackageVersion(readFileSync('/root/lab/engine/var/lib/dpkg/status','utf8'),'criu')); });
