import { describe, expect, it } from 'vitest';
import { aroundCriu, type CommandClocks } from './around-criu';

const nothing: CommandClocks = { wallMs: 500, podmanMs: null, runtimeMs: null, logFile: null };
const stats: CommandClocks = { ...nothing, podmanMs: 450, runtimeMs: 400 };
const shown = (clocks: CommandClocks | null, criuMs = 350) => {
  const { before, after } = aroundCriu(criuMs, clocks);
  return [before, after].map((parts) => parts.map(({ key, durationMs }) => [key, durationMs]));
};

describe('the time around CRIU', () => {
  it('is by the file of its log, whatever podman says', () => {
    const clocks = { ...stats, logFile: { createdMs: 90, writtenMs: 442 } };
    expect(shown(clocks)).toEqual([[['before', 90]], [['after', 58]]]);
  });

  it('is by the clocks of podman and the runtime where the file does not say', () => {
    expect(shown(stats)).toEqual([
      [],
      [
        ['runtime', 50],
        ['podman', 50],
      ],
    ]);
  });

  it('is not made up where nobody measured it', () => {
    expect(shown(nothing)).toEqual([[], []]);
    expect(shown(null)).toEqual([[], []]);
  });

  it('is never below nothing', () => {
    expect(shown({ ...nothing, logFile: { createdMs: -3, writtenMs: 501 } })).toEqual([
      [['before', 0]],
      [['after', 0]],
    ]);
    expect(shown(stats, 402)).toEqual([
      [],
      [
        ['runtime', 0],
        ['podman', 50],
      ],
    ]);
  });
});
