import 'server-only';
import { changeCriuConfig } from '@/lib/domain/remedies/change-criu-config';
import { criuConfigLines, type CriuConfigCode } from '@/lib/domain/remedies/criu-config-lines';
import type { CriuConfigView } from '@/lib/domain/remedies/criu-config-view';
import { AppError } from '@/lib/errors/app-error';
import { readRuntimeConfig, writeConfigFile } from '@/lib/host/criu/runtime-config';
import { log } from '@/lib/log';

/** What the remedy of a cause would change in CRIU's settings. Changes nothing. */
export async function previewCriuConfig(code: CriuConfigCode): Promise<CriuConfigView> {
  const { file, shownPath, text } = await readRuntimeConfig();
  return { file, shownPath, before: text, change: changeCriuConfig(text, criuConfigLines[code]) };
}

/**
 * Writes the line, when the file still is what the person was shown.
 * @throws AppError input/invalid when it is not, or when the option is there with another value.
 */
export async function applyCriuConfig(code: CriuConfigCode, seen: string): Promise<CriuConfigView> {
  const view = await previewCriuConfig(code);
  if (view.before !== seen)
    throw new AppError('input/invalid', `${view.shownPath} was changed in the meantime. Look at the change again.`);
  if (view.change.type === 'conflict')
    throw new AppError('input/invalid', `${view.shownPath} says "${view.change.found}" already. Change it by hand.`);
  if (view.change.type === 'present') return view;
  await writeConfigFile(view.file, view.change.after);
  log().info({ file: view.file, line: view.change.line }, 'a line was added to the settings of CRIU');
  return previewCriuConfig(code);
}
