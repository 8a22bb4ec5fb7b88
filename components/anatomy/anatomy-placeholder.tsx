/** Keeps the place of an anatomy while it is read: as tall as that of a restore, so that what is below stays where it is. */
export function AnatomyPlaceholder() {
  return (
    <section aria-busy="true" className="bg-surface border-line min-h-110 rounded-lg border p-4">
      <h2 className="text-base font-semibold">Anatomy</h2>
      <p className="text-muted mt-3">CRIU’s log is being read.</p>
    </section>
  );
}
