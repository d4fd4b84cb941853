// Visits of an old Sổ tiếp công dân: numbered, sealed where they denounce, in bulk. All of them are answered: no clock starts.
import { recordEvents } from '../audit/events.ts';
import { takeNumbers } from '../petitions/insert.ts';
import { largeGroupSize, type PetitionType, sealedPartyName } from '../petitions/petition.ts';
import { type SealedPerson, sealIdentities } from '../sealing/identities.ts';
import type { Act } from '../web/act.ts';
import { insertOldVisits } from './history-records.ts';
import { type VisitKind, type VisitOutcome, visitNumber, visitorLabel } from './visit.ts';

export interface OldVisit {
  receivedOn: string;
  type: PetitionType;
  kind: VisitKind;
  hostName: string;
  outcome: VisitOutcome | null;
  person: (SealedPerson & { kind: 'individual' | 'organization' }) | null;
  personCount: number;
  summary: string;
  request: string;
  result: string;
  guidedTo: string;
  transferredTo: string;
  /** The number it bore in the old book, and what else stood beside it. */
  oldNumber: string;
  note: string;
}

const roleOf: Record<PetitionType, string> = { KN: 'complainant', TC: 'denouncer', KNPA: 'petitioner', MIXED: 'petitioner' };
const blank = { birthYear: null, gender: '', idType: '', idNumber: '', phone: '', wardUnitId: null, wardText: '', address: '' };

/** Takes old visits into the actor's register. Gives their ids in order. */
export async function takeInVisits(act: Act, olds: readonly OldVisit[]): Promise<number[]> {
  if (olds.length === 0) return [];
  const { tx, actor, moment } = act;
  const counts = new Map<number, number>();
  const yearOf = (old: OldVisit) => Number(old.receivedOn.slice(0, 4));
  for (const old of olds) counts.set(yearOf(old), (counts.get(yearOf(old)) ?? 0) + 1);
  const next = await takeNumbers(tx, actor.unitId, 'visit', counts);
  const rows = olds.map((old) => {
    const year = yearOf(old);
    const number = next.get(year) ?? 1;
    next.set(year, number + 1);
    const sealed = old.type === 'TC';
    const isGroup = old.personCount > 1;
    const person = old.person;
    return {
      ...old,
      year,
      number,
      sealed,
      isGroup,
      isLargeGroup: old.personCount >= largeGroupSize,
      label: visitorLabel({
        sealed,
        senderKind: isGroup ? 'group' : 'individual',
        names: sealed || !person ? [] : [person.name],
        organization: '',
        personCount: old.personCount,
      }),
      note: [old.oldNumber && `Số trên sổ cũ: ${old.oldNumber}`, old.note].filter(Boolean).join('\n'),
      person: null,
      party: person && {
        ...(sealed ? { ...blank, name: sealedPartyName(1), kind: 'individual' } : person),
        role: roleOf[old.type],
        sealed,
      },
    };
  });
  const ids = await insertOldVisits(act, rows);
  await sealIdentities(
    act,
    olds.flatMap((old, index) =>
      old.type === 'TC' && old.person
        ? [{ subject: { visitId: ids[index] ?? 0 }, ordinal: 1, person: sealedOf(old.person) }]
        : [],
    ),
  );
  await recordEvents(
    tx,
    actor,
    rows.map((row, index) => ({
      kind: 'visit.taken_in',
      at: moment.at,
      visitId: ids[index] ?? null,
      sealed: row.sealed,
      data: { number: visitNumber(row), old: row.oldNumber },
      requestId: act.requestId,
    })),
  );
  return ids;
}

function sealedOf({ kind: _kind, ...person }: NonNullable<OldVisit['person']>): SealedPerson {
  return person;
}
