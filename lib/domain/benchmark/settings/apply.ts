import { createCheckpointInputSchema, restoreInputSchema, type CreateCheckpointInput } from '../../options';
import { changeOf } from './change';
import { optionsOf, settingKey, type Setting } from './setting';

/** The checkpoint that a setting asks for; null when it only restores differently. */
export function checkpointInputOf(
  setting: Setting,
  { specId, specName }: { specId: string; specName: string },
): CreateCheckpointInput | null {
  if (!setting.some((key) => changeOf(key).dump ?? changeOf(key).launch)) return null;
  const { dump, launch } = optionsOf(setting);
  return createCheckpointInputSchema.parse({
    source: { type: 'spec', specId, ...launch },
    name: `${specName}-${settingKey(setting)}`,
    options: dump,
  });
}

/** The options of a restore that a setting asks for, as the form takes them; null when it restores as usual. */
export function restoreInputOf(setting: Setting): { checkpointId: string; options: object } | null {
  const { restore } = optionsOf(setting);
  if (Object.keys(restore).length === 0) return null;
  // The form chooses a checkpoint itself; an input without one would not be valid.
  return restoreInputSchema.parse({ checkpointId: 'none', options: restore });
}
