// What the filling of the city leaves out on purpose, and why: of each thing in which petitions, proceedings and visits differ, the values
// the product knows and no invented one has. acts.test.ts holds it against what is written, both ways.
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import { sourceOf } from '../../src/cli/bench/rows.ts';
import {
  competentBranches,
  denunciationKinds,
  ineligibleReasons,
  instances,
  jurisdictions,
  objectKinds,
  outcomes,
  petitionTypes,
  sources,
  statuses,
} from '../../src/petitions/petition.ts';
import { actCodes } from '../../src/proceedings/act-codes.ts';
import {
  complaintResultsFirst,
  complaintResultsSecond,
  denunciationResults,
  measures,
  procedures,
  states,
} from '../../src/proceedings/proceeding.ts';
import { contentTypes, replyKinds, visitHosts, visitKinds, visitOutcomes } from '../../src/reception/visit.ts';

export interface Facet {
  /** Every value the product knows. */
  all: readonly string[];
  of: (one: BenchPetition) => readonly (string | null | undefined)[];
  /** By why: the values the fill writes none of. */
  unwritten: Readonly<Record<string, readonly string[]>>;
}

const pairs = (one: readonly string[], other: readonly string[]) =>
  one.flatMap((left) => other.map((right) => `${left} ${right}`));
const typeOf = (one: BenchPetition) => one.petitionType;
const written = {
  sources: ['in_person_reception', 'post', 'other_agency'],
  ends: ['guided', 'transferred', 'transferred_replied', 'notified_inadmissible', 'filed', 'accepted'],
};

export const facets: Readonly<Record<string, Facet>> = {
  'type of a petition': { all: petitionTypes, of: (one) => [typeOf(one)], unwritten: {} },
  'way it came': {
    all: [...sources, 'not_recorded'],
    of: (one) => [sourceOf(one)],
    unwritten: {
      'registered by the same act as what the post brings; no index and no figure of the pages measured asks which': [
        ...['in_person_dropoff', 'online_portal', 'suggestion_box', 'hotline'],
        ...['na_deputy', 'council_deputy', 'fatherland_front', 'press', 'leader'],
      ],
      'of old books, which npm run bench:import measures': ['not_recorded'],
    },
  },
  'where it stands': {
    all: statuses,
    of: (one) => [one.status],
    unwritten: {
      'for a day or two, between two acts that are written': ['approved'],
      'seldom: each takes a row of pages that are measured with the usual life': [
        ...['awaiting_supplement', 'returned', 'not_processed', 'inspecting', 'inspected', 'withdrawn', 'destroyed', 'void'],
      ],
      'of old books, which npm run bench:import measures': ['resolved', 'terminated'],
      'of re-organisations, which the rollout measures': ['handed_over'],
    },
  },
  'what was done with it': {
    all: outcomes,
    of: (one) => [one.outcome],
    unwritten: {
      'seldom: each ends in the same rows by other words': [
        ...['request_supplement', 'return_to_transferor', 'urge', 'transfer_police', 'info_for_inspection', 'inspect_own'],
        ...['not_process', 'report_leader', 'judicial_guide_or_transfer'],
      ],
    },
  },
  'why it is not eligible': {
    all: ineligibleReasons,
    of: (one) => [one.ineligibleReason],
    unwritten: {
      'one word of one row': ineligibleReasons.filter((reason) => reason !== 'resolved_no_new_facts'),
    },
  },
  jurisdiction: {
    all: jurisdictions,
    of: (one) => [one.jurisdiction],
    unwritten: { 'urging is left out': ['subordinate_overdue'] },
  },
  'branch it belongs to': {
    all: competentBranches,
    of: (one) => [one.competentBranch],
    unwritten: { 'one word of one row': competentBranches.filter((branch) => branch !== 'administrative') },
  },
  'first or second instance': {
    all: instances,
    of: (one) => [one.instance],
    unwritten: { 'the same acts and rows as the first, by other rules': ['second'] },
  },
  'what is complained of': {
    all: objectKinds,
    of: (one) => [one.objectKind],
    unwritten: { 'one word of one row': objectKinds.filter((kind) => kind !== 'admin_decision') },
  },
  'what is denounced': {
    all: denunciationKinds,
    of: (one) => [one.denunciationKind],
    unwritten: { 'one word of one row': ['state_management'] },
  },
  procedure: {
    all: procedures,
    of: (one) => [one.proceeding?.procedure],
    unwritten: {
      'the same acts and rows as the first, by other rules': [
        'complaint_second',
        'complaint_disciplinary',
        'denunciation_continued',
      ],
    },
  },
  'where a proceeding stands': {
    all: states,
    of: (one) => [one.proceeding?.state],
    unwritten: {
      'seldom: each takes a row of pages that are measured with the usual life': [
        ...['suspended', 'second_instance', 'in_court', 'transferred_police', 'taken_over', 'terminated'],
      ],
      'of re-organisations, which the rollout measures': ['handed_over'],
    },
  },
  'act of a proceeding': {
    all: actCodes,
    of: (one) => one.proceeding?.done.map(({ act }) => act) ?? [],
    unwritten: {
      'done with the decision or the conclusion, in one': ['outcomes'],
      'papers are left out': ['acceptance-papers', 'order-notice'],
      'not asked of every proceeding: each adds one step': [
        ...[
          'conflict',
          'identity-access',
          'verification',
          'complexity',
          'extension',
          'expert',
          'expert-result',
          'stay',
          'stay-end',
        ],
        ...['suspension', 'resumption', 'termination', 'withdrawal', 'police', 'police-figures', 'appeal', 'appeal-result'],
        ...['continuation', 'handling-report'],
      ],
    },
  },
  result: {
    all: [...new Set([...complaintResultsFirst, ...complaintResultsSecond, ...denunciationResults])],
    of: (one) => [one.proceeding?.procedure === 'recommendation' ? null : one.proceeding?.result],
    unwritten: { 'of second instances, which are left out': complaintResultsSecond },
  },
  measure: {
    all: measures,
    of: (one) => [one.proceeding?.measure],
    unwritten: { 'one word of one row': measures.filter((measure) => measure !== 'keep' && measure !== 'amend') },
  },
  'kind of a visit': {
    all: visitKinds,
    of: (one) => one.visits.map(({ kind }) => kind),
    unwritten: { 'seldom: a day of the head like the others': ['extraordinary'] },
  },
  'who receives': { all: visitHosts, of: (one) => one.visits.map(({ host }) => host), unwritten: {} },
  'what a visit is about': {
    all: contentTypes,
    of: (one) => one.visits.map(({ type }) => type),
    unwritten: { 'a sealed visit is a sealed petition once more; no figure of 01/TCD asks for the type': ['TC'] },
  },
  'what a visit leads to': {
    all: visitOutcomes,
    of: (one) => one.visits.map(({ outcome }) => outcome),
    unwritten: {
      'seldom: one word of one row': [
        ...['transferred', 'urge_subordinate', 'supplement_requested', 'appointment', 'refused', 'no_show'],
      ],
    },
  },
  'what a visitor is answered': {
    all: replyKinds,
    of: (one) => one.visits.map(({ replied }) => replied?.kind),
    unwritten: { 'seldom: one word of one row': ['refusal_notice'] },
  },
  'type and the way it came': {
    all: pairs(petitionTypes, written.sources),
    of: (one) => [`${typeOf(one)} ${sourceOf(one)}`],
    unwritten: {
      'a sealed petition once more': ['TC in_person_reception'],
      'split at the desk, laid aside where it came by post': ['MIXED in_person_reception', 'MIXED other_agency'],
    },
  },
  'type and its end': {
    all: pairs(petitionTypes, written.ends),
    of: (one) => [`${typeOf(one)} ${one.status}`],
    unwritten: {
      'a written one is sent on within five working days, never guided (khoản 2 Điều 24 Luật Tố cáo)': ['TC guided'],
      'a recommendation is sent on or laid aside': ['KNPA guided', 'KNPA notified_inadmissible'],
      'laid aside with the word that it be split': [
        ...['MIXED guided', 'MIXED transferred', 'MIXED transferred_replied', 'MIXED notified_inadmissible', 'MIXED accepted'],
      ],
    },
  },
  'of complaints, the way it came and its end': {
    all: pairs(written.sources, written.ends),
    of: (one) => (typeOf(one) === 'KN' ? [`${sourceOf(one)} ${one.status}`] : []),
    unwritten: {
      'it is guided; one from the desk is sent (điểm b khoản 1 Điều 26 Luật Tiếp công dân)': [
        ...['post transferred', 'post transferred_replied'],
      ],
      'what the desk takes in is for the office or is sent on': ['in_person_reception guided', 'in_person_reception filed'],
      'what another office has sent on is not sent on again, nor sent away': [
        ...['other_agency guided', 'other_agency transferred', 'other_agency transferred_replied'],
      ],
    },
  },
};
