'use client';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { callAction } from '@/lib/client/call-action';
import type { ShareView } from '@/lib/domain/share';
import { hiddenBySharing, shownBySharing } from '@/lib/domain/share-terms';
import type { ErrorView, Result } from '@/lib/errors/error-view';
import { paths } from '@/lib/paths';
import { Button } from '@/components/ui/button';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { ErrorCard } from '@/components/ui/error-card';
import type { ShareActions } from './share-button';
import { ShareLinks } from './share-links';

interface Props {
  /** One run or benchmark, or those of a comparison. */
  runIds: readonly string[];
  actions: ShareActions;
  onClose: () => void;
}

/** Makes and revokes read-only links. What a link shows and hides is said before it is made. It opens itself. */
export function ShareDialog({ runIds, actions, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [links, setLinks] = useState<ShareView[] | null>(null);
  const [showsHostname, setShowsHostname] = useState(false);
  const [error, setError] = useState<ErrorView | null>(null);
  const [isBusy, setBusy] = useState(false);

  const show = (result: Result<ShareView[]>) => {
    if (result.ok) setLinks(result.data);
    else setError(result.error);
  };
  const list = () => callAction(actions.list({ runIds }));
  const openFirst = useEffectEvent(() => {
    dialog.current?.showModal();
    void list().then(show);
  });
  useEffect(() => openFirst(), []);
  const run = async (work: () => Promise<Result<unknown>>) => {
    setBusy(true);
    setError(null);
    const result = await callAction(work());
    if (!result.ok) setError(result.error);
    show(await list());
    setBusy(false);
  };
  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby="share-title"
      className="bg-surface text-fg border-line m-auto w-[min(36rem,calc(100vw-2rem))] rounded-lg border p-5 backdrop:bg-black/50"
    >
      <h2 id="share-title" className="text-base font-semibold">
        Share a read-only link
      </h2>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        <Terms title="The link shows" terms={shownBySharing} />
        <Terms title="It never shows" terms={hiddenBySharing} />
      </div>
      <div className="mt-4">
        <CheckboxField
          label="Show the name of this host"
          checked={showsHostname}
          onChange={setShowsHostname}
          hint="Otherwise only its hardware and versions are shown."
        />
      </div>
      <p className="text-muted mt-3 text-xs">
        Whoever has the link and reaches this server can read the page without logging in, until you revoke it.
      </p>
      {error && (
        <div className="mt-3">
          <ErrorCard error={error} />
        </div>
      )}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          variant="primary"
          disabledReason={isBusy ? 'One moment.' : null}
          onClick={() => void run(() => actions.create({ runIds, showsHostname }))}
        >
          Create link
        </Button>
        <Button onClick={() => dialog.current?.close()}>Close</Button>
      </div>
      {links !== null && (
        <ShareLinks
          links={links.map((link) => ({ ...link, href: paths.share(link.slug) }))}
          onRevoke={(slug) => void run(() => actions.revoke({ slug }))}
        />
      )}
    </dialog>
  );
}

function Terms({ title, terms }: { title: string; terms: readonly string[] }) {
  return (
    <section>
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 list-disc space-y-0.5 pl-5">
        {terms.map((term) => (
          <li key={term}>{term}</li>
        ))}
      </ul>
    </section>
  );
}
