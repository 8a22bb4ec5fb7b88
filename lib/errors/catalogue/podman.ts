import type { ErrorEntry } from '../error-entry';

/** What podman itself refuses: containers, images, names, flags. */
export const podmanErrors = {
  'podman/container-missing': {
    title: 'The container does not exist',
    whatHappened: 'podman knows no container with this name or id; it may have been removed.',
    remedy: ['Look at the Containers page for its name.', '$ podman ps --all'],
    status: 404,
  },
  'podman/name-in-use': {
    title: 'The container name is taken',
    whatHappened: 'A container with this name or id exists already, running or stopped.',
    remedy: ['Choose another name, or remove the old container on the Containers page.', '$ podman ps --all'],
    status: 409,
    action: 'retry-with-another-name',
  },
  'podman/id-in-use': {
    title: 'A container with this id exists already',
    whatHappened:
      'The archive brings the id of its container back, and that id is taken: by the container itself, or by one that an earlier failed import left in the state Created.',
    remedy: [
      'Remove the container that is in the way, or restore under a new name: then a new id is made.',
      '$ podman ps --all --filter status=created',
    ],
    status: 409,
    action: 'remove-created-container',
  },
  'podman/port-taken': {
    title: 'The port is taken',
    whatHappened: 'Another program listens on the port that the server needs.',
    remedy: [
      'Stop that program, or give the spec another host port (or none: then a free one is picked).',
      '$ ss -ltnp',
    ],
    status: 409,
    action: 'retry-with-another-port',
  },
  'podman/not-running': {
    title: 'The container is not running',
    whatHappened: 'Only a running container can be dumped.',
    remedy: ['Start it (a cold start or a restore), then try again.'],
    status: 409,
  },
  'podman/is-running': {
    title: 'The container is running',
    whatHappened: 'A restore brings back a stopped container; this one runs or is paused.',
    remedy: ['Stop the container first, or choose "stop it first" in the restore form.'],
    status: 409,
    action: 'retry-with-stop-first',
  },
  'podman/image-missing': {
    title: 'The image is not there',
    whatHappened: 'The image is not on this host and could not be pulled under this name.',
    remedy: ['Check the image name in the spec.', '$ podman images', 'For the demo image: run `npm run up` again.'],
    status: 404,
  },
  'podman/registry-refused': {
    title: 'The registry refused the image',
    whatHappened: 'The registry wants a login, or the account may not read this image.',
    remedy: [
      'Log in to the registry as the user that runs podman, or load the image by hand.',
      '$ podman login REGISTRY',
    ],
    status: 403,
  },
  'podman/registry-unreachable': {
    title: 'The registry did not answer',
    whatHappened: 'The image is not on this host, and the registry in its name could not be reached.',
    remedy: ['Check the network and the image name, or load the image from a file.', '$ podman load --input IMAGE.tar'],
    status: 502,
  },
  'podman/command-missing': {
    title: 'The command is not in the image',
    whatHappened:
      'The runtime found no such program in the container: the spec’s command is wrong, or the image lacks it.',
    remedy: ['Check the command in the spec.', '$ podman run --rm --entrypoint sh IMAGE -c "ls /usr/bin"'],
    status: 422,
  },
  'podman/mount-source-missing': {
    title: 'A mounted folder or file is not on this host',
    whatHappened:
      'The container mounts a path of the host that does not exist. After a driver update this is often a driver library whose name has the old version.',
    remedy: [
      'Create the path, or correct the mount in the spec.',
      'If it is an NVIDIA library: use the same driver version as at the dump, or make a new checkpoint.',
    ],
    status: 404,
  },
  'podman/rootless': {
    title: 'podman does not run as root',
    whatHappened: 'podman checkpoints and restores only containers of root.',
    remedy: ['Start GPU-Load as root, or set PODMAN_COMMAND to a podman of root.', '$ sudo -n podman info'],
    status: 403,
  },
  'podman/auto-remove': {
    title: 'The container removes itself',
    whatHappened: 'It was started with --rm: when a dump stops it, podman deletes it, and the checkpoint with it.',
    remedy: ['Start it without --rm, or choose the archive form.'],
    status: 409,
  },
  'podman/archive-needs-image': {
    title: 'An archive needs a container made from an image',
    whatHappened:
      'The container runs on a root folder of the host (--rootfs) and has no image. podman writes an archive of it all the same, and can restore that nowhere: it looks for the image by its name.',
    remedy: [
      'Choose the form "folder, in place" for the checkpoint.',
      'To take a checkpoint to another host: make an image of the root folder and launch the server from that.',
      '$ tar -C ROOT_FOLDER -c . | podman import - localhost/NAME:1',
    ],
    status: 409,
  },
  'podman/dependencies': {
    title: 'The container depends on others',
    whatHappened:
      'It shares namespaces or volumes with other containers, and podman puts only single ones in an archive. podman finds this out when CRIU has stopped it already.',
    remedy: [
      'Start it again, then choose the directory form and restore in place; or start the server as a container of its own.',
    ],
    status: 409,
  },
  'podman/pod-mismatch': {
    title: 'The checkpoint belongs to a pod',
    whatHappened: 'A container of a pod can only be restored into a pod, and one without a pod only outside of pods.',
    remedy: ['Make the checkpoint of a container that is not in a pod.'],
    status: 409,
  },
  'podman/name-with-tcp': {
    title: 'A copy cannot keep TCP connections',
    whatHappened: 'An archive restored under a new name is a second copy; a connection can have only one owner.',
    remedy: [
      'Leave "TCP established" off. If the archive holds connections, close them instead (--tcp-close; with runc: tcp-close in /etc/criu/runc.conf).',
    ],
    status: 409,
    action: 'retry-with-tcp-close',
  },
  'podman/volume-exists': {
    title: 'A volume of the archive exists already',
    whatHappened: 'The archive holds a volume whose name is taken on this host; podman will not overwrite it.',
    remedy: [
      'Remove the container that uses the volume, then the volume: podman looks at its name also when the archive was made without volumes.',
      '$ podman volume ls',
      'To keep the volume as it is, import by hand.',
      '$ podman container restore --keep --ignore-volumes --import ARCHIVE --name NAME',
    ],
    status: 409,
  },
  'podman/memory-tracking': {
    title: 'Memory tracking is missing',
    whatHappened:
      'A pre-checkpoint needs a kernel that tracks changed pages; this one does not, or CRIU may not use it.',
    remedy: ['Make an ordinary checkpoint.', '$ criu check --feature mem_dirty_track'],
    status: 501,
  },
  'podman/security-labels': {
    title: 'The security labels do not fit',
    whatHappened:
      'The archive of a container that shares the host’s IPC namespace has only half of its SELinux labels.',
    remedy: ['Restore in place, or start the server without --ipc host.'],
    status: 409,
  },
  'podman/cgroup-parent': {
    title: 'The cgroup manager is another one',
    whatHappened: 'The checkpoint was made with cgroupfs and this podman uses systemd, or the other way round.',
    remedy: [
      'Set the same cgroup_manager in containers.conf on both hosts.',
      '$ podman info --format "{{.Host.CgroupManager}}"',
    ],
    status: 409,
  },
  'podman/cgroup-controller': {
    title: 'A cgroup controller is missing',
    whatHappened: 'The container has a limit whose cgroup controller this host does not offer, often pids.',
    remedy: [
      'Take the limit out of the spec, or set pids_limit = 0 in containers.conf.',
      '$ cat /sys/fs/cgroup/cgroup.controllers',
    ],
    status: 503,
  },
  'podman/cgroup-hybrid': {
    title: 'crun does not work with mixed cgroups',
    whatHappened: 'This host uses cgroups of version 1 and 2 together, which crun refuses.',
    remedy: ['Use runc, or boot with systemd.unified_cgroup_hierarchy=1.'],
    status: 503,
  },
  'podman/lock-conflict': {
    title: 'Two podmans use one lock table',
    whatHappened:
      'podman found its lock for this container taken or gone: another podman shares its /dev/shm, or its runtime folder was lost.',
    remedy: [
      'Use only one podman for this storage, then renumber its locks with every container stopped.',
      '$ podman system renumber',
    ],
    status: 503,
  },
  'podman/runtime-missing': {
    title: 'The OCI runtime is not there',
    whatHappened: 'podman is set to an OCI runtime (runc or crun) that is not installed.',
    remedy: [
      'Install runc, or correct the runtime in containers.conf.',
      '$ podman info --format "{{.Host.OCIRuntime.Name}}"',
    ],
    status: 503,
  },
  'podman/runtime-died': {
    title: 'The container’s runtime was killed',
    whatHappened:
      'The OCI runtime, or the CRIU that it had started, was ended in the middle of its work, as the kernel’s out-of-memory killer does it, and podman would have waited for it for ever. The command was ended.',
    remedy: ['Look for why it was killed, then run it again.', '$ dmesg | tail -n 50'],
    status: 502,
  },
  'podman/command-failed': {
    title: 'podman failed',
    whatHappened: 'podman ended with an error that is not in the catalogue.',
    remedy: ["Read podman's own words below.", 'If you report it, send the redacted bundle of the run with it.'],
    status: 500,
  },
  'podman/engine-down': {
    title: 'The engine is not up',
    whatHappened: 'There is no podman to talk to: the embedded engine is missing, or its namespace is gone.',
    remedy: ['$ npm run up'],
    status: 503,
  },
} as const satisfies Record<string, ErrorEntry>;
