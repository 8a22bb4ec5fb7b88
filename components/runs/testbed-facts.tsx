import type { Testbed } from '@/lib/domain/testbed';
import { KeyValueList } from '@/components/ui/key-value';
import { testbedItems } from './testbed-items';

/** The machine and the versions that figures belong to. */
export function TestbedFacts({ testbed }: { testbed: Testbed }) {
  return <KeyValueList items={testbedItems(testbed)} />;
}
