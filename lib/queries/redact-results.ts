import 'server-only';
import { maskSpec } from '@/lib/domain/masked-spec';
import type { ResultsFile } from '@/lib/domain/results/results-file';
import { redactArgv, redactText } from '@/lib/host/redact';

/** Results as they may be stored: a file from elsewhere may hold secrets that whatever wrote it did not take out. */
export function redactResults(results: ResultsFile): ResultsFile {
  return {
    ...results,
    spec: results.spec && maskSpec(results.spec),
    samples: results.samples.map((sample) => ({
      ...sample,
      error: sample.error && { ...sample.error, detail: redactText(sample.error.detail) },
      commands: sample.commands.map((command) => ({ ...command, argv: redactArgv(command.argv) })),
    })),
  };
}
