import type { OptionText } from '@/lib/domain/option-texts';
import { CheckboxField } from '@/components/ui/checkbox-field';

interface Props {
  text: OptionText;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabledReason?: string | null;
}

/** One option of a dump or a restore, in words, with podman's flag beside it. */
export function OptionCheckbox({ text: { label, flag, hint }, ...rest }: Props) {
  return <CheckboxField label={label} {...(flag === null ? {} : { flag })} hint={hint} {...rest} />;
}
