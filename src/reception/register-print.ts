// The Sổ tiếp công dân as form 03/TCD, on paper and as an Excel file. Sealed visits stand masked; each printing is in the audit.

import { formatDate } from '../deadlines/dates.ts';
import type { RegisterPage } from '../documents/papers/pages.ts';
import { composeRegister, type RegisterRow, type RegisterSheet } from '../documents/papers/register.ts';
import { isWholeYear, type RegisterPeriod } from '../documents/papers/register-period.ts';
import { hasNobodyBelow } from '../documents/registry/next-instance.ts';
import { actingCapacity } from '../petitions/capacity.ts';
import type { IdType } from '../petitions/id-types.ts';
import { sealedPartyName } from '../petitions/petition.ts';
import { isNumbered } from '../search/fold.ts';
import { unitProfile } from '../units/queries.ts';
import type { Context } from '../web/pages.ts';
import { shortIdTypeNames } from './id-papers.ts';
import { listOutcomeLetters, type OutcomeLetter } from './outcome-letter.ts';
import { petitionTracking } from './petition-tracking.ts';
import { listRegister, type RegisterEntry } from './queries.ts';
import { outcomeWords, shortOutcomeNames, takenOverWords, visitKindNames } from './visit.ts';

declare module '../web/render.ts' {
  interface Pages {
    'reception/register': RegisterPage & { title: string };
  }
}

/** The sheets of one unit and period, one for each form in use. */
export async function registerSheets(
  context: Context,
  period: RegisterPeriod,
): Promise<{ sheets: RegisterSheet[]; forms: string }> {
  const profile = await unitProfile(context.house, context.actor.unitId);
  const entries = await listRegister(context.tx, context.actor.unitId, period.from, period.to);
  const letters = await listOutcomeLetters(context.tx, context.actor.unitId, period);
  const head = {
    superiorOrg: profile.superiorOrg,
    issuingOrg: profile.issuingOrg,
    year: period.year,
    training: context.services.realm !== undefined,
    ...(isWholeYear(period) ? {} : { from: period.from, to: period.to }),
  };
  const sheets = composeRegister(
    head,
    entries.map((entry) => rowOf(entry, letters.of(entry), profile.issuingOrg)),
  );
  return { sheets, forms: sheets.map((sheet) => sheet.officialForm).join('; ') };
}

/** "Người tố cáo số 1; Người tố cáo số 2" for a sealed visit, whoever prints. */
function rowOf(entry: RegisterEntry, letter: OutcomeLetter | undefined, office: string): RegisterRow {
  // Name and address are of the one whose petition it is, also where another came for him (khoản 2 Điều 25 LTCD).
  const owner = entry.people.find((person) => !actingCapacity(person.role)) ?? entry.people[0];
  const number = letter?.number ?? '';
  // Of whom the desk asked to resolve only a request that has left says that the matter lies there.
  const isUrged = entry.outcome === 'urge_subordinate';
  const urged = isUrged && number ? (letter?.toOrg ?? '') : '';
  const names = entry.sealed ? maskedNames(entry) : (entry.content?.senderLabel ?? '');
  return {
    seqNo: entry.number,
    receivedOn: entry.receivedOn,
    personName: names,
    address: entry.sealed ? '' : (owner?.address ?? ''),
    personCount: entry.isNoShow ? null : entry.personCount,
    idText: entry.sealed ? '' : idsOf(entry.people),
    summary: entry.sealed ? 'Nội dung được bảo mật' : (entry.content?.summary ?? ''),
    request: entry.sealed ? '' : (entry.content?.request ?? ''),
    petitionType: typesOf(entry),
    sameContentCount: entry.isNoShow ? null : entry.sameContentCount,
    previousResolver: entry.previousResolver,
    inJurisdiction: entry.inJurisdiction === true,
    isTakenIn: entry.outcome === 'accepted_for_processing',
    // A number written by hand stands; otherwise the letter drafted here gives its own once it has one.
    guidedTo: withNumber(entry.guidedTo, entry.guidanceNumber || number),
    transferredTo: withNumber(isUrged ? urged : entry.transferredTo, entry.transferNumber || number),
    resultTracking: [
      trackingOf(entry, letter?.isBelow !== false && !hasNobodyBelow(office)),
      entry.sealed ? '' : (entry.content?.resultTracking ?? ''),
      petitionTracking(entry.petition, entry.sealed),
    ]
      .filter(Boolean)
      .join('. '),
    note: [
      takenOverWords(entry),
      entry.kind === 'regular' ? '' : `Tiếp ${visitKindNames[entry.kind].toLocaleLowerCase('vi')}`,
      entry.sealed ? '' : (entry.content?.note ?? ''),
    ]
      .filter(Boolean)
      .join('. '),
    voided: entry.voidedAt
      ? {
          reason: entry.sealed ? 'ghi trong hồ sơ' : (entry.voidReason ?? ''),
          by: entry.voidedByName ?? '',
          on: dayOf(entry.voidedAt),
        }
      : null,
  };
}

/** The papers they showed; of several people each with whose it is: a group stands under the name of one. */
function idsOf(people: RegisterEntry['people']): string {
  const shown = people.flatMap(({ idNumber, idType, name }) => {
    if (!idNumber) return [];
    // Words in place of a paper are the whole of it.
    const paper = isNumbered(idNumber) ? `${shortIdTypeNames[(idType ?? 'khac') as IdType] ?? ''} ${idNumber}`.trim() : idNumber;
    return [people.length > 1 && name ? `${name}: ${paper}` : paper];
  });
  return shown.join('; ');
}

const dayOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);

function maskedNames(entry: RegisterEntry): string {
  return Array.from({ length: Math.max(entry.personCount, 1) }, (_, index) => sealedPartyName(index + 1))
    .slice(0, 5)
    .join('; ');
}

function typesOf(entry: RegisterEntry): string {
  if (entry.types.length > 0) return entry.types.join('; ');
  return entry.petitionType === 'MIXED' ? '' : (entry.petitionType ?? '');
}

function trackingOf(entry: RegisterEntry, isBelow: boolean): string {
  const outcome = entry.outcome ? outcomeWords(shortOutcomeNames, entry.outcome, isBelow) : '';
  if (entry.status === 'handed_over') return [outcome, 'bàn giao đơn vị kế tiếp'].filter(Boolean).join(', ');
  return entry.repliedOn ? `${outcome}${outcome ? ', ' : ''}trả lời ngày ${formatDate(entry.repliedOn)}` : outcome;
}

const withNumber = (org: string, number: string) => (org && number ? `${org} (số ${number})` : org);
