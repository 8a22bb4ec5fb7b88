'use client';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { SpecField } from './spec-text';

interface Props {
  field: SpecField;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** One field of a spec: text, or a choice where only few values mean something. */
export function SpecInput({ field: { key, label, hint, flag, rows, options }, value, onChange, error }: Props) {
  const shared = { label, value, onChange, error, ...(hint ? { hint } : {}), ...(flag ? { flag } : {}) };
  if (options) return <SelectField {...shared} options={options} />;
  return <TextField {...shared} rows={rows ?? 1} mono={key !== 'description'} />;
}
