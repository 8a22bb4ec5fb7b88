'use client';
import { useId, useState, type DragEvent } from 'react';

/** Chooses files, by a dialog or by dropping them. */
export function ImportPicker({ hint, onFiles }: { hint: string; onFiles: (files: File[]) => void }) {
  const id = useId();
  const [isOver, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`bg-surface rounded-lg border-2 border-dashed p-6 ${isOver ? 'border-accent' : 'border-field'}`}
    >
      <label htmlFor={id} className="mb-2 block font-medium">
        Result files
      </label>
      <input
        id={id}
        type="file"
        multiple
        accept=".json,application/json"
        aria-describedby={`${id}-hint`}
        className="max-w-full"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again after it was corrected.
          event.target.value = '';
        }}
      />
      <p id={`${id}-hint`} className="text-muted mt-2 text-xs">
        {hint}
      </p>
    </div>
  );
}
