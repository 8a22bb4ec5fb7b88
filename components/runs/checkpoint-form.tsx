'use client';
import { useState } from 'react';
import { useNow } from '@/lib/client/use-now';
import { containerNameSchema } from '@/lib/domain/names';
import {
  dumpOptionsSchema,
  type CheckpointForm as Form,
  type Compression,
  type CreateCheckpointInput,
  type DumpOptions,
  type StorageKind,
} from '@/lib/domain/options';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { RunForm, type PreviewAction, type SubmitAction } from './run-form';

interface Props {
  specs: { id: string; name: string }[];
  specId: string | null;
  /** A running container to checkpoint, in place of a spec's server. */
  container: string | null;
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
const storages: { value: StorageKind; label: string }[] = [
  { value: 'disk', label: 'Disk' },
  { value: 'ram', label: 'RAM disk (gone after a reboot)' },
];

/** Makes a checkpoint of a spec's server or of a running container. */
export function CheckpointForm({ specs, specId: firstSpecId, container, submitAction, previewAction }: Props) {
  const [specId, setSpecId] = useState(firstSpecId ?? specs[0]?.id ?? '');
  const [typedName, setTypedName] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [isGolden, setGolden] = useState(true);
  const [options, setOptions] = useState<DumpOptions>(() => dumpOptionsSchema.parse({}));
  const nowMs = useNow(60_000);
  const subject = container ?? specs.find(({ id }) => id === specId)?.name ?? 'checkpoint';
  const name = typedName ?? (nowMs === null ? '' : `${subject}-${stamp(nowMs)}`);
  const nameFault = name === '' ? undefined : containerNameSchema.safeParse(name).error?.issues[0]?.message;
  const set = (patch: Partial<DumpOptions>) => setOptions((before) => ({ ...before, ...patch }));
  const isArchive = options.form === 'archive';
  const onlyArchive = isArchive ? null : 'Only for archives.';
  const input: CreateCheckpointInput = {
    source: container === null ? { type: 'spec', specId, containerName: null } : { type: 'container', container },
    name,
    note,
    isGolden,
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
              hint="Its server is started, warmed up, and then dumped."
            />
          ) : (
            <div>
              <p className="mb-1 font-medium">Running container</p>
              <p className="font-mono text-xs break-all">{container}</p>
            </div>
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
          <CheckboxField
            label="Leave the container running"
            flag="--leave-running"
            checked={options.leaveRunning}
            onChange={(leaveRunning) => set({ leaveRunning })}
          />
          <CheckboxField
            label="Keep open TCP connections"
            flag="--tcp-established"
            checked={options.tcpEstablished}
            onChange={(tcpEstablished) => set({ tcpEstablished })}
          />
          <CheckboxField
            label="Keep file locks"
            flag="--file-locks"
            checked={options.fileLocks}
            onChange={(fileLocks) => set({ fileLocks })}
          />
          <SelectField
            label="Storage"
            value={options.storage}
            onChange={(storage) => set({ storage })}
            options={storages}
          />
          <SelectField
            label="Form"
            flag="--export"
            value={options.form}
            onChange={(form) => set({ form })}
            options={forms}
          />
          <SelectField
            label="Compression"
            flag="--compress"
            value={isArchive ? options.compression : 'none'}
            onChange={(compression) => set({ compression })}
            options={compressionChoices}
            disabled={!isArchive}
            hint={onlyArchive ?? ''}
          />
          <CheckboxField
            label="Leave out the writable layer"
            flag="--ignore-rootfs"
            checked={isArchive && options.ignoreRootfs}
            onChange={(ignoreRootfs) => set({ ignoreRootfs })}
            disabledReason={onlyArchive}
          />
          <CheckboxField
            label="Leave out volumes"
            flag="--ignore-volumes"
            checked={isArchive && options.ignoreVolumes}
            onChange={(ignoreVolumes) => set({ ignoreVolumes })}
            disabledReason={onlyArchive}
          />
        </div>
      </Card>
    </RunForm>
  );
}

/** Local time as yyyymmdd-hhmm. */
function stamp(nowMs: number): string {
  const date = new Date(nowMs);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`;
  return `${day}-${two(date.getHours())}${two(date.getMinutes())}`;
}
