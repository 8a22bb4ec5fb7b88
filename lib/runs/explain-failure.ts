import 'server-only';
import { isNotWritable } from '@/lib/db/until-writable';
import { AppError, isAppError } from '@/lib/errors/app-error';

/** What the file system or the database refused, in words of the table; any other error as it is. */
export function explainFailure(error: unknown): unknown {
  if (isAppError(error) || !(error instanceof Error)) return error;
  if (isNotWritable(error)) return new AppError('database/not-writable', error.message, { cause: error });
  const { code, path } = error as NodeJS.ErrnoException;
  const where = path ?? 'A file';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk/full', `${where}: no space left.`, { cause: error });
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return new AppError('disk/not-writable', `${where} cannot be written to (${code}).`, { cause: error });
  return error;
}
