'use client';
import type { ShareView } from '@/lib/domain/share';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { CopyButton } from '@/components/ui/copy-button';
import { RelativeTime } from '@/components/ui/relative-time';

interface Props {
  links: readonly (ShareView & { href: string })[];
  onRevoke: (slug: string) => void;
}

/** The links that work now; each can be copied and revoked. */
export function ShareLinks({ links, onRevoke }: Props) {
  if (links.length === 0) return <p className="text-muted mt-4">There is no link yet.</p>;
  return (
    <section className="mt-4">
      <h3 className="font-medium">Links</h3>
      <ul className="mt-1 space-y-3">
        {links.map(({ slug, href, showsHostname, createdAt }) => (
          <li key={slug}>
            <a
              href={href}
              target="_blank"
              rel="noreferrer"
              className="text-accent font-mono text-xs break-all underline"
            >
              {href}
            </a>
            <div className="mt-1 flex flex-wrap items-center gap-2 text-xs">
              <span className="text-muted">
                made <RelativeTime iso={createdAt} />
                {showsHostname ? ', with the host’s name' : ''}
              </span>
              <CopyButton text={new URL(href, window.location.origin).href} label="Copy link" />
              <ConfirmButton
                size="sm"
                label="Revoke"
                consequences="The link stops working at once, for everybody."
                confirmLabel="Revoke link"
                onConfirm={() => onRevoke(slug)}
              />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
