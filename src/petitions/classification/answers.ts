// The answers of one classification as the timeline keeps them: codes only, so that the form can be opened again and the
// outcomes know what the facts of the petition do not say. Pure.
import type { Shown } from './gaps.ts';
import type { Ground } from './grounds.ts';
import type { DenouncedKind, FunctionKind, StoredRespondent } from './jurisdiction.ts';
import type { LimitAnswers } from './time-limit.ts';

export interface ClassificationAnswers extends Shown, LimitAnswers {
  hasClearEvidence: boolean;
  ground: Ground | null;
  respondent: StoredRespondent | null;
  denounced: DenouncedKind | null;
  functionOf: FunctionKind | null;
  isPreviousResolverBelow: boolean | null;
  /** The previous resolver let the limit pass without a conclusion (Điều 38 LTC); false: he concluded (Điều 37). */
  isPreviousOverdue: boolean | null;
  hasCrimeSigns: boolean;
  isSeveralPlaces: boolean;
  /** A basis is written down for an answer on jurisdiction against what the law shows (against-hint.ts). */
  hasCompetenceBasis: boolean;
}

export const noAnswers: ClassificationAnswers = {
  hasClearEvidence: false,
  ground: null,
  respondent: null,
  denounced: null,
  functionOf: null,
  isPreviousResolverBelow: null,
  isPreviousOverdue: null,
  hasCrimeSigns: false,
  isSeveralPlaces: false,
  hasCompetenceBasis: false,
  limitState: null,
  limitFrom: null,
  obstacleFrom: null,
  obstacleTo: null,
  isRemote: false,
  isDismissal: false,
  hasLegalForm: false,
  areAllNamed: false,
  hasRepresentative: false,
};
