const signalNames = (
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG ' +
  'XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'
).split(' ');
const firstRealtimeSignal = 32;

/** `SIGTERM` for 15; real-time signals as `SIGRT+n`. */
export function signalName(signal: number): string {
  const name = signalNames[signal - 1];
  if (name !== undefined) return `SIG${name}`;
  return signal >= firstRealtimeSignal && signal <= 64 ? `SIGRT+${signal - firstRealtimeSignal}` : `signal ${signal}`;
}

/** Signals of a mask of 64 bits, given as a decimal number. Bit 0 is signal 1. */
export function signalsOfMask(mask: string): string[] {
  const bits = BigInt(mask);
  const signals: string[] = [];
  for (let signal = 1; signal <= 64; signal += 1) {
    if (((bits >> BigInt(signal - 1)) & BigInt(1)) === BigInt(1)) signals.push(signalName(signal));
  }
  return signals;
}

const capabilityNames = (
  'CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE ' +
  'NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN ' +
  'SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE ' +
  'MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE'
).split(' ');

/** Capabilities of words of 32 bits, the lowest first, as CRIU and the kernel keep them. */
export function capabilitiesOf(words: readonly number[]): string[] {
  return words.flatMap((word, index) =>
    Array.from({ length: 32 }, (_, bit) => bit)
      .filter((bit) => ((word >>> bit) & 1) === 1)
      .map((bit) => {
        const name = capabilityNames[index * 32 + bit];
        return name === undefined ? `capability ${index * 32 + bit}` : `CAP_${name}`;
      }),
  );
}

// The generic numbers of Linux, as on x86-64; a few differ on arm64 (O_DIRECT, O_DIRECTORY, O_NOFOLLOW, O_LARGEFILE).
const openFlags: [number, string][] = [
  [0o100, 'O_CREAT'],
  [0o200, 'O_EXCL'],
  [0o400, 'O_NOCTTY'],
  [0o1000, 'O_TRUNC'],
  [0o2000, 'O_APPEND'],
  [0o4000, 'O_NONBLOCK'],
  [0o10000, 'O_DSYNC'],
  [0o20000, 'O_ASYNC'],
  [0o40000, 'O_DIRECT'],
  [0o100000, 'O_LARGEFILE'],
  [0o200000, 'O_DIRECTORY'],
  [0o400000, 'O_NOFOLLOW'],
  [0o1000000, 'O_NOATIME'],
  [0o2000000, 'O_CLOEXEC'],
  [0o10000000, 'O_PATH'],
];

/** Flags of open(2) by name, the access mode first. */
export function openFlagNames(flags: number): string[] {
  const access = ['O_RDONLY', 'O_WRONLY', 'O_RDWR', 'O_RDWR'][flags & 3] ?? 'O_RDONLY';
  return [access, ...openFlags.filter(([bit]) => (flags & bit) !== 0).map(([, name]) => name)];
}

const clockNames: Record<number, string> = {
  0: 'CLOCK_REALTIME',
  1: 'CLOCK_MONOTONIC',
  2: 'CLOCK_PROCESS_CPUTIME_ID',
  3: 'CLOCK_THREAD_CPUTIME_ID',
  7: 'CLOCK_BOOTTIME',
  8: 'CLOCK_REALTIME_ALARM',
  9: 'CLOCK_BOOTTIME_ALARM',
  11: 'CLOCK_TAI',
};

export const clockName = (clock: number): string => clockNames[clock] ?? `clock ${clock}`;

/** Resource limits in the kernel's order. */
export const limitNames = [
  'cpu', 'file size', 'data', 'stack', 'core', 'resident set', 'processes', 'open files', 'locked memory',
  'address space', 'file locks', 'pending signals', 'message queues', 'nice', 'real-time priority', 'real-time',
] as const; // prettier-ignore
