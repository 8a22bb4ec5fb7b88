import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { SharedPage } from '@/components/share/shared-page';
import { comparisonSentence } from '@/lib/domain/benchmark/sentence';
import { getShared, type Shared } from '@/lib/queries/shares';

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const shared = await getShared((await params).slug);
  // For a link that is not there as well: the preview's picture, which stands beside this page, has an address too.
  const metadataBase = await addressOfServer();
  if (!shared) return { metadataBase, title: 'No such link', robots: { index: false } };
  const title = titleOf(shared);
  const description = descriptionOf(shared);
  return {
    metadataBase,
    title,
    description,
    // A link is for those who were given it.
    robots: { index: false, follow: false },
    openGraph: { title, description, type: 'article', siteName: 'GPU-Load' },
  };
}

/** A run, a benchmark or a comparison for those who have the link: no actions, no secrets. */
export default async function Page({ params }: Props) {
  const shared = await getShared((await params).slug);
  if (!shared) notFound();
  return <SharedPage shared={shared} />;
}

/** The address the page was asked at: whoever makes the preview fetches its picture from there too. */
async function addressOfServer(): Promise<URL | null> {
  const asked = await headers();
  const protocol = asked.get('x-forwarded-proto')?.split(',')[0] ?? 'http';
  const address = `${protocol}://${asked.get('host') ?? ''}`;
  return URL.canParse(address) ? new URL(address) : null;
}

function titleOf(shared: Shared): string {
  if (shared.kind === 'comparison') return `Comparison of ${shared.comparison.columns.length}`;
  const { title, specName } = shared.kind === 'benchmark' ? shared.view.run : shared.run;
  return specName === null ? title : `${title} · ${specName}`;
}

function descriptionOf(shared: Shared): string {
  if (shared.kind === 'comparison') return shared.comparison.columns.map(({ title }) => title).join(', ');
  if (shared.kind === 'run') return `${shared.run.kind}, ${shared.run.status}`;
  const sentences = shared.view.result.comparisons
    .filter(({ measure }) => measure === 't3FirstTokenMs')
    .map(comparisonSentence);
  return sentences.join(' ') || `${shared.view.result.arms.length} arms, ${shared.view.run.status}`;
}
