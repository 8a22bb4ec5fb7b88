'use client';
import { useState } from 'react';
import { containerNameSchema } from '@/lib/domain/names';
import {
  restoreOptionsSchema,
  type CheckpointForm,
  type RestoreInput,
  type RestoreOptions,
} from '@/lib/domain/options';
import { Card } from '@/components/ui/card';
import { CheckboxField } from '@/components/ui/checkbox-field';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { RunForm, type PreviewAction, type SubmitAction } from './run-form';

export interface RestoreChoice {
  id: string;
  name: string;
  form: CheckpointForm;
  containerName: string;
}
interface Props {
  checkpoints: RestoreChoice[];
  checkpointId: string | null;
  submitAction: SubmitAction;
  previewAction: PreviewAction;
}

/** Restores a checkpoint. */
export function RestoreForm({ checkpoints, checkpointId: firstId, submitAction, previewAction }: Props) {
  const [checkpointId, setCheckpointId] = useState(firstId ?? checkpoints[0]?.id ?? '');
  const [options, setOptions] = useState<RestoreOptions>(() => restoreOptionsSchema.parse({}));
  const [newName, setNewName] = useState('');
  const [hostPort, setHostPort] = useState('');
  const set = (patch: Partial<RestoreOptions>) => setOptions((before) => ({ ...before, ...patch }));
  const chosen = checkpoints.find(({ id }) => id === checkpointId);
  const isArchive = chosen?.form === 'archive';
  const nameFault = newName === '' ? undefined : containerNameSchema.safeParse(newName).error?.issues[0]?.message;
  const port = Number(hostPort);
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  const portFault = hostPort === '' || isPort ? undefined : 'A whole number from 1 to 65535.';
  const input: RestoreInput = {
    checkpointId,
    options: {
      ...options,
      newName: isArchive && newName !== '' ? newName : null,
      hostPort: isArchive && hostPort !== '' ? port : null,
    },
  };
  const missing = !chosen
    ? 'There is no checkpoint to restore yet.'
    : isArchive && (nameFault || portFault)
      ? 'Correct the fields above.'
      : null;
  return (
    <RunForm
      kind="restore"
      input={input}
      missing={missing}
      submitLabel="Restore"
      submitAction={submitAction}
      previewAction={previewAction}
    >
      <Card title="What">
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label="Checkpoint"
            value={checkpointId}
            onChange={setCheckpointId}
            options={
              checkpoints.length === 0
                ? [{ value: '', label: 'None is ready' }]
                : checkpoints.map(({ id, name }) => ({ value: id, label: name }))
            }
            hint={chosen ? `Of container ${chosen.containerName}` : ''}
          />
          <CheckboxField
            label="Stop the container first when it runs"
            checked={options.stopFirst}
            onChange={(stopFirst) => set({ stopFirst })}
            hint="Without it, a running container makes the restore fail."
          />
          {isArchive && (
            <>
              <TextField
                label="New container name"
                flag="--name"
                value={newName}
                onChange={setNewName}
                error={nameFault}
                hint="Empty: the name it had."
                mono
              />
              <TextField
                label="Host port"
                flag="--publish"
                value={hostPort}
                onChange={setHostPort}
                error={portFault}
                hint="Empty: the port it had."
                mono
              />
            </>
          )}
        </div>
      </Card>
      <Card title="Options">
        <div className="grid gap-4 sm:grid-cols-2">
          <CheckboxField
            label="Restore open TCP connections"
            flag="--tcp-established"
            checked={options.tcpEstablished}
            onChange={(tcpEstablished) => set({ tcpEstablished })}
            disabledReason={options.tcpClose ? 'Connections are closed instead.' : null}
          />
          <CheckboxField
            label="Close TCP connections"
            flag="--tcp-close"
            checked={options.tcpClose}
            onChange={(tcpClose) => set({ tcpClose })}
            disabledReason={options.tcpEstablished ? 'Connections are restored instead.' : null}
          />
          <CheckboxField
            label="Restore file locks"
            flag="--file-locks"
            checked={options.fileLocks}
            onChange={(fileLocks) => set({ fileLocks })}
          />
          <CheckboxField
            label="Ignore the static IP address"
            flag="--ignore-static-ip"
            checked={options.ignoreStaticIp}
            onChange={(ignoreStaticIp) => set({ ignoreStaticIp })}
          />
          <CheckboxField
            label="Ignore the static MAC address"
            flag="--ignore-static-mac"
            checked={options.ignoreStaticMac}
            onChange={(ignoreStaticMac) => set({ ignoreStaticMac })}
          />
        </div>
      </Card>
    </RunForm>
  );
}
