import { ImageResponse } from 'next/og';
import { comparisonSentence } from '@/lib/domain/benchmark/sentence';
import { getShared, type Shared } from '@/lib/queries/shares';

export const alt = 'What the link shows, in a sentence';
export const size = { width: 1200, height: 630 };
export const contentType = 'image/png';

/** The picture of a link's preview: title, answer, testbed. */
export default async function Image({ params }: { params: Promise<{ slug: string }> }) {
  const shared = await getShared((await params).slug);
  if (!shared) return new Response('Not found', { status: 404 });
  const { title, sentence, machine } = wordsOf(shared);
  return new ImageResponse(
    <div
      style={{
        width: '100%',
        height: '100%',
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'space-between',
        padding: 72,
        background: '#0e1116',
        color: '#e8ecf1',
      }}
    >
      <div style={{ display: 'flex', fontSize: 32, color: '#6cb2ff' }}>GPU-Load</div>
      <div style={{ display: 'flex', flexDirection: 'column', gap: 24 }}>
        <div style={{ display: 'flex', fontSize: 60, fontWeight: 700 }}>{title}</div>
        <div style={{ display: 'flex', fontSize: 36 }}>{sentence}</div>
      </div>
      <div style={{ display: 'flex', fontSize: 28, color: '#a0acbb' }}>{machine}</div>
    </div>,
    size,
  );
}

function wordsOf(shared: Shared): { title: string; sentence: string; machine: string } {
  if (shared.kind === 'comparison') {
    return {
      title: 'Comparison',
      sentence: shared.comparison.columns.map(({ title }) => title).join(', '),
      machine: '',
    };
  }
  const run = shared.kind === 'benchmark' ? shared.view.run : shared.run;
  const answer = shared.kind === 'benchmark' ? shared.view.result.comparisons.map(comparisonSentence)[0] : undefined;
  const bed = run.testbed;
  const machine = bed ? [bed.gpus[0] ?? bed.cpuModel, bed.criu && `CRIU ${bed.criu}`].filter(Boolean).join(' · ') : '';
  return { title: run.title, sentence: answer ?? `${run.kind}, ${run.status}`, machine };
}
