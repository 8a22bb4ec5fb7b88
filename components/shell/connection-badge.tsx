'use client';
import { Circle, RefreshCw } from 'lucide-react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { useHostStream } from '@/lib/client/host-events';

/** Whether what the page shows is live, and an offer to reload when the server is another one. */
export function ConnectionBadge() {
  const { connection, host, isServerNew } = useHostStream();
  return (
    <div className="flex flex-col items-start gap-1 text-xs" role="status">
      {connection === 'live' && (
        <Badge tone="success" icon={<Circle size={8} fill="currentColor" aria-hidden />}>
          Live
        </Badge>
      )}
      {connection === 'connecting' && <Badge tone="neutral">Connecting</Badge>}
      {connection === 'reconnecting' && (
        <Badge tone="warning" icon={<RefreshCw size={12} aria-hidden />}>
          Reconnecting{host ? `, stale since ${new Date(host.at).toLocaleTimeString()}` : ''}
        </Badge>
      )}
      {isServerNew && (
        <Button size="sm" onClick={() => location.reload()}>
          The server was restarted: reload
        </Button>
      )}
    </div>
  );
}
