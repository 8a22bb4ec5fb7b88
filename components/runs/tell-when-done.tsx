'use client';
import { isFinal } from '@/lib/domain/run-status';
import type { RunDetail } from '@/lib/domain/views';
import { Button } from '@/components/ui/button';
import { useEndNotice, type EndNotice } from './use-end-notice';

/** While a run goes on: a button for a notification of the browser when it is over. */
export function TellWhenDone({ run }: { run: RunDetail }) {
  const { notice, ask, stop } = useEndNotice(run);
  if (isFinal(run.status)) return null;
  const isOn = notice === 'on';
  return (
    <>
      <Button onClick={isOn ? stop : ask} disabledReason={whyNot(notice)}>
        {isOn ? 'Do not tell me' : 'Tell me when it is done'}
      </Button>
      <span role="status" className={isOn ? 'text-muted max-w-xs text-xs' : 'sr-only'}>
        {isOn && 'Your browser will tell you at the end. Keep this tab open.'}
      </span>
    </>
  );
}

function whyNot(notice: EndNotice): string | null {
  switch (notice) {
    case 'asking':
      return 'Your browser is asking you.';
    case 'denied':
      return 'Your browser does not allow notifications of this page: allow them in its settings for this site, then reload. The title of the tab tells the end, too.';
    case 'unsupported':
      return 'Browsers show notifications only for pages over https or from this machine itself (127.0.0.1). The title of the tab tells the end, too.';
    default:
      return null;
  }
}
