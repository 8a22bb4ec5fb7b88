'use client';
import { createContext, use, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import type { HostEvent } from '@/lib/domain/events';
import type { HostState } from '@/lib/domain/live';
import type { RunSummary } from '@/lib/domain/views';
import { paths } from '@/lib/paths';
import { openSteadyEventSource, type StreamStatus } from './steady-event-source';

export type Connection = 'connecting' | StreamStatus;

interface HostStream {
  host: HostState | null;
  activeRuns: RunSummary[];
  connection: Connection;
  isServerNew: boolean;
  subscribe: (listener: (event: HostEvent) => void) => () => void;
}

const HostStreamContext = createContext<HostStream | null>(null);

/** Holds the one app-wide event stream. */
export function HostEventsProvider({ children }: { children: ReactNode }) {
  const listeners = useRef(new Set<(event: HostEvent) => void>());
  const [host, setHost] = useState<HostState | null>(null);
  const [activeRuns, setActiveRuns] = useState<RunSummary[]>([]);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [versions, setVersions] = useState<{ first: string; last: string } | null>(null);

  useEffect(() => {
    const tell = (event: HostEvent) => {
      for (const listener of listeners.current) listener(event);
    };
    let hasBeenLive = false;
    return openSteadyEventSource(paths.api.hostEvents(), {
      isClosedWhenHidden: true,
      onStatus: (status) => {
        setConnection(status);
        // This stream has no memory: what changed while it was away is not told again.
        if (status === 'live' && hasBeenLive) tell({ type: 'gap' });
        hasBeenLive ||= status === 'live';
      },
      onMessage: (data) => {
        const event = JSON.parse(data) as HostEvent;
        if (event.type === 'host') {
          setHost(event.host);
          setActiveRuns(event.activeRuns);
          setVersions((known) => ({ first: known?.first ?? event.serverVersion, last: event.serverVersion }));
        }
        tell(event);
      },
    });
  }, []);

  const subscribe = useMemo(
    () => (listener: (event: HostEvent) => void) => {
      listeners.current.add(listener);
      return () => listeners.current.delete(listener);
    },
    [],
  );
  const isServerNew = versions !== null && versions.first !== versions.last;
  const value = useMemo(
    () => ({ host, activeRuns, connection, isServerNew, subscribe }),
    [host, activeRuns, connection, isServerNew, subscribe],
  );
  return <HostStreamContext value={value}>{children}</HostStreamContext>;
}

/** The whole stream's state, for the shell. */
export function useHostStream(): HostStream {
  const stream = use(HostStreamContext);
  if (!stream) throw new Error('useHostStream needs a HostEventsProvider above it.');
  return stream;
}

/** The host's newest state; null until the stream has brought one. */
export function useHostState(): HostState | null {
  return useHostStream().host;
}

/** Calls `listener` for every event of the app-wide stream while the component is mounted. */
export function useHostEvent(listener: (event: HostEvent) => void): void {
  const { subscribe } = useHostStream();
  const latest = useEffectEvent(listener);
  useEffect(() => subscribe((event) => latest(event)), [subscribe]);
}
