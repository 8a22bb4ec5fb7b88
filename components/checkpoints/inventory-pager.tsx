import { Button } from '@/components/ui/button';
import type { InventoryFilter } from '@/lib/domain/inventory-filter';

interface Props {
  filter: InventoryFilter;
  pages: number;
  onChange: (filter: InventoryFilter) => void;
}

/** Leads from one page of the inventory to the next. */
export function InventoryPager({ filter, pages, onChange }: Props) {
  const go = (page: number) => () => onChange({ ...filter, page });
  return (
    <nav aria-label="Pages" className="mt-4 flex items-center gap-2">
      <Button onClick={go(filter.page - 1)} disabledReason={filter.page === 1 ? 'This is the first page.' : null}>
        Previous
      </Button>
      <span>
        Page {filter.page} of {pages}
      </span>
      <Button onClick={go(filter.page + 1)} disabledReason={filter.page >= pages ? 'This is the last page.' : null}>
        Next
      </Button>
    </nav>
  );
}
