/** Results that ship with the product: real ones, so that a newcomer sees a GPU's before having one. */
export interface SampleResults {
  /** File below public/samples, without its ending. */
  name: string;
  title: string;
  /** What was measured, on what, and what it came to is left to the page itself. */
  about: string;
}

const server = 'PyTorch server, Qwen2-1.5B architecture with random weights, one H100, 24 November 2026.';

export const sampleResults: readonly SampleResults[] = [
  {
    name: 'h100-restore-versus-cold-start',
    title: 'H100: restore versus cold start',
    about: `${server} 5 pairs, page cache warm.`,
  },
  {
    name: 'h100-huge-pages-madvise',
    title: 'H100: restores with huge pages on madvise',
    about: `${server} 6 restores, the distribution’s default.`,
  },
  {
    name: 'h100-huge-pages-always',
    title: 'H100: restores with huge pages on always',
    about: `${server} 6 restores of the same checkpoint.`,
  },
  {
    name: 'h100-ram-disk',
    title: 'H100: restores from a RAM disk',
    about: `${server} 6 restores, huge pages on madvise.`,
  },
  {
    name: 'h100-cuda-checkpoint',
    title: 'H100: cuda-checkpoint instead of CRIU’s plugin',
    about: `${server} 6 restores, huge pages on madvise.`,
  },
  {
    name: 'h100-host-fastest-setting-1',
    title: 'Fastest safe setting of the demo, on the 16 cores of an H100 host',
    about: 'The demo server without its GPU, root folder of the host, page cache warm, 28 November 2026.',
  },
  {
    name: 'h100-host-fastest-setting-2',
    title: 'The same suite once more',
    about: 'Another seed, the same host, right after the first.',
  },
];
