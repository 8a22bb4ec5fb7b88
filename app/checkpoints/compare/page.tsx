import type { Metadata } from 'next';
import { CompareContents } from '@/components/contents/compare-contents';
import { PageHeader } from '@/components/ui/page-header';
import { idSchema } from '@/lib/domain/names';
import { paths } from '@/lib/paths';
import { listCheckpointChoices } from '@/lib/queries/list-checkpoints';

export const metadata: Metadata = { title: 'Compare checkpoints' };

type Query = Record<string, string | string[] | undefined>;

/** What differs inside of two checkpoints, `?a=` and `?b=`. */
export default async function CompareCheckpointsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { a, b } = await searchParams;
  const { choices, isCut } = await listCheckpointChoices(a, b);
  return (
    <>
      <PageHeader
        title="Compare checkpoints"
        breadcrumbs={[{ label: 'Checkpoints', href: paths.checkpoints() }]}
        description="What is in the second and not in the first, what is gone, and what changed."
      />
      <CompareContents choices={choices} isCut={isCut} a={idOf(a)} b={idOf(b)} />
    </>
  );
}

function idOf(value: string | string[] | undefined): string | null {
  const parsed = idSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}
