/** A native EventSource gives up after an HTTP error; a new one is tried after this long, doubled each time. */
const firstRetryMs = 1_000;
const longestRetryMs = 15_000;
/** Short breaks are not worth a word; longer ones are. */
const quietMs = 5_000;
/** Browsers allow few connections to one server, so the streams of tabs nobody looks at must not use them up. */
const hiddenMs = 60_000;

export type StreamStatus = 'live' | 'reconnecting';

interface Options {
  onMessage: (data: string) => void;
  /** `live` at every opening, so a second time after a break; `reconnecting` when a break lasts. */
  onStatus: (status: StreamStatus) => void;
  /** Closes the stream while the tab is hidden for long. Not for streams whose news the tab's title tells. */
  isClosedWhenHidden?: boolean;
}

/**
 * An event stream that comes back: after a lost connection, an HTTP error or a restart of the server.
 * It goes on after the last id it got, by `Last-Event-ID` or, where browsers cannot send that, `?after=`.
 * @returns the function that closes it.
 */
export function openSteadyEventSource(
  url: string,
  { onMessage, onStatus, isClosedWhenHidden = false }: Options,
): () => void {
  let source: EventSource | null = null;
  let lastId = '';
  let failures = 0;
  let isAway = false;
  const retry = alarm(() => connect());
  const quiet = alarm(() => {
    if (!isAway) onStatus('reconnecting');
    isAway = true;
  });
  const hide = alarm(() => {
    disconnect();
    source = null;
  });

  const connect = () => {
    const opened = new EventSource(lastId === '' ? url : withAfter(url, lastId));
    source = opened;
    opened.onopen = () => {
      failures = 0;
      isAway = false;
      quiet.clear();
      onStatus('live');
    };
    opened.onmessage = (message: MessageEvent<string>) => {
      if (message.lastEventId !== '') lastId = message.lastEventId;
      onMessage(message.data);
    };
    opened.onerror = () => {
      quiet.set(quietMs);
      if (opened.readyState !== EventSource.CLOSED) return;
      retry.set(Math.min(firstRetryMs * 2 ** failures, longestRetryMs));
      failures += 1;
    };
  };
  const disconnect = () => {
    retry.clear();
    quiet.clear();
    source?.close();
  };
  const onVisibility = () => {
    if (document.hidden) {
      hide.set(hiddenMs);
      return;
    }
    hide.clear();
    if (source !== null) return;
    quiet.set(quietMs);
    connect();
  };

  connect();
  if (isClosedWhenHidden) document.addEventListener('visibilitychange', onVisibility);
  return () => {
    if (isClosedWhenHidden) document.removeEventListener('visibilitychange', onVisibility);
    hide.clear();
    disconnect();
  };
}

/** A timer that is set once until it rings or is cleared. */
function alarm(ring: () => void): { set: (delayMs: number) => void; clear: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const clear = () => {
    if (timer) clearTimeout(timer);
    timer = null;
  };
  const set = (delayMs: number) => {
    timer ??= setTimeout(() => {
      timer = null;
      ring();
    }, delayMs);
  };
  return { set, clear };
}

function withAfter(url: string, id: string): string {
  const [path = '', query = ''] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('after', id);
  return `${path}?${parameters.toString()}`;
}
