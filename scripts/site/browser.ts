import { existsSync } from 'node:fs';
import { chromium, type Browser } from '@playwright/test';

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Path of this machine's Chromium (`CHROMIUM_PATH` first); null when there is none. */
export function findBrowser(): string | null {
  return places.find((file): file is string => file !== undefined && existsSync(file)) ?? null;
}

/** Starts it without a window; null when there is none. Chromium's own sandbox does not start as root. */
export async function launchBrowser(): Promise<Browser | null> {
  const executablePath = findBrowser();
  if (executablePath === null) return null;
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}
