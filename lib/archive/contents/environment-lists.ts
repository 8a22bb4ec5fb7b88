import 'server-only';
import type { CgroupDirEntry, KobjIdsEntry, MntEntry } from '@/lib/archive/criu/records';
import type { CgroupView, MountView, NamespaceView } from '@/lib/domain/contents/environment-view';
import type { Images } from './images';

/** enum fstype of CRIU's mnt.proto. */
const fileSystems = [
  'unsupported', 'proc', 'sysfs', 'devtmpfs', 'binfmt_misc', 'tmpfs', 'devpts', 'simfs', 'pstore', 'securityfs',
  'fusectl', 'debugfs', 'cgroup', 'aufs', 'mqueue', 'fuse', 'auto', 'overlay', 'autofs', 'tracefs', 'rpc_pipefs', 'nfs',
  'nfs4', 'cgroup2',
]; // prettier-ignore

const readOnly = 1;

export function mountList(images: Images): MountView[] {
  return images.ids('mountpoints').flatMap((id) => images.records('mountpoints', id).map(toMount));
}

function toMount(mount: MntEntry): MountView {
  const { mnt_id, parent_mnt_id, mountpoint, root, source, options, flags, fstype, fsname } = mount;
  return {
    ...{ mountId: mnt_id, parentMountId: parent_mnt_id, mountpoint, root },
    fileSystem: fsname ?? fileSystems[fstype] ?? `type ${fstype}`,
    source: source === '' ? null : source,
    options: options === '' ? null : options,
    isExternal: mount.ext_mount === true || (mount.ext_key ?? '') !== '',
    isReadOnly: (flags & readOnly) !== 0,
  };
}

const namespaceTypes = ['pid', 'net', 'ipc', 'uts', 'mnt', 'user', 'cgroup', 'time'] as const;

/** Namespaces with the processes in them. */
export function namespaceList(images: Images): NamespaceView[] {
  const found = new Map<string, NamespaceView>();
  for (const { pid } of images.records('pstree')) {
    const ids = images.records('core', pid)[0]?.ids ?? images.records('ids', pid)[0];
    for (const type of ids ? namespaceTypes : []) {
      const id = ids?.[`${type}_ns_id` satisfies keyof KobjIdsEntry];
      if (id === undefined) continue;
      const key = `${type} ${id}`;
      const detail = type === 'uts' ? (images.records('utsns', id)[0]?.nodename ?? null) : null;
      const known = found.get(key) ?? { type, id, detail, pids: [] };
      found.set(key, known);
      known.pids.push(pid);
    }
  }
  return [...found.values()];
}

/** Cgroups that the images describe; a dump that does not manage them (podman's on mixed hosts) has none. */
export function cgroupList(images: Images): CgroupView[] {
  const views: CgroupView[] = [];
  for (const { cnames, dirs } of images.records('cgroup').flatMap(({ controllers }) => controllers)) {
    const open: { dir: CgroupDirEntry; parent: string }[] = dirs.map((dir) => ({ dir, parent: '' }));
    for (let next = open.shift(); next; next = open.shift()) {
      const { dir, parent } = next;
      const path = parent === '' ? dir.dir_name : `${parent}/${dir.dir_name}`.replaceAll('//', '/');
      const properties = dir.properties.map(({ name, value }) => ({ name, value }));
      views.push({ controllers: cnames, path, properties });
      open.push(...dir.children.map((child) => ({ dir: child, parent: path })));
    }
  }
  return views;
}
