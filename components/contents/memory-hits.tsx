'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Table, Td, Th } from '@/components/ui/table';
import { byteKinds } from '@/lib/domain/contents/byte-kinds';
import type { MemoryHit } from '@/lib/domain/contents/memory-search';
import { memoryName } from './memory-name';

const firstHits = 100;

/** Where the term was found. What is around it is masked until the reader asks for it. */
export function MemoryHits({ hits }: { hits: readonly MemoryHit[] }) {
  const [isShown, setShown] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const listed = isWhole ? hits : hits.slice(0, firstHits);
  return (
    <Card
      title="Hits"
      actions={
        <Button size="sm" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? 'Mask what is around' : 'Show what is around'}
        </Button>
      }
    >
      <Table label="Hits">
        <thead>
          <tr>
            <Th>Process</Th>
            <Th>Address</Th>
            <Th>Mapping</Th>
            <Th>Context</Th>
            <Th>In the file</Th>
          </tr>
        </thead>
        <tbody>
          {listed.map((hit) => (
            <tr key={`${hit.file}-${hit.fileOffsetBytes}-${hit.pid ?? ''}-${hit.address}`}>
              <Td className="whitespace-nowrap">{memoryName(hit)}</Td>
              <Td mono>{hit.address}</Td>
              <Td className="text-xs leading-5">
                {byteKinds[hit.kind].label}
                {hit.mapping !== null && (
                  <span className="text-muted block font-mono break-all">
                    {hit.mapping.protection} {hit.mapping.name ?? hit.mapping.startAddress}
                  </span>
                )}
              </Td>
              <Td className="font-mono text-xs leading-5 whitespace-pre">
                <Around text={hit.before} isShown={isShown} />
                <mark className="bg-accent text-on-accent rounded-sm px-0.5">{hit.match}</mark>
                <Around text={hit.after} isShown={isShown} />
              </Td>
              <Td mono>
                {hit.file} + {hit.fileOffsetBytes}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {listed.length < hits.length && (
        <p className="mt-2">
          <Button size="sm" onClick={() => setWhole(true)}>
            Show all {hits.length}
          </Button>
        </p>
      )}
    </Card>
  );
}

/** Masked text does not tell its length. */
function Around({ text, isShown }: { text: string; isShown: boolean }) {
  if (text === '') return null;
  return isShown ? (
    <span>{text}</span>
  ) : (
    <span className="text-muted" aria-label="masked">
      ••••
    </span>
  );
}
