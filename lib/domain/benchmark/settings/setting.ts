import type { DumpOptions, RestoreOptions } from '../../options';
import { axes, changeKeys, changeOf, type Change, type ChangeKey } from './change';

/** At most one change of each axis; none: the default. Always in the order of the registry. */
export type Setting = readonly ChangeKey[];

export const defaultSetting: Setting = [];

/** The name of a setting in keys and in names of checkpoints: `default`, or its changes joined by dots. */
export function settingKey(setting: Setting): string {
  return setting.length === 0 ? 'default' : setting.join('.');
}

/** What a person calls a setting. */
export function settingLabel(setting: Setting): string {
  if (setting.length === 0) return 'Default: in place, disk';
  const label = setting.map((key) => changeOf(key).label).join(' + ');
  return `${label[0]?.toUpperCase() ?? ''}${label.slice(1)}`;
}

/** The checkpoint that a setting restores: settings that only restore differently share one. */
export function dumpKey(setting: Setting): string {
  return settingKey(setting.filter((key) => changeOf(key).dump ?? changeOf(key).launch));
}

/** Everything a setting changes, merged. */
export function optionsOf(setting: Setting): {
  dump: Partial<DumpOptions>;
  restore: Partial<RestoreOptions>;
  launch: NonNullable<Change['launch']>;
} {
  const parts = setting.map(changeOf);
  return {
    dump: Object.assign({}, ...parts.map(({ dump }) => dump)) as Partial<DumpOptions>,
    restore: Object.assign({}, ...parts.map(({ restore }) => restore)) as Partial<RestoreOptions>,
    launch: Object.assign({}, ...parts.map(({ launch }) => launch)) as NonNullable<Change['launch']>,
  };
}

/** One setting of several changes; null when they do not go together. */
export function combine(parts: readonly ChangeKey[]): Setting | null {
  const setting = changeKeys.filter((key) => parts.includes(key));
  const isOneEach = axes.every((axis) => setting.filter((key) => changeOf(key).axis === axis).length <= 1);
  const has = (test: (change: Change) => boolean) => setting.some((key) => test(changeOf(key)));
  // What lies in RAM needs no reading; an archive would carry the path of this host's CRIU settings elsewhere.
  const isUseless = has(({ dump }) => dump?.storage === 'ram') && has(({ restore }) => restore?.prefetch === true);
  const isTied = has(({ dump }) => dump?.form === 'archive') && has(({ launch }) => launch?.networkLock !== undefined);
  return isOneEach && !isUseless && !isTied ? setting : null;
}

/** Every setting there can be, the default first. */
export function allSettings(): Setting[] {
  return axes
    .reduce<ChangeKey[][]>(
      (sets, axis) => {
        const own = changeKeys.filter((key) => changeOf(key).axis === axis);
        return sets.flatMap((set) => [set, ...own.map((key) => [...set, key])]);
      },
      [[]],
    )
    .flatMap((set) => {
      const setting = combine(set);
      return setting === null ? [] : [setting];
    })
    .sort((a, b) => a.length - b.length);
}
