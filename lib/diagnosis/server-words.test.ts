import { expect, test } from 'vitest';
import { findServerWords } from './server-words';

// Two processes that talk by NCCL 2.28.9 with podman's default /dev/shm, on two H200; without the frames between.
const nccl = `[ 28.770 s] warming up
[2026-11-28 23:26:38] vm:71:468 [1] misc/shmutils.cc:87 NCCL WARN Error: failed to extend /dev/shm/nccl-ojTfM0 to 34210180 bytes, error: No space left on device (28)
[2026-11-28 23:26:38] vm:71:468 [1] misc/shmutils.cc:132 NCCL WARN Error while creating shared memory segment /dev/shm/nccl-ojTfM0 (size 34210176), error: No space left on device (28)
[rank1]: Traceback (most recent call last):
[rank1]:   File "/opt/gpu-load/serve.py", line 207, in <module>
[rank1]:     main()
[rank1]: torch.distributed.DistBackendError: NCCL error in: /pytorch/torch/csrc/distributed/c10d/ProcessGroupNCCL.cpp:3780, unhandled system error (run with NCCL_DEBUG=INFO for details), NCCL version 2.28.9
[rank1]: ncclSystemError: System call (e.g. socket, malloc) or external library call failed or device error. 
[rank1]: Last error:
[rank1]: Error while creating shared memory segment /dev/shm/nccl-ojTfM0 (size 34210176), error: No space left on device (28)`;

// As reported in vllm#25837; the line of the API server is that of vLLM 0.11.
const vllm = `(EngineCore_DP0 pid=17374) ERROR 09-28 15:47:24 [core.py:718] EngineCore failed to start.
(EngineCore_DP0 pid=17374) ERROR 09-28 15:47:24 [core.py:718] Traceback (most recent call last):
(EngineCore_DP0 pid=17374) ERROR 09-28 15:47:24 [core.py:718]     raise ValueError(
(EngineCore_DP0 pid=17374) ERROR 09-28 15:47:24 [core.py:718] ValueError: Free memory on device (3.22/4.0 GiB) on startup is less than desired GPU memory utilization (0.9, 3.6 GiB). Decrease GPU memory utilization or reduce GPU memory used by other processes.
(EngineCore_DP0 pid=17374) Process EngineCore_DP0:
(APIServer pid=1) RuntimeError: Engine core initialization failed. See root cause above. Failed core proc(s): {}`;

test('the first word of a known cause decides, with what to do about it', () => {
  const { line, context, remedy } = findServerWords(nccl);
  expect(line).toMatch(/failed to extend \/dev\/shm\/nccl-ojTfM0/);
  expect(context).toHaveLength(6);
  expect(remedy?.join(' ')).toMatch(/\/dev\/shm has: 64 MiB/);
  expect(findServerWords(vllm).line).toMatch(/ValueError: Free memory on device \(3\.22\/4\.0 GiB\)/);
  expect(findServerWords(vllm).remedy?.[0]).toMatch(/--gpu-memory-utilization/);
});

test.each([
  ['OSError: [Errno 98] Address already in use', /ss -ltnp/],
  [
    "ERROR:    [Errno 98] error while attempting to bind on address ('0.0.0.0', 8000): address already in use",
    /ss -ltnp/,
  ],
  ['torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB.', /nvidia-smi/],
  ['RuntimeError: No CUDA GPUs are available', /nvidia\.com\/gpu=all/],
])('%s', (line, step) => {
  expect(findServerWords(`loading\n${line}\nbye`).remedy?.join('\n')).toMatch(step);
});

test('for an unknown cause it is the first exception: the others happened because of it', () => {
  const log = `(EngineCore_DP0 pid=9) ERROR 09-28 15:47:24 [core.py:718] ValueError: rope_scaling is odd
(EngineCore_DP0 pid=9) Traceback (most recent call last):
(APIServer pid=1) RuntimeError: Engine core initialization failed. See root cause above.`;
  expect(findServerWords(log)).toMatchObject({ line: log.split('\n')[0], remedy: null });
  expect(findServerWords('a\nKeyError\nb').line).toBe('KeyError');
  expect(findServerWords('a\njson.decoder.JSONDecodeError: Expecting value\nb').line).toMatch(/^json\.decoder/);
});

test('a line that only speaks of an error is none', () => {
  const log = 'INFO 0 errors\n  raise ValueError(\nTokenizerError handling is on\nMyError occurs: no';
  expect(findServerWords(log)).toEqual({ line: null, context: [], remedy: null });
  expect(findServerWords('')).toEqual({ line: null, context: [], remedy: null });
});
