'use client';
import { useEffect, useState } from 'react';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { formatDurationMs } from '@/lib/format/duration';
import { runTabTitle } from './run-tab-title';

export type EndNotice = 'off' | 'asking' | 'on' | 'denied' | 'unsupported';

/** A notification of the browser at the end of a run, for those who ask for it; nobody is asked for permission before. */
export function useEndNotice(run: RunDetail): { notice: EndNotice; ask: () => void; stop: () => void } {
  const [notice, setNotice] = useState<EndNotice>('off');
  const isOver = isFinal(run.status);
  const title = runTabTitle(run);
  const body = run.errorTitle ?? (run.durationMs === null ? run.title : `Took ${formatDurationMs(run.durationMs)}.`);
  useEffect(() => {
    if (isOver && notice === 'on') show(run.id, title, body);
  }, [isOver, notice, run.id, title, body]);
  const ask = async () => {
    // Browsers take it away from pages that came over plain http from another machine.
    if (typeof Notification === 'undefined') return setNotice('unsupported');
    setNotice('asking');
    const permission = await Notification.requestPermission();
    setNotice(permission === 'granted' ? 'on' : permission === 'denied' ? 'denied' : 'off');
  };
  return { notice, ask: () => void ask(), stop: () => setNotice('off') };
}

function show(tag: string, title: string, body: string): void {
  try {
    // One per run: the browser shows no second one of the same tag.
    const shown = new Notification(title, { body, tag });
    shown.onclick = () => window.focus();
  } catch {
    // Chrome on Android knows the class but shows nothing without a service worker; the tab's title still tells.
  }
}
