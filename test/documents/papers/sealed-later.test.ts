// Every kind of paper, written in the open and sealed later: no composer prints who could be the denouncer.
import { describe, expect, it } from 'vitest';
import { paperKinds } from '../../../src/documents/papers/catalogue.ts';
import { paperText } from '../../../src/documents/papers/text.ts';
import { composePaper, sealedLater, withoutDenouncer } from '../../../src/documents/registry/compose.ts';
import { filledData, frame } from './samples.ts';

const canary = 'Khuất Thị Chim Sẻ';
/** Who takes part for an office, or is the one complained of: their names stay. */
const officers = new Set([
  'signer',
  'chair',
  'secretary',
  'receiver',
  'host',
  'leader',
  'deputies',
  'members',
  'attendees',
  'proposedBy',
  'unitLeader',
  'approvedBy',
  'respondents',
  'follower',
  'denounced',
]);
/** Words that may be a name by themselves. */
const bare = new Set(['recipientName', 'address', 'executors', 'superiorRecipient']);

function named(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(named);
  if (typeof value !== 'object' || value === null || !('name' in value)) return value;
  return { ...value, name: canary, ...('idNumber' in value ? { idNumber: canary, address: canary } : {}) };
}

describe.each(paperKinds)('%s', (kind) => {
  const data = Object.fromEntries(
    Object.entries({ ...filledData[kind], copies: [canary], relatedRecipients: [canary] }).map(([field, value]) => [
      field,
      officers.has(field) ? value : bare.has(field) && typeof value === 'string' ? canary : named(value),
    ]),
  );

  it('says nothing of the sender, and still prints', () => {
    const fields = sealedLater(kind, data);
    expect(JSON.stringify(fields)).not.toContain(canary);
    expect(paperText(composePaper(kind, fields, frame))).not.toContain(canary);
  });

  it('has no citizen in it when it is written under the seal', () => {
    const people = Object.entries(withoutDenouncer(kind, data)).filter(([, value]) =>
      JSON.stringify(value ?? '').includes(canary),
    );
    expect(
      people.map(([field]) => field).filter((field) => !['copies', 'relatedRecipients', 'items', 'executors'].includes(field)),
    ).toEqual([]);
  });
});
