// Visits of an old Sổ tiếp công dân: numbered, sealed where they denounce, hidden from whom they name, in bulk. All of them are
// answered: no clock starts.
import { recordEvents } from '../audit/events.ts';
import { inTurns } from '../in-turns.ts';
import { behindSeal } from '../petitions/behind-seal.ts';
import { isLargeGroup } from '../petitions/groups.ts';
import { unreadOf } from '../petitions/history-words.ts';
import { takeNumbers } from '../petitions/insert.ts';
import { nameInAll } from '../petitions/named/actions.ts';
import { findNamedInAll, type NamedAccount } from '../petitions/named/naming.ts';
import { saidInAll } from '../petitions/named/said.ts';
import { type PetitionType, sealedPartyName } from '../petitions/petition.ts';
import { type SealedPerson, sealIdentities } from '../sealing/identities.ts';
import type { Withheld } from '../sealing/withheld.ts';
import type { Act } from '../web/act.ts';
import { insertOldVisits, type NumberedVisit, type OldParty } from './history-records.ts';
import { type VisitKind, type VisitOutcome, visitNumber, visitorLabel } from './visit.ts';

export interface OldVisit {
  receivedOn: string;
  type: PetitionType;
  kind: VisitKind;
  hostName: string;
  outcome: VisitOutcome | null;
  people: readonly (SealedPerson & { kind: 'individual' | 'organization' })[];
  personCount: number;
  summary: string;
  request: string;
  /** Whom it is against, as written. */
  respondent: string;
  /** It stood in no cell of its own: it was found in the words. */
  isRespondentFound?: boolean;
  result: string;
  guidedTo: string;
  transferredTo: string;
  /** The number it bore in the old book, and what else stood beside it. */
  oldNumber: string;
  note: string;
  /** What stood in its other cells, of a denunciation: searched for whole names and kept nowhere. */
  elsewhere?: string;
}

interface PlacedVisit {
  old: OldVisit;
  /** Its words as the book has them, for behind the seal until they are read. */
  withheld: Withheld | undefined;
  index: number;
  named: readonly NamedAccount[];
  pastHead: boolean;
}

const roleOf: Record<PetitionType, string> = { KN: 'complainant', TC: 'denouncer', KNPA: 'petitioner', MIXED: 'petitioner' };
const blank = { birthYear: null, gender: '', idType: '', idNumber: '', phone: '', wardUnitId: null, wardText: '', address: '' };

/** Takes old visits into the actor's register. Gives their ids in order; null where the acting officer himself is named. */
export async function takeInVisits(act: Act, olds: readonly OldVisit[]): Promise<(number | null)[]> {
  const ids: (number | null)[] = olds.map(() => null);
  const taken = (await withNamed(act, olds)).filter(({ named }) => named.every((one) => one.accountId !== act.actor.accountId));
  const placed = await inTurns(taken, (row): PlacedVisit => ({ ...row, ...withoutOpenNames(row.old) }));
  if (placed.length === 0) return ids;
  const { tx, actor, moment } = act;
  const rows = await numbered(act, placed);
  const made = await insertOldVisits(act, rows);
  for (const [at, { index }] of placed.entries()) ids[index] = made[at] ?? null;
  await nameInAll(
    act,
    placed.map(({ old, named }, at) => ({ visitId: made[at] ?? 0, sealed: old.type === 'TC', named, type: old.type })),
  );
  await sealIdentities(
    act,
    placed.flatMap(({ old, withheld }, at) =>
      old.type === 'TC'
        ? behindSeal(old.people.map(sealedOf), [], withheld).map((person, index) => ({
            subject: { visitId: made[at] ?? 0 },
            ordinal: index + 1,
            person,
          }))
        : [],
    ),
  );
  await recordEvents(
    tx,
    actor,
    rows.map((row, at) => ({
      kind: 'visit.taken_in',
      at: moment.at,
      visitId: made[at] ?? null,
      sealed: row.sealed,
      data: { number: visitNumber(row), old: row.oldNumber },
      requestId: act.requestId,
    })),
  );
  return ids;
}

/** A visit that denounces as it may stand in the open before it is read, once all it says was searched for whom it is against. */
function withoutOpenNames(old: OldVisit): Pick<PlacedVisit, 'old' | 'withheld'> {
  if (old.type !== 'TC') return { old, withheld: undefined };
  const { words, respondents, withheld } = unreadOf(
    wordsOfOld(old),
    { names: [old.respondent].filter(Boolean), areFound: old.isRespondentFound === true },
    old.people,
    ['oldNumber'],
  );
  return { old: { ...old, ...words, respondent: respondents[0] ?? '' }, withheld };
}

/** Every free text of a row, by the field's name: what is searched is what goes behind the seal. */
const wordsOfOld = ({ summary, request, result, note, hostName, guidedTo, transferredTo, oldNumber }: OldVisit) => ({
  summary,
  request,
  result,
  note,
  hostName,
  guidedTo,
  transferredTo,
  oldNumber,
});

/** Whom each visit is against, as at the desk; nobody was asked, so all that a denunciation says is searched. */
async function withNamed({ house, actor, moment }: Act, olds: readonly OldVisit[]): Promise<Omit<PlacedVisit, 'withheld'>[]> {
  const namings = await findNamedInAll(
    house,
    actor.unitId,
    olds.map((old) => ({
      type: old.type === 'TC' ? 'TC' : 'KN',
      sealed: old.type === 'TC',
      respondents: old.respondent ? [{ name: old.respondent, position: '', accountId: null }] : [],
      isGuessed: old.isRespondentFound === true,
      ...(old.type === 'TC' ? saidInAll(wordsOfOld(old), old.elsewhere) : {}),
    })),
    moment.today,
  );
  return olds.map((old, index) => {
    const { named = [], pastHead = false } = namings[index] ?? {};
    return { old, index, named, pastHead };
  });
}

type Row = NumberedVisit & { parties: OldParty[] };

async function numbered(act: Act, placed: readonly PlacedVisit[]): Promise<Row[]> {
  const counts = new Map<number, number>();
  const yearOf = (old: OldVisit) => Number(old.receivedOn.slice(0, 4));
  for (const { old } of placed) counts.set(yearOf(old), (counts.get(yearOf(old)) ?? 0) + 1);
  const next = await takeNumbers(act.tx, 'visit', counts);
  return placed.map(({ old, pastHead }) => {
    const year = yearOf(old);
    const number = next.get(year)?.shift() as number;
    const sealed = old.type === 'TC';
    const { people, elsewhere: _elsewhere, ...said } = old;
    const senderKind = said.personCount > 1 ? 'group' : 'individual';
    return {
      ...said,
      year,
      number,
      sealed,
      pastHead,
      isGroup: senderKind === 'group',
      isLargeGroup: isLargeGroup(senderKind, said.personCount, said.receivedOn),
      label: visitorLabel({
        sealed,
        senderKind,
        names: sealed ? [] : people.map((person) => person.name),
        organization: '',
        personCount: said.personCount,
      }),
      note: [said.oldNumber && `Số trên sổ cũ: ${said.oldNumber}`, said.note].filter(Boolean).join('\n'),
      parties: people.map((person, index) => ({
        ...(sealed ? { ...blank, name: sealedPartyName(index + 1), kind: 'individual' } : person),
        ordinal: index + 1,
        role: roleOf[said.type],
        sealed,
      })),
    };
  });
}

function sealedOf({ kind: _kind, ...person }: OldVisit['people'][number]): SealedPerson {
  return person;
}
