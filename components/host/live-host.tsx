'use client';
import { HostCard } from '@/components/overview/host-card';
import { useHostState } from '@/lib/client/host-events';
import type { HostState } from '@/lib/domain/live';

/** The host card, kept current by the app-wide stream. */
export function LiveHost({ initialHost }: { initialHost: HostState }) {
  return <HostCard host={useHostState() ?? initialHost} />;
}
