import { ButtonLink } from '@/components/ui/button-link';
import { PageHeader } from '@/components/ui/page-header';
import { paths } from '@/lib/paths';

export default function NotFound() {
  return (
    <>
      <PageHeader title="Not found" description="There is nothing at this address. It may have been deleted." />
      <ButtonLink href={paths.overview()}>To the overview</ButtonLink>
    </>
  );
}
