/** What was found wrong in the product, and what was done about it. */
export interface Finding {
  what: string;
  fix: string;
  /** By a campaign that showed it, or by reading the code for what the campaign was to ask; those were fixed first. */
  by: 'campaign' | 'reading';
}

export const foundAndFixed: readonly Finding[] = [
  {
    by: 'campaign',
    what: 'A restore whose runc was killed went on for ever:',
    fix: 'podman waits for conmon and conmon for a runtime that is gone. A monitor without a living child for five seconds is now ended with its command, and the run fails with `podman/runtime-died`.',
  },
  {
    by: 'campaign',
    what: 'After conmon was killed in a restore the container could not be restored again',
    fix: '(“container with given ID already exists”): runc had brought it to life, podman called it exited and would not have ended its processes even with `rm --force`. A failed restore in place now asks the runtime and takes the container out of it.',
  },
  {
    by: 'campaign',
    what: 'A failed import of an archive left a container that no run named.',
    fix: 'The run names it, with its state.',
  },
  {
    by: 'campaign',
    what: 'A server killed during an import left the same:',
    fix: 'the container has the label of the run that launched the first of its kind. Recovery finds it by its name and time and names it in the run.',
  },
  {
    by: 'campaign',
    what: 'A container whose conmon had been killed could not be stopped before its restore at the first try:',
    fix: 'podman fails (“conmon exited prematurely”) although the container has ended. Stopping now looks whether it has, and goes on.',
  },
  {
    by: 'campaign',
    what: 'An engine taken down in the middle of a restore left the restored process, with its port.',
    fix: 'Taking the engine down ends every process that sees its containers’ file systems.',
  },
  {
    by: 'campaign',
    what: 'A demo that failed was reported as a defect of the product, whatever had gone wrong.',
    fix: 'It has the error of its failed child now.',
  },
  {
    by: 'campaign',
    what: 'A container removed in the middle of its restore was reported as a defect of the product.',
    fix: 'It is `podman/container-missing` now.',
  },
  {
    by: 'campaign',
    what: 'A deletion that the disk refused half-way left a folder until the next boot.',
    fix: 'The next deletion finishes it, or the server itself, which tries again less and less often.',
  },
  {
    by: 'campaign',
    what: 'A disk that refused left a quarter of a gibibyte of a measurement of the host’s limits until the next boot.',
    fix: 'The server takes it away by itself when the disk lets it, and what was measured counts.',
  },
  {
    by: 'campaign',
    what: 'A runc that was killed in a restore cost the container all its files.',
    fix: 'It leaves the root bound to a folder of its own state, which podman’s clean-up empties: whiteouts for everything, in the writable layer. In the embedded engine a restore has a mount namespace of its own, which ends with it ([decision 004](decisions/004-embedded-engine.md)).',
  },
  {
    by: 'campaign',
    what: 'A podman that was killed in a restore took config.json with it, and the container could never be restored again.',
    fix: 'A copy is kept before each restore, and put back after a failed one, at recovery and before the next.',
  },
  {
    by: 'campaign',
    what: 'A restore whose CRIU was killed went on for ever:',
    fix: 'runc waits for an answer, since half-restored processes hold the other end of the socket. A runc whose CRIU is dead for five looks is now ended with its command and what is below it.',
  },
  {
    by: 'campaign',
    what: 'After a failed restore, processes stayed in the control group of the container.',
    fix: 'They are ended, and so is a monitor that does not end by itself.',
  },
  {
    by: 'campaign',
    what: 'An engine taken down early in a restore and brought up again could not restore: the port was held.',
    fix: 'The podman under way had not yet mounted anything, and was not seen. Taking the engine down ends every process whose root is the engine’s, until there is none; a restore whose port is taken ends what is left of its container first.',
  },
  {
    by: 'campaign',
    what: 'An engine that was taken down left netavark’s rules, which sent published ports to addresses that nobody had.',
    fix: 'Those of its own subnet and bridge are removed.',
  },
  {
    by: 'campaign',
    what: 'An interrupted import named the container whose checkpoint it was, not its own.',
    fix: 'Recovery names the one that podman made.',
  },
  {
    by: 'campaign',
    what: 'Commands that a server had started and not yet stored when it was killed went on unseen by recovery.',
    fix: 'They are found by their folder, and waited for like the others.',
  },
  {
    by: 'campaign',
    what: 'A podman killed while it made a container left storage that no container has.',
    fix: 'A failed or interrupted import or launch removes it, in the embedded engine.',
  },
  {
    by: 'campaign',
    what: 'A container whose monitor had been killed could still not be stopped, or not be restored again, at the first try.',
    fix: 'One that podman leaves running is ended by its control group; a restore that finds it in the runtime takes it out and is tried once more, which its log says.',
  },
  {
    by: 'campaign',
    what: 'A restore whose runc was killed when the container lived already went on for ever:',
    fix: 'conmon reads what the runtime had to say from a pipe, and the container holds its other end open. A monitor that reads while no runtime is there is ended like one that has none.',
  },
  {
    by: 'campaign',
    what: 'A checkpoint whose server was killed after all was done, before its end was stored, was ready and its run interrupted.',
    fix: 'The run has succeeded, at the end of its last phase.',
  },
  {
    by: 'campaign',
    what: 'An import whose engine was taken down left a container that no run named:',
    fix: 'podman could not say whether there was one. The run names what it would be called.',
  },
  {
    by: 'campaign',
    what: 'A container removed while its writable layer was kept was reported as a defect of the product.',
    fix: 'It is `podman/container-missing`, as in a restore.',
  },
  {
    by: 'campaign',
    what: 'A CRIU that was killed while podman asked for its version was called missing.',
    fix: 'It is `criu/killed` now.',
  },
  {
    by: 'reading',
    what: 'A restore that waited for a runtime or a CRIU that had been killed was waited for two minutes when its server was killed too, and then left.',
    fix: 'The next server ends it as the first would have done. The fault “CRIU and the server in the same moment” strikes there.',
  },
  {
    by: 'reading',
    what: 'A database that could not be written to for a moment left runs under way for ever, with phases that ran.',
    fix: 'Writes are tried again for half a minute, and the end of a run until it is stored.',
  },
  {
    by: 'reading',
    what: 'A server killed while it deleted a checkpoint left half of it, which still looked ready when inventory.img was among the rest.',
    fix: 'The folder is renamed first, and what is left of it goes at the next boot.',
  },
  {
    by: 'reading',
    what: 'A server killed while it measured the host left a test file of 256 MiB.',
    fix: 'Test files of dead processes go at boot.',
  },
  {
    by: 'reading',
    what: 'The container of an interrupted launch was named by no run.',
    fix: 'Recovery names it, with its state.',
  },
  {
    by: 'reading',
    what: 'After the engine was taken down every run failed until the server was started again.',
    fix: 'The next command brings the engine up, unless it was removed.',
  },
  {
    by: 'reading',
    what: 'Two servers could work on one database.',
    fix: 'The second one does not start ([decision 013](decisions/013-one-server.md)).',
  },
  {
    by: 'reading',
    what: 'A folder that cannot be written to was reported as a defect of the product.',
    fix: 'It has a code with a remedy, `disk/not-writable`; so has the database.',
  },
];
