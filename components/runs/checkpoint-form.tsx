'use client';
import { useState } from 'react';
import { useNow } from '@/lib/client/use-now';
import { containerNameFault } from '@/lib/domain/container-name';
import { defaultDumpOptions } from '@/lib/domain/default-options';
import {
  type CheckpointForm as Form,
  type Compression,
  type CreateCheckpointInput,
  type CriuNetworkLock,
  type DumpOptions,
  type StorageKind,
} from '@/lib/domain/options';
import { dumpOptionTexts as texts } from '@/lib/domain/option-texts';
import { formatBytes } from '@/lib/format/bytes';
import { useHostState } from '@/lib/client/host-events';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { OptionCheckbox } from './option-checkbox';
import { RunForm, type PreviewAction, type SubmitAction } from './run-form';

interface Props {
  specs: { id: string; name: string }[];
  specId: string | null;
  /** A running container to checkpoint, in place of a spec's server. */
  container: string | null;
  /** What an earlier run was asked for, when this form repeats it. */
  earlier: CreateCheckpointInput | null;
  submitAction: SubmitAction;
  previewAction: PreviewAction;
}

const forms: { value: Form; label: string }[] = [
  { value: 'directory', label: 'In place: restores into the same container' },
  { value: 'archive', label: 'Archive: one file, restores as a new container' },
];
const compressionChoices: { value: Compression; label: string }[] = [
  { value: 'none', label: 'None (fastest)' },
  { value: 'zstd', label: 'zstd' },
  { value: 'gzip', label: 'gzip' },
];
type Network = 'spec' | 'bridge' | 'host';
const networks: { value: Network; label: string }[] = [
  { value: 'spec', label: 'As the spec says' },
  { value: 'bridge', label: 'bridge' },
  { value: 'host', label: 'host' },
];
const networkLocks: { value: CriuNetworkLock | 'host'; label: string }[] = [
  { value: 'host', label: 'As this host’s settings say' },
  { value: 'iptables', label: 'iptables' },
  { value: 'nftables', label: 'nftables' },
  { value: 'skip', label: 'skip' },
];
const storages: { value: StorageKind; label: string }[] = [
  { value: 'disk', label: 'Disk' },
  { value: 'ram', label: 'RAM disk (gone after a reboot)' },
];

/** Makes a checkpoint of a spec's server or of a running container. */
export function CheckpointForm({ specs, specId: firstSpecId, container, earlier, submitAction, previewAction }: Props) {
  const [specId, setSpecId] = useState(firstSpecId ?? specs[0]?.id ?? '');
  const [typedName, setTypedName] = useState<string | null>(null);
  const [note, setNote] = useState(earlier?.note ?? '');
  const [isGolden, setGolden] = useState(earlier?.isGolden ?? true);
  const [network, setNetwork] = useState<Network>(networkOf(earlier));
  const [networkLock, setNetworkLock] = useState<CriuNetworkLock | 'host'>(networkLockOf(earlier));
  const env = earlier?.source.type === 'spec' ? earlier.source.env : {};
  const [hasClient, setHasClient] = useState(earlier?.hasClient ?? false);
  const [options, setOptions] = useState<DumpOptions>(() => earlier?.options ?? defaultDumpOptions);
  // The suggested name is that of the moment the form was opened, to the second: it must not change while it is read.
  const [openedMs, setOpenedMs] = useState<number | null>(null);
  const nowMs = useNow(openedMs === null ? 1_000 : 86_400_000);
  if (openedMs === null && nowMs !== null) setOpenedMs(nowMs);
  const room = useRoom(options.storage);
  const subject = container ?? specs.find(({ id }) => id === specId)?.name ?? 'checkpoint';
  const name = typedName ?? (openedMs === null ? '' : `${subject}-${stamp(openedMs)}`);
  const nameFault = name === '' ? undefined : (containerNameFault(name) ?? undefined);
  const set = (patch: Partial<DumpOptions>) => setOptions((before) => ({ ...before, ...patch }));
  const isArchive = options.form === 'archive';
  const ending = options.leaveRunning ? 'It goes on running.' : 'It stops with the dump; a restore brings it back.';
  const onlyArchive = isArchive ? null : 'Only for archives.';
  const input: CreateCheckpointInput = {
    source:
      container === null
        ? {
            type: 'spec',
            specId,
            containerName: null,
            network: network === 'spec' ? null : network,
            networkLock: networkLock === 'host' ? null : networkLock,
            env,
          }
        : { type: 'container', container },
    name,
    note,
    isGolden,
    hasClient,
    options: isArchive ? options : { ...options, compression: 'none', ignoreRootfs: false, ignoreVolumes: false },
  };
  const missing =
    container === null && specId === '' ? 'Make a spec first.' : name === '' || nameFault ? 'Give a valid name.' : null;
  return (
    <RunForm
      kind="checkpoint"
      input={input}
      missing={missing}
      submitLabel="Create checkpoint"
      submitAction={submitAction}
      previewAction={previewAction}
    >
      <Card title="What">
        <div className="grid gap-4 sm:grid-cols-2">
          {container === null ? (
            <SelectField
              label="Spec to launch"
              value={specId}
              onChange={setSpecId}
              options={specs.map(({ id, name: label }) => ({ value: id, label }))}
              hint={`Its server is started, warmed up, and then dumped. ${ending}`}
            />
          ) : (
            <div>
              <p className="mb-1 font-medium">Running container</p>
              <p className="font-mono text-xs break-all">{container}</p>
              <p className="text-muted text-xs">{ending}</p>
            </div>
          )}
          {Object.keys(env).length > 0 && (
            <p className="text-muted text-xs sm:col-span-2">
              Launched with <code className="font-mono">{envWords(env)}</code> beside the variables of the spec.
            </p>
          )}
          <TextField label="Name" value={name} onChange={setTypedName} error={nameFault} mono />
          <div className="sm:col-span-2">
            <TextField label="Note" value={note} onChange={setNote} rows={2} />
          </div>
          <CheckboxField
            label="Golden"
            checked={isGolden}
            onChange={setGolden}
            hint="Kept for many restores; deleting it asks for its name."
          />
        </div>
      </Card>
      <Card title="Options">
        <div className="grid gap-4 sm:grid-cols-2">
          <OptionCheckbox
            text={texts.leaveRunning}
            checked={options.leaveRunning}
            onChange={(leaveRunning) => set({ leaveRunning })}
          />
          <OptionCheckbox
            text={texts.tcpEstablished}
            checked={options.tcpEstablished}
            onChange={(tcpEstablished) => set({ tcpEstablished })}
          />
          <OptionCheckbox
            text={texts.fileLocks}
            checked={options.fileLocks}
            onChange={(fileLocks) => set({ fileLocks })}
          />
          <CheckboxField
            label="Keep a client connected during the dump"
            hint="One connection of the product’s own, to see what becomes of it. The dump fails unless open TCP connections are kept."
            checked={hasClient}
            onChange={setHasClient}
          />
          {container === null && (
            <SelectField
              label="Network"
              flag="--network"
              value={network}
              onChange={setNetwork}
              options={networks}
              hint="How the server is launched for this checkpoint."
            />
          )}
          {container === null && (
            <SelectField
              label="CRIU’s network lock"
              flag="network-lock"
              value={networkLock}
              onChange={setNetworkLock}
              options={networkLocks}
              hint="For this container alone, with runc. Without a lock, packets that come during the dump break open connections."
            />
          )}
          <SelectField
            label="Storage"
            value={options.storage}
            onChange={(storage) => set({ storage })}
            options={storages}
            hint={room === null ? texts.storage.hint : `${room} ${texts.storage.hint}`}
          />
          <SelectField
            label="Form"
            flag="--export"
            value={options.form}
            onChange={(form) => set({ form })}
            options={forms}
            hint={texts.form.hint}
          />
          <SelectField
            label="Compression"
            flag="--compress"
            value={isArchive ? options.compression : 'none'}
            onChange={(compression) => set({ compression })}
            options={compressionChoices}
            disabled={!isArchive}
            hint={onlyArchive ?? texts.compression.hint}
          />
          <OptionCheckbox
            text={texts.ignoreRootfs}
            checked={isArchive && options.ignoreRootfs}
            onChange={(ignoreRootfs) => set({ ignoreRootfs })}
            disabledReason={onlyArchive}
          />
          <OptionCheckbox
            text={texts.ignoreVolumes}
            checked={isArchive && options.ignoreVolumes}
            onChange={(ignoreVolumes) => set({ ignoreVolumes })}
            disabledReason={onlyArchive}
          />
        </div>
      </Card>
    </RunForm>
  );
}

const envWords = (env: Record<string, string>) =>
  Object.entries(env)
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');

function networkLockOf(earlier: CreateCheckpointInput | null): CriuNetworkLock | 'host' {
  return (earlier?.source.type === 'spec' ? earlier.source.networkLock : null) ?? 'host';
}

function networkOf(earlier: CreateCheckpointInput | null): Network {
  return (earlier?.source.type === 'spec' ? earlier.source.network : null) ?? 'spec';
}

/** How much is free where the checkpoint would go; null until the host's state is known. */
function useRoom(storage: StorageKind): string | null {
  const host = useHostState();
  if (host === null) return null;
  const freeBytes = storage === 'ram' ? host.memoryAvailableBytes : host.diskFreeBytes;
  if (freeBytes === null) return null;
  return `${formatBytes(freeBytes)} of ${storage === 'ram' ? 'RAM' : 'disk'} are free.`;
}

/** Local time as yyyymmdd-hhmmss. */
function stamp(nowMs: number): string {
  const date = new Date(nowMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}${two(date.getSeconds())}`;
}
