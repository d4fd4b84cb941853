// One paper as it prints: stored fields in the office's frame; with the denouncer's name only when a reveal has given it. Pure.

import { todayInVietnam } from '../../deadlines/dates.ts';
import type { SealedPerson } from '../../sealing/identities.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import type { PersonData } from '../papers/frame.ts';
import type { Paper } from '../papers/paper.ts';
import type { LookupSlip } from '../papers/reception.ts';
import { composePaper, withDenouncer } from './compose.ts';
import type { PaperRow } from './records.ts';

type Printed = Pick<
  PaperRow,
  'kind' | 'fields' | 'number' | 'issuedOn' | 'signerName' | 'signerTitle' | 'recipients' | 'sealed'
> &
  Partial<Pick<PaperRow, 'createdAt' | 'letterCode'>>;
const text = (value: unknown) => (typeof value === 'string' ? value : '');

/** @param person the denouncer, after a reveal; never for a kind anyone else reads */
export function printedPaper(row: Printed, person?: PersonData): Paper {
  const lines = row.signerTitle.split('\n').filter((line) => line !== '');
  const title = lines.at(-1) ?? '';
  const named = person ? withDenouncer(row.kind as PaperKind, row.fields, person) : row.fields;
  const more = row.recipients
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const copies = [...(Array.isArray(row.fields.copies) ? (row.fields.copies as string[]) : []), ...more];
  return composePaper(row.kind, copies.length > 0 ? { ...named, copies } : named, {
    superiorOrg: text(row.fields.superiorOrg),
    issuingOrg: text(row.fields.issuingOrg),
    officeCode: text(row.fields.officeCode),
    letterCode: row.letterCode ?? '',
    place: text(row.fields.place),
    number: row.number,
    date: row.issuedOn,
    draftedOn: row.createdAt ? todayInVietnam(row.createdAt) : null,
    signer: { prefixes: lines.slice(0, -1), title, name: row.signerName },
  });
}

/** The receipt 02/TCD of a visit or a petition, the same sheet from wherever it is printed; a denunciation has neither code nor PIN. */
export function printedReceipt(row: Printed, lookup: LookupSlip | null = null): Paper {
  return printedPaper({ ...row, fields: { ...row.fields, ...(row.sealed ? { contentType: 'TC' } : { lookup }) } });
}

/** How a revealed denouncer is called on his own letter. */
export function personOnPaper(person: SealedPerson): PersonData {
  const honorific = person.gender === 'male' ? 'ông' : person.gender === 'female' ? 'bà' : undefined;
  const address = [person.address, person.wardText].filter((part) => part !== '').join(', ');
  return {
    name: person.name,
    ...(honorific ? { honorific } : {}),
    address,
    idNumber: person.idNumber,
    idIssuedOn: person.idIssuedOn,
    idIssuedBy: person.idIssuedBy,
  };
}
