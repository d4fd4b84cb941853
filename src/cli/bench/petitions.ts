// One invented petition after another, with everything a registered one has. The same seed gives the same petitions.
import type { PetitionStatus, PetitionType } from '../../petitions/petition.ts';
import { addDays } from './days.ts';
import { writeName } from './names.ts';
import type { Period, PeriodOf } from './periods.ts';
import type { Random } from './random.ts';
import { deeds, writeSummary } from './words.ts';

export interface BenchUnit {
  id: number;
  name: string;
  /** Officers who may hold work. */
  processors: readonly number[];
  leader: number;
  /** Has officers who really sign in. */
  isCast: boolean;
}

export interface BenchPetition {
  unitId: number;
  petitionType: PetitionType;
  sealed: boolean;
  receivedOn: string;
  /** Of processing; null where no rule gave one on that day. */
  period: Period | null;
  closedOn: string | null;
  status: PetitionStatus;
  outcome: string | null;
  field: string;
  assignedTo: number;
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
  name: string;
  birthYear: number;
  idNumber: string;
  phone: string;
  address: string;
  subject: string;
  summary: string;
  request: string;
  contestedNumber: string;
  contestedBy: string;
  /** Accepted ones: when the resolution is due, and when it ended. */
  proceeding: { dueOn: string; closedOn: string | null; procedure: string } | null;
}

const ruleOf: Record<PetitionType, string> = { KN: 'KN_ACCEPT', TC: 'TC_INITIAL', KNPA: 'KN_PROCESS', MIXED: 'KN_PROCESS' };
const typeNames: Record<PetitionType, string> = { KN: 'Khiếu nại', TC: 'Tố cáo', KNPA: 'Kiến nghị', MIXED: 'Đơn' };

export interface BenchSetting {
  today: string;
  periodOf: PeriodOf;
}

/** A petition a unit received on a day. */
export function writePetition(
  random: Random,
  unit: BenchUnit,
  receivedOn: string,
  { today, periodOf }: BenchSetting,
): BenchPetition {
  const roll = random.next();
  const petitionType: PetitionType = roll < 0.45 ? 'KN' : roll < 0.56 ? 'TC' : roll < 0.98 ? 'KNPA' : 'MIXED';
  const sealed = petitionType === 'TC';
  const period = periodOf(ruleOf[petitionType], receivedOn) ?? periodOf('KN_PROCESS', receivedOn);
  const [field, deed] = random.pick(deeds);
  const days = random.chance(0.88) ? random.between(1, 9) : random.between(10, 40);
  const isClosed = addDays(receivedOn, days) < today && (addDays(receivedOn, 45) < today || random.chance(0.7));
  const isAccepted = isClosed && petitionType !== 'MIXED' && random.chance(0.3);
  const assignedTo = random.pick(unit.processors);
  const closedOn = isClosed ? addDays(receivedOn, days) : null;
  const open = random.next();
  const step =
    open < 0.2
      ? { status: 'received' as const, holderId: null, nextRole: 'unit_head', nextAct: 'assign' }
      : open < 0.85
        ? { status: 'assigned' as const, holderId: assignedTo, nextRole: null, nextAct: open < 0.6 ? 'classify' : 'propose' }
        : { status: 'proposed' as const, holderId: null, nextRole: 'leader', nextAct: 'approve' };
  const ended = isAccepted
    ? { status: 'accepted' as const, outcome: 'propose_acceptance' }
    : random.pick([
        { status: 'guided' as const, outcome: 'guide' },
        { status: 'transferred_replied' as const, outcome: 'transfer' },
        { status: 'filed' as const, outcome: 'file_away' },
        { status: 'notified_inadmissible' as const, outcome: 'notify_inadmissible' },
      ]);
  const number = random.between(100, 9_999);
  const isContested = petitionType === 'KN' && random.chance(0.7);
  const resolvedAfter = random.between(12, 55);
  return {
    unitId: unit.id,
    petitionType,
    sealed,
    receivedOn,
    period,
    closedOn,
    outcome: isClosed ? ended.outcome : null,
    field: sealed ? 'CIVIL_SERVICE.4' : field,
    assignedTo,
    ...(isClosed ? { status: ended.status, holderId: null, nextRole: null, nextAct: null } : step),
    name: writeName(random),
    birthYear: random.between(1938, 2004),
    idNumber: `001${String(random.between(100_000_000, 999_999_999))}`,
    phone: `09${String(random.between(10_000_000, 99_999_999))}`,
    address: `Số ${random.between(1, 300)} ngõ ${random.between(1, 120)}`,
    subject: sealed
      ? 'Tố cáo cán bộ vi phạm trong thực hiện nhiệm vụ'
      : `${typeNames[petitionType]} ${isContested ? `Quyết định số ${number}/QĐ-UBND về ` : 'về '}${deed}`,
    summary: writeSummary(random, sealed ? 'việc cán bộ nhận tiền ngoài quy định' : deed),
    request: 'Đề nghị xem xét, giải quyết theo quy định',
    contestedNumber: isContested ? `${number}/QĐ-UBND` : '',
    contestedBy: isContested ? `UBND ${unit.name}` : '',
    proceeding:
      isAccepted && closedOn
        ? {
            dueOn: addDays(closedOn, 30),
            closedOn: addDays(closedOn, resolvedAfter) <= today ? addDays(closedOn, resolvedAfter) : null,
            procedure:
              petitionType === 'KN' ? 'complaint_first' : petitionType === 'TC' ? 'denunciation_first' : 'recommendation',
          }
        : null,
  };
}
