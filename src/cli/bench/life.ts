// What becomes of an invented petition: how it is classified, how it ends and on which day, as the product's own table of outcomes
// allows it for its type.
import { amendedFrom } from '../../petitions/classification/competence.ts';
import type { PetitionStatus, PetitionType } from '../../petitions/petition.ts';
import { addDays } from './days.ts';
import type { BenchUnit } from './petitions.ts';
import type { Random } from './random.ts';

export type Way = 'accept' | 'guide' | 'refuse' | 'file' | 'transfer';

/** What a classification stores of a petition. */
export interface Classified {
  eligibility: 'eligible' | 'ineligible' | null;
  ineligibleReason: string | null;
  jurisdiction: 'own' | 'not_own' | null;
  competentBranch: string | null;
  instance: 'first' | null;
  denunciationRound: 'first' | null;
  objectKind: 'admin_decision' | null;
  denunciationKind: 'official_duty' | null;
  knpaKind: 'kien_nghi' | null;
}

export interface Life extends Classified {
  isClassified: boolean;
  way: Way | null;
  status: PetitionStatus;
  outcome: string | null;
  closedOn: string | null;
  assignedTo: number | null;
  holderId: number | null;
  nextRole: string | null;
  nextAct: string | null;
}

const ends: Record<Way, { status: PetitionStatus; outcome: string; nextAct: string | null }> = {
  accept: { status: 'accepted', outcome: 'propose_acceptance', nextAct: null },
  guide: { status: 'guided', outcome: 'guide', nextAct: null },
  refuse: { status: 'notified_inadmissible', outcome: 'notify_inadmissible', nextAct: null },
  file: { status: 'filed', outcome: 'file_away', nextAct: null },
  transfer: { status: 'transferred', outcome: 'transfer', nextAct: 'follow' },
};

/** How each type may end and how often. A complaint that came by post is guided (sentFromDesk: not sent on); what is of mixed contents is not accepted. */
const ways: Record<PetitionType, readonly (readonly [Way, number])[]> = {
  KN: [
    ['accept', 0.3],
    ['guide', 0.65],
    ['refuse', 0.82],
    ['file', 1],
  ],
  TC: [
    ['accept', 0.3],
    ['transfer', 0.65],
    ['refuse', 0.82],
    ['file', 1],
  ],
  KNPA: [
    ['accept', 0.3],
    ['transfer', 0.55],
    ['file', 1],
  ],
  MIXED: [['file', 1]],
};

function wayOf(random: Random, type: PetitionType, isSentHere: boolean): Way {
  const roll = random.next();
  const way = ways[type].find(([, upTo]) => roll < upTo)?.[0] ?? 'file';
  // What another office has sent on is not sent on again, nor sent away.
  return (way === 'transfer' || way === 'guide') && isSentHere ? 'accept' : way;
}

const unclassified: Classified = {
  eligibility: null,
  ineligibleReason: null,
  jurisdiction: null,
  competentBranch: null,
  instance: null,
  denunciationRound: null,
  objectKind: null,
  denunciationKind: null,
  // As the clerk wrote it down; the classification may say otherwise.
  knpaKind: null,
};

function classified(type: PetitionType, way: Way | null): Classified {
  if (way === 'file') return { ...unclassified, eligibility: 'ineligible', ineligibleReason: 'resolved_no_new_facts' };
  const isForeign = way === 'guide' || way === 'transfer';
  return {
    eligibility: 'eligible',
    ineligibleReason: null,
    jurisdiction: type === 'MIXED' ? null : isForeign ? 'not_own' : 'own',
    competentBranch: isForeign ? 'administrative' : null,
    instance: type === 'KN' ? 'first' : null,
    denunciationRound: type === 'TC' ? 'first' : null,
    objectKind: type === 'KN' ? 'admin_decision' : null,
    denunciationKind: type === 'TC' ? 'official_duty' : null,
    knpaKind: type === 'KNPA' ? 'kien_nghi' : null,
  };
}

const declared = (type: PetitionType): Classified => ({ ...unclassified, knpaKind: type === 'KNPA' ? 'kien_nghi' : null });

/** Up to the next day that work is open. */
export function writeLife(
  random: Random,
  unit: BenchUnit,
  petition: { petitionType: PetitionType; receivedOn: string; isSentHere: boolean },
  today: string,
): Life {
  const { petitionType: type, receivedOn } = petition;
  const days = random.chance(0.88) ? random.between(1, 9) : random.between(10, 40);
  const closedOn = addDays(receivedOn, days);
  const assignedTo = random.pick(unit.processors);
  const isClosed = closedOn < today && (addDays(receivedOn, 45) < today || random.chance(0.7));
  if (isClosed) {
    const way = wayOf(random, type, petition.isSentHere);
    return {
      ...classified(type, way),
      ...ends[way],
      way,
      isClassified: true,
      closedOn,
      assignedTo,
      holderId: null,
      nextRole: null,
    };
  }
  const nobody = { way: null, outcome: null, closedOn: null, nextRole: null };
  const step = random.next();
  if (step < 0.2)
    return {
      ...declared(type),
      ...nobody,
      isClassified: false,
      status: 'received',
      assignedTo: null,
      holderId: null,
      nextRole: unit.assigner,
      nextAct: 'assign',
    };
  if (step < 0.6)
    return {
      ...declared(type),
      ...nobody,
      isClassified: false,
      status: 'assigned',
      assignedTo,
      holderId: assignedTo,
      nextAct: 'classify',
    };
  const found = { ...classified(type, null), ...nobody, isClassified: true, assignedTo };
  if (step < 0.85) return { ...found, status: 'assigned', holderId: assignedTo, nextAct: 'propose' };
  return { ...found, status: 'proposed', holderId: null, nextRole: 'leader', nextAct: 'approve' };
}

/** A complaint for another office, handed over at the desk since the law was amended, is sent there (điểm b khoản 1 Điều 26 Luật Tiếp công dân). */
export const maySendFromDesk = (type: PetitionType, { way }: Life, receivedOn: string): boolean =>
  type === 'KN' && way === 'guide' && receivedOn >= amendedFrom;
/** The same life, ended by a transfer. */
export const sentFromDesk = (life: Life): Life => ({ ...life, ...ends.transfer, way: 'transfer' });

/** Ended on the day it came, as a second sending of one that is open there. */
export function lifeOfDuplicate(random: Random, unit: BenchUnit, type: PetitionType, receivedOn: string): Life {
  return {
    ...declared(type),
    isClassified: false,
    way: null,
    status: 'duplicate_linked',
    outcome: null,
    closedOn: receivedOn,
    assignedTo: random.pick(unit.processors),
    holderId: null,
    nextRole: null,
    nextAct: null,
  };
}
