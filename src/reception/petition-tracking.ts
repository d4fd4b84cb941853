// Column 12 of form 03/TCD: how far the petition a visit brought has come (note 12: "theo dõi quá trình, kết quả giải quyết đơn"). Pure.
import { formatDate } from '../deadlines/dates.ts';
import { lowered } from '../first-letter.ts';
import { type PetitionStatus, petitionNumber, statusTags } from '../petitions/petition.ts';
import { familyOf, type Procedure, resultWords, type State, stateTags } from '../proceedings/proceeding.ts';

export interface FollowedPetition {
  year: number;
  number: number;
  status: PetitionStatus;
  closedOn: string | null;
  /** Null before acceptance, and where the wall keeps it. */
  proceeding: {
    procedure: Procedure;
    state: State;
    acceptedOn: string;
    decidedOn: string | null;
    result: string | null;
  } | null;
}

const decidedWords = { complaint: 'giải quyết', denunciation: 'kết luận', recommendation: 'trả lời' } as const;

/**
 * "Đơn số ĐT-2026-000012: thụ lý ngày 02/11/2026, giải quyết ngày 12/11/2026 (khiếu nại đúng)". Of a sealed one number, days and state
 * only, never what came of it; '' where no petition came of the visit or its number was taken back.
 */
export function petitionTracking(petition: FollowedPetition | null, sealed: boolean): string {
  if (petition === null || petition.status === 'void') return '';
  const { proceeding, status, closedOn } = petition;
  const head = `Đơn số ${petitionNumber(petition)}: `;
  if (status !== 'accepted' || proceeding === null)
    return `${head}${lowered(statusTags[status].words)}${closedOn ? ` ngày ${formatDate(closedOn)}` : ''}`;
  const { acceptedOn, decidedOn, procedure, result, state } = proceeding;
  const found = sealed || result === 'answered' ? '' : resultWords(procedure, result);
  return [
    `${head}thụ lý ngày ${formatDate(acceptedOn)}`,
    decidedOn ? `${decidedWords[familyOf(procedure)]} ngày ${formatDate(decidedOn)}${found ? ` (${lowered(found)})` : ''}` : '',
    saidByDays.includes(state) ? '' : lowered(stateTags[state].words),
  ]
    .filter(Boolean)
    .join(', ');
}

/** States whose day is said already. */
const saidByDays: readonly State[] = ['accepted', 'decided', 'concluded', 'answered'];
