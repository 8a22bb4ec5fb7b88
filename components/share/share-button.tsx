'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import type { ShareView } from '@/lib/domain/share';
import type { Result } from '@/lib/errors/error-view';
import { Button } from '@/components/ui/button';

// Loaded when it is opened: most who look at a run do not share it.
const ShareDialog = dynamic(() => import('./share-dialog').then((module) => module.ShareDialog), { ssr: false });

/** The server's side of sharing. */
export interface ShareActions {
  create: (input: unknown) => Promise<Result<ShareView>>;
  list: (input: unknown) => Promise<Result<ShareView[]>>;
  revoke: (input: unknown) => Promise<Result<null>>;
}

interface Props {
  /** One run or benchmark, or those of a comparison. */
  runIds: readonly string[];
  actions: ShareActions;
  /** Why there is nothing to share yet. */
  disabledReason?: string | null;
}

/** Opens the dialog that makes and revokes read-only links. */
export function ShareButton({ runIds, actions, disabledReason = null }: Props) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} disabledReason={disabledReason}>
        Share
      </Button>
      {isOpen && <ShareDialog runIds={runIds} actions={actions} onClose={() => setOpen(false)} />}
    </>
  );
}
