import { limitTexts, type HostLimit } from '@/lib/domain/host-limits/limit';
import { formatBytes } from '@/lib/format/bytes';
import { formatBytesPerSecond } from '@/lib/format/rate';
import { Table, Td, Th } from '@/components/ui/table';

/** Every limit with its median, its spread and how it was measured; what was not measured says why. */
export function LimitsTable({ limits }: { limits: readonly HostLimit[] }) {
  return (
    <Table label="Limits of this host">
      <thead>
        <tr>
          <Th>Limit</Th>
          <Th>Median</Th>
          <Th>Min to max</Th>
          <Th>How</Th>
        </tr>
      </thead>
      <tbody>
        {limits.map((limit) => (
          <tr key={limit.key}>
            <Td className="min-w-44">
              <span className="font-medium">{limitTexts[limit.key].title}</span>
              <span className="text-muted block text-xs">{limitTexts[limit.key].meaning}</span>
            </Td>
            {limit.state === 'measured' ? <Measured limit={limit} /> : <NotMeasured reason={limit.reason} />}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Measured({ limit }: { limit: Extract<HostLimit, { state: 'measured' }> }) {
  const { bytesPerSecond, repeats, bytes, method } = limit;
  return (
    <>
      <Td mono className="font-semibold whitespace-nowrap">
        {formatBytesPerSecond(bytesPerSecond)}
      </Td>
      <Td mono className="whitespace-nowrap">
        {formatBytesPerSecond(Math.min(...repeats))} to {formatBytesPerSecond(Math.max(...repeats))}
      </Td>
      <Td className="text-muted min-w-52 text-xs">
        {repeats.length} times {formatBytes(bytes)}, one thread: <code className="font-mono break-all">{method}</code>
      </Td>
    </>
  );
}

function NotMeasured({ reason }: { reason: string }) {
  return (
    <>
      <Td className="text-muted whitespace-nowrap">not measured</Td>
      <Td className="text-muted">–</Td>
      <Td className="text-muted min-w-52 text-xs">{reason}</Td>
    </>
  );
}
