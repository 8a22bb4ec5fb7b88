// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openSteadyEventSource } from './steady-event-source';
import { FakeEventSource } from './testing/fake-event-source';

const onMessage = vi.fn();
const onStatus = vi.fn();
let close = () => {};

function setHidden(isHidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(isHidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
  onMessage.mockReset();
  onStatus.mockReset();
});
afterEach(() => {
  close();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('openSteadyEventSource', () => {
  it('makes a new source after an HTTP error closed the old one, ever less often', () => {
    close = openSteadyEventSource('/events', { onMessage, onStatus });
    const waits = [1_000, 2_000, 4_000, 8_000, 15_000, 15_000];
    for (const [index, waitMs] of waits.entries()) {
      FakeEventSource.last.refuse();
      vi.advanceTimersByTime(waitMs - 1);
      expect(FakeEventSource.all).toHaveLength(index + 1);
      vi.advanceTimersByTime(1);
      expect(FakeEventSource.all).toHaveLength(index + 2);
    }
    FakeEventSource.last.open();
    FakeEventSource.last.refuse();
    vi.advanceTimersByTime(1_000);
    expect(FakeEventSource.all).toHaveLength(waits.length + 2);
  });

  it('goes on after the last id', () => {
    close = openSteadyEventSource('/events?after=3', { onMessage, onStatus });
    expect(FakeEventSource.last.url).toBe('/events?after=3');
    FakeEventSource.last.open();
    FakeEventSource.last.say('a', '17');
    expect(onMessage).toHaveBeenCalledWith('a');
    FakeEventSource.last.refuse();
    vi.advanceTimersByTime(1_000);
    expect(FakeEventSource.last.url).toBe('/events?after=17');
  });

  it('leaves a lost connection to the browser, and says so only when it lasts', () => {
    close = openSteadyEventSource('/events', { onMessage, onStatus });
    FakeEventSource.last.open();
    FakeEventSource.last.lose();
    vi.advanceTimersByTime(4_999);
    FakeEventSource.last.open();
    vi.advanceTimersByTime(60_000);
    expect(onStatus.mock.calls).toEqual([['live'], ['live']]);

    FakeEventSource.last.lose();
    vi.advanceTimersByTime(5_000);
    FakeEventSource.last.lose();
    vi.advanceTimersByTime(5_000);
    expect(onStatus.mock.calls.slice(2)).toEqual([['reconnecting']]);
    expect(FakeEventSource.all).toHaveLength(1);
    FakeEventSource.last.open();
    expect(onStatus).toHaveBeenLastCalledWith('live');
  });

  it('does nothing more once it is closed', () => {
    close = openSteadyEventSource('/events', { onMessage, onStatus });
    FakeEventSource.last.refuse();
    close();
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.all).toHaveLength(1);
    expect(onStatus).not.toHaveBeenCalled();
  });

  it('closes while the tab is hidden for long, where that is wanted, and comes back with it', () => {
    close = openSteadyEventSource('/events', { onMessage, onStatus, isClosedWhenHidden: true });
    FakeEventSource.last.open();
    setHidden(true);
    vi.advanceTimersByTime(59_999);
    setHidden(false);
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.last.readyState).toBe(FakeEventSource.OPEN);

    setHidden(true);
    vi.advanceTimersByTime(60_000);
    expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED);
    expect(FakeEventSource.all).toHaveLength(1);
    setHidden(false);
    expect(FakeEventSource.all).toHaveLength(2);
    FakeEventSource.last.open();
    expect(onStatus.mock.calls).toEqual([['live'], ['live']]);
  });
});
