import { z } from 'zod';
import { isFinal } from '../run-status';
import { jsonFault } from './json-fault';
import { resultsFileSchema, resultsFormat, resultsVersion, type ResultsFile } from './results-file';
import { scriptBenchmarks, type ScriptSource } from './script-benchmarks';
import { scriptResultSchema } from './script-result';

export interface ResultText {
  name: string;
  text: string;
}

/** A benchmark that chosen files hold. */
export interface ResultsImport {
  origin: 'gpu-load' | 'scripts';
  results: ResultsFile;
  /** The files it comes from, by place in the list: one of GPU-Load's, or that of each sample in order. */
  sources: number[];
}

/** A file that cannot be imported, and why. */
export interface FileFault {
  /** Its place in the list. */
  source: number;
  name: string;
  reason: string;
}

/** Reads chosen files. Results of scripts are brought together, so they are to be chosen together. */
export function readResultFiles(files: readonly ResultText[]): { imports: ResultsImport[]; faults: FileFault[] } {
  const imports: ResultsImport[] = [];
  const scripts: ScriptSource[] = [];
  const faults: FileFault[] = [];
  const seen = new Map<string, string>();
  files.forEach(({ name, text }, source) => {
    const twin = seen.get(text);
    const read = twin === undefined ? readOne(text) : { fault: `The same file as ${twin}.` };
    seen.set(text, name);
    if ('fault' in read) faults.push({ source, name, reason: read.fault });
    else if ('script' in read) scripts.push({ result: read.script, source });
    else imports.push({ origin: 'gpu-load', results: read.results, sources: [source] });
  });
  const joined = scriptBenchmarks(scripts).map((benchmark) => ({ ...benchmark, origin: 'scripts' as const }));
  return { imports: [...imports, ...joined], faults };
}

type Read = { fault: string } | { results: ResultsFile } | { script: ScriptSource['result'] };

const kindSchema = z.object({ format: z.unknown(), version: z.unknown(), type: z.unknown() }).partial();

function readOne(text: string): Read {
  const broken = jsonFault(text);
  if (broken) return { fault: `Line ${broken.line}, column ${broken.column}: ${broken.reason}` };
  const document: unknown = JSON.parse(text);
  const kind = kindSchema.safeParse(document).data;
  if (kind?.format === resultsFormat) {
    if (kind.version !== resultsVersion) {
      return {
        fault: `version: This is version ${JSON.stringify(kind.version)} of the format; version ${resultsVersion} can be read.`,
      };
    }
    const parsed = resultsFileSchema.safeParse(document);
    return parsed.success ? ended(parsed.data) : { fault: reasonOf(parsed.error) };
  }
  if (kind?.type === 'baseline' || kind?.type === 'criu') {
    const parsed = scriptResultSchema.safeParse(document);
    return parsed.success ? { script: parsed.data } : { fault: reasonOf(parsed.error) };
  }
  return {
    fault: `Neither results of GPU-Load ("format": "${resultsFormat}") nor of benchmark-baseline.py or benchmark-criu.py ("type": "baseline" or "criu").`,
  };
}

function ended(results: ResultsFile): Read {
  if (!isFinal(results.benchmark.status)) {
    return { fault: 'benchmark.status: It was still under way when the file was written. Export it again at its end.' };
  }
  return results.samples.length === 0 ? { fault: 'samples: It has no sample.' } : { results };
}

const maxReasons = 3;

/** "samples[3].values.t3FirstTokenMs: A whole number." */
function reasonOf({ issues }: z.ZodError): string {
  const reasons = issues.slice(0, maxReasons).map(({ path, message }) => {
    const place = path.reduce<string>(
      (text, key) => (typeof key === 'number' ? `${text}[${key}]` : `${text}${text === '' ? '' : '.'}${String(key)}`),
      '',
    );
    return place === '' ? message : `${place}: ${message}`;
  });
  const others = issues.length - reasons.length;
  return [...reasons, ...(others > 0 ? [`And ${others} more.`] : [])].join(' ');
}
