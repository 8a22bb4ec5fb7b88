import { buildEngine } from '@/lib/host/engine/build';
import { bootstrapRoot } from '@/lib/host/engine/bootstrap-root';
const t=Date.now();
await buildEngine(); console.log('engine', Date.now()-t);
await bootstrapRoot(process.cwd()+'/.gpu-load/engine/demo-root','trixie',['python3-torch', 'python3-numpy', 'python3-safetensors', 'libopenblas0-pthread']); console.log('demo', Date.now()-t);
