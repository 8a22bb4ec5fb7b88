/** Why a button beside it cannot be used: plain text, so that touch, keyboard and mouse all get it. */
export function DisabledReason({ id, children }: { id: string; children: string }) {
  return (
    <span id={id} className="text-muted max-w-xs px-1 text-xs whitespace-normal">
      {children}
    </span>
  );
}
