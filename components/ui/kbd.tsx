/** Keys to press, one box each, with words for screen readers. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.map((key, index) => (
        <kbd
          key={index}
          className="border-line bg-raised text-muted min-w-5 rounded border px-1 text-center font-mono text-xs leading-5"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
