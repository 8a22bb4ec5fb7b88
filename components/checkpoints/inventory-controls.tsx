'use client';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { InventoryFilter, InventorySort } from '@/lib/domain/inventory-filter';
import { checkpointStates } from '@/lib/domain/views';
import { stateWords } from './state-badge';

const any = { value: '', label: 'Any' };
const sortWords: { value: InventorySort; label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'name', label: 'Name' },
  { value: 'size', label: 'Largest first' },
  { value: 'last-restore', label: 'Last restored first' },
];

interface Props {
  filter: InventoryFilter;
  /** Names of the specs that checkpoints were made from. */
  specNames: string[];
  onChange: (filter: InventoryFilter) => void;
}

/** What the inventory shows, and in which order; every change takes effect at once. */
export function InventoryControls({ filter, specNames, onChange }: Props) {
  const set = (patch: Partial<Record<keyof InventoryFilter, string>>) =>
    onChange({ ...filter, ...patch } as InventoryFilter);
  return (
    <form
      role="search"
      aria-label="Filter checkpoints"
      className="mb-4 grid grid-cols-2 items-end gap-3 sm:grid-cols-3 lg:grid-cols-7"
      onSubmit={(event) => event.preventDefault()}
    >
      <TextField label="Name" type="search" value={filter.name ?? ''} onChange={(name) => set({ name })} />
      <SelectField
        label="Spec"
        value={filter.spec ?? ''}
        onChange={(spec) => set({ spec })}
        options={[any, ...specNames.map((name) => ({ value: name, label: name }))]}
      />
      <SelectField
        label="State"
        value={filter.state ?? ''}
        onChange={(state) => set({ state })}
        options={[
          any,
          // Deleted ones are not in the inventory.
          ...checkpointStates
            .filter((state) => state !== 'deleted')
            .map((state) => ({ value: state, label: stateWords(state) })),
        ]}
      />
      <SelectField
        label="Storage"
        value={filter.storage ?? ''}
        onChange={(storage) => set({ storage })}
        options={[any, { value: 'disk', label: 'Disk' }, { value: 'ram', label: 'RAM' }]}
      />
      <SelectField
        label="Form"
        value={filter.form ?? ''}
        onChange={(form) => set({ form })}
        options={[any, { value: 'directory', label: 'In place' }, { value: 'archive', label: 'Archive' }]}
      />
      <SelectField label="Order" value={filter.sort} onChange={(sort) => set({ sort })} options={sortWords} />
      <div className="flex min-h-9 items-center">
        <CheckboxField
          label="Golden only"
          checked={filter.golden === 'only'}
          onChange={(isOnly) => onChange({ ...filter, golden: isOnly ? 'only' : undefined })}
        />
      </div>
    </form>
  );
}
