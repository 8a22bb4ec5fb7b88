'use client';
import { useState } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { CommandLine } from '@/components/ui/command-line';
import { EmptyState } from '@/components/ui/empty-state';
import { useHostState } from '@/lib/client/host-events';
import type { HostState } from '@/lib/domain/live';
import { paths } from '@/lib/paths';
import { ContainerActions } from './container-actions';
import { FollowLog } from './follow-log';

/** Podman's short ids have this many digits; fewer would find containers nobody meant. */
const shortIdLength = 12;

/** The log of one container, or why there is none: the engine is down, or no container has that name. */
export function ContainerLog({ name, initialHost }: { name: string; initialHost: HostState }) {
  const host = useHostState() ?? initialHost;
  const container = host.containers.find(
    (one) => one.name === name || (name.length >= shortIdLength && one.id.startsWith(name)),
  );
  // What was read of a container that is then removed stays on the page.
  const [wasThere, setWasThere] = useState(container !== undefined);
  if (container && !wasThere) setWasThere(true);
  if (!wasThere && host.engine.state === 'down') {
    return (
      <EmptyState title="The engine is not up">
        <p className="mb-3 break-words">{host.engine.detail}</p>
        <CommandLine command="npm run up" />
      </EmptyState>
    );
  }
  if (!wasThere) {
    return (
      <EmptyState
        title="No such container"
        action={
          <>
            <ButtonLink href={paths.containers()}>All containers</ButtonLink>
            <ButtonLink href={paths.runs({ container: name })}>Its runs</ButtonLink>
          </>
        }
      >
        The engine has no container called <span className="font-mono break-all">{name}</span>: it was removed, or never
        made. When it comes back, its log appears here.
      </EmptyState>
    );
  }
  return (
    <div className="grid gap-3">
      {container ? (
        <ContainerActions container={container} />
      ) : (
        <p role="status" className="text-warning">
          {host.engine.state === 'down'
            ? 'The engine does not answer. This is what the container wrote before.'
            : 'The container was removed. This is what it wrote before.'}
        </p>
      )}
      <FollowLog name={name} start={container ? (container.startedAt ?? 'not started') : null} />
    </div>
  );
}
