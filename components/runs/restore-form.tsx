'use client';
import { useState } from 'react';
import { containerNameFault } from '@/lib/domain/container-name';
import { defaultRestoreOptions } from '@/lib/domain/default-options';
import type { CheckpointChoice } from '@/lib/domain/inventory';
import { type RestoreInput, type RestoreOptions } from '@/lib/domain/options';
import { restoreOptionTexts as texts } from '@/lib/domain/option-texts';
import { NewestOnly } from '@/components/checkpoints/newest-only';
import { ReadinessCheck } from '@/components/readiness/readiness-check';
import { useReadiness, type ReadinessAction } from '@/components/readiness/use-readiness';
import { Card } from '@/components/ui/card';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import { OptionCheckbox } from './option-checkbox';
import { RunForm, type PreviewAction, type SubmitAction } from './run-form';

interface Props {
  checkpoints: CheckpointChoice[];
  /** There are more than `checkpoints`. */
  isCut: boolean;
  checkpointId: string | null;
  /** What an earlier run was asked for, when this form repeats it. */
  earlier: RestoreInput | null;
  submitAction: SubmitAction;
  previewAction: PreviewAction;
  readinessAction: ReadinessAction;
}

/** Restores a checkpoint. */
export function RestoreForm({
  checkpoints,
  isCut,
  checkpointId: firstId,
  earlier,
  submitAction,
  previewAction,
  readinessAction,
}: Props) {
  const [checkpointId, setCheckpointId] = useState(firstId ?? checkpoints[0]?.id ?? '');
  const [options, setOptions] = useState<RestoreOptions>(() => ({
    ...(earlier?.options ?? defaultRestoreOptions),
    // What was overridden once is looked at again the next time.
    ignoreReadiness: false,
  }));
  const [newName, setNewName] = useState(earlier?.options.newName ?? '');
  const [hostPort, setHostPort] = useState(earlier?.options.hostPort?.toString() ?? '');
  const set = (patch: Partial<RestoreOptions>) => setOptions((before) => ({ ...before, ...patch }));
  const chosen = checkpoints.find(({ id }) => id === checkpointId);
  const isArchive = chosen?.form === 'archive';
  const nameFault = newName === '' ? undefined : (containerNameFault(newName) ?? undefined);
  const port = Number(hostPort);
  const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
  const portFault = hostPort === '' || isPort ? undefined : 'A whole number from 1 to 65535.';
  const asked: RestoreInput = {
    checkpointId,
    options: {
      ...options,
      newName: isArchive && newName !== '' ? newName : null,
      hostPort: isArchive && hostPort !== '' ? port : null,
      ignoreReadiness: false,
    },
  };
  const missing = !chosen
    ? 'There is no checkpoint to restore yet.'
    : isArchive && (nameFault || portFault)
      ? 'Correct the fields above.'
      : null;
  const readiness = useReadiness(missing === null ? asked : null, readinessAction);
  const isRed = readiness.result?.ok === true && readiness.result.data.some(({ verdict }) => verdict === 'red');
  // The box is only there beside a red row; without one, its tick means nothing.
  const ignoreReadiness = isRed && options.ignoreReadiness;
  const input: RestoreInput = { ...asked, options: { ...asked.options, ignoreReadiness } };
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
            onChange={(id) => {
              setCheckpointId(id);
              set({ ignoreReadiness: false });
            }}
            options={
              checkpoints.length === 0
                ? [{ value: '', label: 'None is ready' }]
                : checkpoints.map(({ id, name }) => ({ value: id, label: name }))
            }
            hint={chosen ? `Of container ${chosen.containerName}` : ''}
          />
          <OptionCheckbox
            text={texts.stopFirst}
            checked={options.stopFirst}
            onChange={(stopFirst) => set({ stopFirst })}
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
        {isCut && <NewestOnly count={checkpoints.length} />}
      </Card>
      <Card title="Options">
        <div className="grid gap-4 sm:grid-cols-2">
          <OptionCheckbox
            text={texts.tcpEstablished}
            checked={options.tcpEstablished}
            onChange={(tcpEstablished) => set({ tcpEstablished })}
            disabledReason={options.tcpClose ? 'Connections are closed instead.' : null}
          />
          <OptionCheckbox
            text={texts.tcpClose}
            checked={options.tcpClose}
            onChange={(tcpClose) => set({ tcpClose })}
            disabledReason={options.tcpEstablished ? 'Connections are restored instead.' : null}
          />
          <OptionCheckbox
            text={texts.fileLocks}
            checked={options.fileLocks}
            onChange={(fileLocks) => set({ fileLocks })}
          />
          <OptionCheckbox
            text={texts.ignoreStaticIp}
            checked={options.ignoreStaticIp}
            onChange={(ignoreStaticIp) => set({ ignoreStaticIp })}
          />
          <OptionCheckbox
            text={texts.ignoreStaticMac}
            checked={options.ignoreStaticMac}
            onChange={(ignoreStaticMac) => set({ ignoreStaticMac })}
          />
          <OptionCheckbox text={texts.prefetch} checked={options.prefetch} onChange={(prefetch) => set({ prefetch })} />
        </div>
      </Card>
      <ReadinessCheck
        readiness={readiness}
        isIgnored={options.ignoreReadiness}
        onIgnore={(isIgnored) => set({ ignoreReadiness: isIgnored })}
      />
    </RunForm>
  );
}
