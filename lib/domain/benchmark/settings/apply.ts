import { defaultDumpOptions, defaultRestoreOptions } from '../../default-options';
import type { CreateCheckpointInput, RestoreInput } from '../../options';
import { changeOf } from './change';
import { optionsOf, settingKey, type Setting } from './setting';

// The pages that show these inputs do not load the schemas, which a test compares them with.

/** The checkpoint that a setting asks for; null when it only restores differently. */
export function checkpointInputOf(
  setting: Setting,
  { specId, specName }: { specId: string; specName: string },
): CreateCheckpointInput | null {
  if (!setting.some((key) => changeOf(key).dump ?? changeOf(key).launch)) return null;
  const { dump, launch } = optionsOf(setting);
  return {
    source: { type: 'spec', specId, containerName: null, network: null, networkLock: null, env: {}, ...launch },
    name: `${specName}-${settingKey(setting)}`,
    ...{ note: '', isGolden: true, hasClient: false },
    options: { ...defaultDumpOptions, ...dump },
  };
}

/** The options of a restore that a setting asks for, as the form takes them; null when it restores as usual. */
export function restoreInputOf(setting: Setting): RestoreInput | null {
  const { restore } = optionsOf(setting);
  if (Object.keys(restore).length === 0) return null;
  // The form chooses a checkpoint itself; an input without one would not be valid.
  return { checkpointId: 'none', options: { ...defaultRestoreOptions, ...restore } };
}
