import { matches } from './cause';
import { around } from './decisive-line';

/** What a model server wrote before it failed: the line that says why, and what to do when its cause is known. */
export interface ServerWords {
  line: string | null;
  context: string[];
  /** null: the table's own steps fit. */
  remedy: string[] | null;
}

interface ServerCause {
  /** Parts of a line; `…` stands for anything. */
  words: readonly string[];
  remedy: readonly string[];
}

const whatHoldsTheGpu = '$ nvidia-smi --query-compute-apps=pid,name,used_memory --format=csv';

/** Why model servers end while they start. Lines of Python, PyTorch, NCCL and vLLM. */
const serverCauses: readonly ServerCause[] = [
  // NCCL, recorded in misc/shmutils.cc of 2.28 (server-words.test.ts), and nccl#342, nccl#1518.
  {
    words: ['creating shared memory segment /dev/shm/', 'failed to extend /dev/shm/'],
    remedy: [
      'Processes of the server share more memory than /dev/shm has: 64 MiB unless the spec says otherwise.',
      'Give it more in the launch spec (Size of /dev/shm): 1 GiB is enough for NCCL between two processes.',
    ],
  },
  // vLLM: vllm#20305, vllm#25837.
  {
    words: ['less than desired GPU memory utilization'],
    remedy: ['Lower --gpu-memory-utilization in the launch spec, or end what else holds the GPU.', whatHoldsTheGpu],
  },
  // PyTorch.
  {
    words: ['CUDA out of memory'],
    remedy: ['The GPU has too little free memory: end what else holds it, or give the server less.', whatHoldsTheGpu],
  },
  {
    words: ['No CUDA GPUs are available', 'Found no NVIDIA driver on your system'],
    remedy: [
      'The container has no GPU. Give it one in the launch spec: device nvidia.com/gpu=all.',
      '$ nvidia-ctk cdi list',
    ],
  },
  // Python's OSError and uvicorn.
  {
    words: ['Address already in use', 'address already in use'],
    remedy: ['Something else listens on the port of the server. End it, or choose another port.', '$ ss -ltnp'],
  },
];

/** What servers put before each line: vLLM's process and log level, torchrun's rank. */
const prefix = /^(?:\([^()]*pid=\d+\) ?|\[rank\d+\]: ?|(?:ERROR|CRITICAL) [\d-]+ [\d:.]+ \[[^\]]*\] ?)*/;
/** The last line of a Python traceback: the class of the exception, and as a rule what it says. */
const exception = /^(?:[A-Za-z_]\w*\.)*[A-Z]\w*(?:Error|Exception|Exit|Interrupt)(?::|$)/;

/**
 * The line of a server's log that says why it ended: the first that is known, else the first exception, since those
 * after it happened because of it.
 */
export function findServerWords(log: string): ServerWords {
  const lines = log.split('\n');
  const known = serverCauses.map((cause) => ({
    cause,
    index: lines.findIndex((line) => cause.words.some((words) => matches(words, line))),
  }));
  const found = known.filter(({ index }) => index >= 0).sort((a, b) => a.index - b.index)[0];
  const index = found?.index ?? lines.findIndex((line) => exception.test(line.replace(prefix, '')));
  if (index < 0) return { line: null, context: [], remedy: null };
  return {
    line: lines[index] ?? null,
    context: around(lines, index),
    remedy: found ? [...found.cause.remedy] : null,
  };
}
