/** For tests: an EventSource that does what it is told. Stub the global of that name with it. */
export class FakeEventSource {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  static all: FakeEventSource[] = [];
  static get last(): FakeEventSource {
    return FakeEventSource.all.at(-1)!;
  }
  readyState = FakeEventSource.CONNECTING;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: string; lastEventId: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    FakeEventSource.all.push(this);
  }
  close() {
    this.readyState = FakeEventSource.CLOSED;
  }
  open() {
    this.readyState = FakeEventSource.OPEN;
    this.onopen?.();
  }
  /** What browsers do after an HTTP error: closed for good. */
  refuse() {
    this.readyState = FakeEventSource.CLOSED;
    this.onerror?.();
  }
  /** What browsers do after a lost connection: they try again by themselves. */
  lose() {
    this.readyState = FakeEventSource.CONNECTING;
    this.onerror?.();
  }
  say(data: string, lastEventId = '') {
    this.onmessage?.({ data, lastEventId });
  }
}
