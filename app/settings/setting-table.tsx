import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import type { ServerSetting } from '@/lib/queries/get-server-settings';

/** Settings with the environment variables that set them. */
export function SettingTable({ title, settings }: { title: string; settings: ServerSetting[] }) {
  return (
    <Card title={title}>
      <Table label={title}>
        <thead>
          <tr>
            <Th>Setting</Th>
            <Th>Value</Th>
            <Th>Set by</Th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ label, value, variable }) => (
            <tr key={label}>
              <Td className="whitespace-nowrap">{label}</Td>
              <Td mono>{value}</Td>
              <Td mono>{variable}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
