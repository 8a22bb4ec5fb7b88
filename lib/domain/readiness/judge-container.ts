import type { AskedFacts, NowFacts, ThenFacts } from './readiness-facts';
import type { ReadinessRow } from './readiness-row';
import { row } from './row';

const short = (id: string) => id.replace(/^sha256:/, '').slice(0, 12);

/** The image a restore starts from. In place it is held by the container; an archive looks it up by name. */
export function judgeImage(then: ThenFacts, { image, container }: NowFacts): ReadinessRow | null {
  if (then.imageId === '') return null;
  const was = `${then.imageName} (${short(then.imageId)})`;
  if (image === null) {
    if (then.form === 'directory' && container !== null && container !== 'absent')
      return row('image', 'green', 'The container is there and holds its image.', { then: was, now: was });
    return row('image', 'unknown', 'The images of this host were not looked at.', { then: was });
  }
  if (then.form === 'directory') {
    if (image.hasSameId) return row('image', 'green', 'The same image is there.', { then: was, now: was });
    return row('image', 'red', 'The image of the container is not on this host.', { then: was, now: 'not there' });
  }
  const now = image.id === null ? 'not there' : `${then.imageName} (${short(image.id)})`;
  if (image.id === then.imageId) return row('image', 'green', 'The same image is there.', { then: was, now });
  if (image.id !== null)
    return row('image', 'red', 'The name means another image now, whose files the processes would find changed.', {
      then: was,
      now,
    });
  const reason = image.hasSameId
    ? 'The image is there, but not under its name; podman looks it up by name.'
    : 'The image is not there; podman would try to pull it, and may get another one.';
  return row('image', image.hasSameId ? 'amber' : 'red', reason, { then: was, now });
}

/** In place: the container must be there, stopped. An archive: its name must be free. */
export function judgeContainer(then: ThenFacts, { container }: NowFacts, asked: AskedFacts): ReadinessRow {
  const isInPlace = then.form === 'directory';
  const name = isInPlace ? then.containerName : asked.containerName;
  const rest = { then: then.containerName, now: container === null ? null : `${name}: ${container}` };
  if (container === null) return row('container', 'unknown', 'podman was not asked for it.', rest);
  if (!isInPlace) {
    if (container === 'absent') return row('container', 'green', `The name ${name} is free.`, rest);
    if (container === 'created')
      return row('container', 'red', `A container named ${name} that never ran is in the way.`, {
        ...rest,
        code: 'podman/id-in-use',
      });
    return row('container', 'red', `A container named ${name} is there already. Choose another name.`, rest);
  }
  if (container === 'absent')
    return row('container', 'red', 'The container was removed; this checkpoint only fits into it.', {
      ...rest,
      canIgnore: false,
    });
  if (container !== 'running') return row('container', 'green', 'It is there and does not run.', rest);
  const reason = asked.isStoppedFirst
    ? 'It is running and will be stopped first.'
    : 'It is running: stop it, or let the restore stop it first.';
  return row('container', 'amber', reason, rest);
}

/** The host port the server listens on. */
export function judgePorts(then: ThenFacts, now: NowFacts, asked: AskedFacts): ReadinessRow | null {
  const port = asked.hostPort ?? then.hostPort;
  if (port === null) return null;
  const was = then.hostPort === null ? null : `${then.hostPort}`;
  if (now.isPortTaken === null) return row('ports', 'unknown', `Port ${port} was not looked at.`, { then: was });
  if (!now.isPortTaken) return row('ports', 'green', `Port ${port} is free.`, { then: was, now: 'free' });
  if (then.form === 'directory' && now.container === 'running')
    return row('ports', 'green', `Port ${port} is used, as far as can be told by this very container.`, {
      then: was,
      now: 'used by the container',
    });
  return row('ports', 'red', `Another program listens on port ${port}.`, { then: was, now: 'taken' });
}

/** podman asks for the address that the container had. */
export function judgeAddress(then: ThenFacts, now: NowFacts, asked: AskedFacts): ReadinessRow | null {
  const address = then.dumpFacts?.ipAddress ?? null;
  if (address === null) return null;
  if (asked.isStaticIpIgnored)
    return row('address', 'green', 'A free address is taken instead.', { then: address, now: 'any' });
  if (now.addressHolder === null)
    return row('address', 'unknown', 'The addresses in use were not looked at.', { then: address });
  if (now.addressHolder === '') return row('address', 'green', 'It is free.', { then: address, now: 'free' });
  const reason = `Container ${now.addressHolder} has it now. Choose "ignore the static IP address".`;
  return row('address', 'red', reason, { then: address, now: now.addressHolder });
}
