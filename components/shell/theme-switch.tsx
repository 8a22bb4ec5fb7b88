'use client';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';

const themes = ['system', 'light', 'dark'] as const;
const never = () => () => {};

/** System, light or dark. Not drawn on the server, which does not know the choice. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const isBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <label className="text-muted flex min-h-7 items-center gap-1.5 text-xs">
      Theme
      <select
        className="bg-surface border-field text-fg min-h-7 rounded-md border px-1"
        value={isBrowser ? (theme ?? 'system') : 'system'}
        onChange={(event) => setTheme(event.target.value)}
      >
        {themes.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
