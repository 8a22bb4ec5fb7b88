import { formatBytes } from '@/lib/format/bytes';
import { describeDifference } from './file-difference';
import type { NowFacts, ThenFacts } from './readiness-facts';
import type { ReadinessRow } from './readiness-row';
import { row } from './row';

const shown = 3;

/** Names and sizes against the manifest. Content is only compared by "Verify now": hashing takes as long as reading. */
export function judgeFiles({ sizeBytes }: ThenFacts, { files }: NowFacts): ReadinessRow {
  if (files === null || files.manifest === 'none') {
    return row('files', 'unknown', 'There is no manifest of its files yet.', { then: formatBytes(sizeBytes) });
  }
  const then = `${files.fileCount} files, ${formatBytes(sizeBytes)}`;
  const broken = files.differences.filter(({ fault }) => fault !== 'touched');
  if (broken.length > 0) {
    const words = broken.slice(0, shown).map(describeDifference).join('; ');
    const more = broken.length > shown ? ` And ${broken.length - shown} more.` : '';
    return row('files', 'red', `${words}.${more}`, { then, now: `${broken.length} damaged`, canIgnore: false });
  }
  const [touched] = files.differences;
  if (touched) {
    const reason = `Same names and sizes, but ${describeDifference(touched)}. Verify now compares the content.`;
    return row('files', 'amber', reason, { then, now: `${files.differences.length} written to` });
  }
  const how = files.manifest === 'complete' ? '' : ' Their hashes are not made yet.';
  return row('files', 'green', `All names, sizes and times are those of the manifest.${how}`, {
    then,
    now: 'the same',
  });
}
