import 'server-only';
import { suiteTexts } from '@/lib/domain/benchmark/suite';
import { runKindTitles } from '@/lib/domain/run-kind';
import { maskSpec } from '@/lib/domain/masked-spec';
import { usesNvidia, type Spec } from '@/lib/domain/spec';
import { getCheckpointRecord } from '@/lib/db/checkpoints';
import { getSpec } from '@/lib/db/specs';
import type { RunRequest } from './request';

/** What a request is about, for its row and for the locks it needs. */
export interface RequestDescription {
  title: string;
  specId: string | null;
  spec: Spec | null;
  checkpointId: string | null;
  containerName: string | null;
  containerId: string | null;
  lockKeys: string[];
}

/** Looks up names and locks of a request. A missing thing is left null: the run itself says what is missing. */
export async function describeRequest(request: RunRequest): Promise<RequestDescription> {
  const title = runKindTitles[request.kind];
  const nothing = { specId: null, spec: null, checkpointId: null, containerName: null, containerId: null };
  switch (request.kind) {
    case 'demo': {
      const found = await getSpec(request.input.specId);
      return { ...nothing, title, specId: request.input.specId, spec: found && maskSpec(found.spec), lockKeys: [] };
    }
    case 'host-limits':
      // A benchmark that comes meanwhile waits: each would measure the other.
      return { ...nothing, title, lockKeys: ['benchmark'] };
    case 'benchmark': {
      const { suite, specId, checkpointId } = request.input;
      const described = await ofSpec(suiteTexts[suite].title, specId, null);
      // One benchmark at a time: two would measure each other. Its child runs lock what they touch.
      return { ...described, checkpointId, lockKeys: ['benchmark'] };
    }
    case 'cold-start': {
      return ofSpec(title, request.input.specId, request.input.containerName);
    }
    case 'checkpoint': {
      const { source, name } = request.input;
      if (source.type === 'spec') return ofSpec(`${title} ${name}`, source.specId, source.containerName);
      return {
        ...nothing,
        title: `${title} ${name}`,
        containerName: source.container,
        lockKeys: [`container:${source.container}`],
      };
    }
    case 'restore':
    case 'delete-checkpoint': {
      const { checkpointId } = request.input;
      const checkpoint = await getCheckpointRecord(checkpointId);
      if (!checkpoint) return { ...nothing, title, lockKeys: [`checkpoint:${checkpointId}`] };
      return {
        title: `${title} ${checkpoint.name}`,
        specId: checkpoint.specId,
        spec: checkpoint.specSnapshot,
        checkpointId,
        containerName: checkpoint.containerName,
        containerId: checkpoint.containerId,
        lockKeys: [
          `checkpoint:${checkpointId}`,
          `container:${checkpoint.containerName}`,
          ...gpuKeys(checkpoint.specSnapshot),
        ],
      };
    }
    case 'stop':
    case 'remove': {
      const { container } = request.input;
      return {
        ...nothing,
        title: `${title} ${container}`,
        containerName: container,
        lockKeys: [`container:${container}`],
      };
    }
  }
}

async function ofSpec(title: string, specId: string, containerName: string | null): Promise<RequestDescription> {
  const found = await getSpec(specId);
  const lockKeys = [...(containerName ? [`container:${containerName}`] : []), ...(found ? gpuKeys(found.spec) : [])];
  const spec = found && maskSpec(found.spec);
  return { title, specId, spec, checkpointId: null, containerName, containerId: null, lockKeys };
}

/** One lock for every GPU of the host: which GPUs `all` or a CDI name means is the runtime's to decide. */
function gpuKeys(spec: Spec): string[] {
  return usesNvidia(spec) ? ['gpu:*'] : [];
}
