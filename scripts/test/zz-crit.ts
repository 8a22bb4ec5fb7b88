import path from 'node:path';
import { bootstrapRoot } from '@/lib/host/engine/bootstrap-root';
import { engineLayout } from '@/lib/host/engine/layout';
const t=performance.now();
await bootstrapRoot(path.join(engineLayout().folder, 'crit'), 'forky', ['python3-pycriu']);
console.log(performance.now()-t);
