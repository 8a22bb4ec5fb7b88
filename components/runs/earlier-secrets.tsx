interface Props {
  /** Variables whose values come from the spec. */
  fromSpec: readonly string[];
  /** Those whose values nobody has any more. */
  lost: readonly string[];
}

/** What becomes of the secret variables that an earlier run was given for itself; their values were never kept. */
export function EarlierSecrets({ fromSpec, lost }: Props) {
  if (fromSpec.length === 0 && lost.length === 0) return null;
  return (
    <div role="status" className="mb-3 max-w-prose space-y-1">
      {fromSpec.length > 0 && (
        <p>
          The earlier run was given <Names names={fromSpec} /> for itself. Such values are not kept: the launch spec’s
          own are used now.
        </p>
      )}
      {lost.length > 0 && (
        <p className="text-warning">
          The earlier run was given <Names names={lost} /> for itself. Such values are not kept, and the launch spec has
          none: put what the server needs into the spec, or it starts without.
        </p>
      )}
    </div>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return <code className="font-mono break-all">{names.join(', ')}</code>;
}
