import { FileInput } from 'lucide-react';
import { Badge } from '@/components/ui/badge';

/** Says that figures were not measured by this installation; nothing for those that were. */
export function ImportMark({ importedFrom }: { importedFrom: string | null }) {
  if (importedFrom === null) return null;
  return (
    <span title={`Imported from ${importedFrom}`}>
      <Badge tone="info" icon={<FileInput aria-hidden className="size-3.5" />}>
        Imported
      </Badge>
    </span>
  );
}
