import 'server-only';
import { db } from './client';
import { untilWritable } from './until-writable';

/** Stores that a command began and returns its ordinal within the run, from 1. */
export async function startCommand(
  runId: string,
  { argv, jobDir = null, pid = null }: { argv: string[]; jobDir?: string | null; pid?: number | null },
): Promise<number> {
  // One statement, so that two commands of a run cannot get the same ordinal.
  const insert = async () => db().$queryRaw<{ ordinal: number | bigint }[]>`
    INSERT INTO "RunCommand" ("runId", "ordinal", "argv", "pid", "jobDir", "startedAt")
    SELECT ${runId}, COALESCE(MAX("ordinal"), 0) + 1, ${JSON.stringify(argv)}, ${pid}, ${jobDir}, ${new Date()}
    FROM "RunCommand" WHERE "runId" = ${runId}
    RETURNING "ordinal"`;
  const rows = await untilWritable(insert);
  const ordinal = rows[0]?.ordinal;
  if (ordinal === undefined) throw new Error(`The command of run ${runId} was not stored.`);
  return Number(ordinal);
}

/** Stores how a command ended. */
export async function finishCommand(
  runId: string,
  ordinal: number,
  outcome: { exitCode: number | null; durationMs: number; stdoutTail: string; stderrTail: string },
): Promise<void> {
  const update = () =>
    db().runCommand.update({
      where: { runId_ordinal: { runId, ordinal } },
      data: { ...outcome, durationMs: Math.round(outcome.durationMs) },
      select: { ordinal: true },
    });
  await untilWritable(update);
}

/** Stores where a log file that is kept with a run lies; a second one of the same name replaces the first. */
export async function addLogFile(
  runId: string,
  { name, path, sizeBytes }: { name: string; path: string; sizeBytes: number },
): Promise<void> {
  const data = { path, sizeBytes: BigInt(sizeBytes) };
  const upsert = () =>
    db().runLogFile.upsert({
      where: { runId_name: { runId, name } },
      create: { runId, name, ...data },
      update: data,
    });
  await untilWritable(upsert);
}

/** Forgets a log file that could not be kept after all. */
export async function removeLogFile(runId: string, name: string): Promise<void> {
  await db().runLogFile.deleteMany({ where: { runId, name } });
}

/** Where a log file of a run lies. */
export async function getLogFile(
  runId: string,
  name: string,
): Promise<{ name: string; path: string; sizeBytes: number } | null> {
  const row = await db().runLogFile.findUnique({ where: { runId_name: { runId, name } } });
  return row && { name: row.name, path: row.path, sizeBytes: Number(row.sizeBytes) };
}
