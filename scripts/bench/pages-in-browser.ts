import { launchBrowser } from '../site/browser';

/** What a browser has to do for one page. */
export interface BrowserWork {
  /** From the navigation to the load event, in ms. */
  loadMs: number;
  /** Longest time the main thread was held at once after the load began, in ms; below 50 nobody notices. */
  longestTaskMs: number;
  /** Slowest of the frames while the page was scrolled from top to bottom, in ms. */
  slowestFrameMs: number;
  medianFrameMs: number;
}

/** Opens pages in headless Chromium and scrolls through them. @returns null when there is no Chromium. */
export async function measureInBrowser(urls: readonly string[]): Promise<Map<string, BrowserWork> | null> {
  const browser = await launchBrowser();
  if (browser === null) return null;
  const found = new Map<string, BrowserWork>();
  try {
    for (const url of urls) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.addInitScript(() => {
        const tasks: number[] = [];
        Object.assign(window, { longTasks: tasks });
        new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
          type: 'longtask',
          buffered: true,
        });
      });
      await page.goto(url, { waitUntil: 'load' });
      await page.waitForTimeout(1_000);
      found.set(
        url,
        await page.evaluate(async () => {
          const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
          const frames: number[] = [];
          const steps = 60;
          const range = document.documentElement.scrollHeight - window.innerHeight;
          let last = performance.now();
          for (let i = 1; i <= steps; i += 1) {
            window.scrollTo(0, (range * i) / steps);
            await new Promise(requestAnimationFrame);
            const now = performance.now();
            frames.push(now - last);
            last = now;
          }
          frames.sort((a, b) => a - b);
          const { longTasks } = window as unknown as { longTasks: number[] };
          return {
            loadMs: navigation?.loadEventEnd ?? 0,
            longestTaskMs: Math.max(0, ...longTasks),
            slowestFrameMs: frames.at(-1) ?? 0,
            medianFrameMs: frames[steps >> 1] ?? 0,
          };
        }),
      );
      await page.close();
    }
  } finally {
    await browser.close();
  }
  return found;
}
