import { expect, test } from 'vitest';
import { withoutIoUring } from './seccomp-profile';

test('io_uring is taken out and everything else stays', () => {
  const profile = {
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [
      { names: ['io_uring_enter', 'read', 'io_uring_setup', 'io_uring_register'], action: 'SCMP_ACT_ALLOW' },
      { names: ['bpf'], action: 'SCMP_ACT_ALLOW', includes: { caps: ['CAP_BPF'] } },
    ],
  };
  expect(withoutIoUring(profile)).toEqual({
    defaultAction: 'SCMP_ACT_ERRNO',
    syscalls: [
      { names: ['read'], action: 'SCMP_ACT_ALLOW' },
      { names: ['bpf'], action: 'SCMP_ACT_ALLOW', includes: { caps: ['CAP_BPF'] } },
    ],
  });
});

test('what is no profile is refused', () => {
  expect(() => withoutIoUring({ rules: [] })).toThrow();
});
