// Every combination of facts against the table of legal.md §6.1, written down a second time in plain conditions.
import { describe, expect, it } from 'vitest';
import { namelessReasons, reasonRules, resentReasons } from '../../../src/petitions/classification/eligibility.ts';
import { type Ground, isGroundFor } from '../../../src/petitions/classification/grounds.ts';
import {
  allowedOutcomes,
  judgeOutcomes,
  type OutcomeFacts,
  outcomeRules,
  suggestedOutcome,
} from '../../../src/petitions/classification/outcomes.ts';
import { ineligibleReasons, outcomes, petitionTypes, type Source } from '../../../src/petitions/petition.ts';

const sources: Source[] = ['post', 'in_person_reception', 'na_deputy', 'press'];
const grounds: (Ground | null)[] = [null, 'A11_6', 'A29_d'];

function* everyCase(): Generator<OutcomeFacts> {
  for (const petitionType of petitionTypes)
    for (const eligibility of ['eligible', 'ineligible', null] as const)
      for (const ineligibleReason of [null, ...ineligibleReasons])
        for (const jurisdiction of ['own', 'not_own', 'subordinate_overdue', null] as const)
          for (const competentBranch of [null, 'administrative', 'judicial'])
            for (const source of sources)
              for (const receivedOn of ['2026-06-30', '2026-07-01'])
                for (const ground of grounds)
                  for (const hasCrimeSigns of [false, true])
                    for (const pointCount of [0, 2])
                      yield {
                        petitionType,
                        eligibility,
                        ineligibleReason,
                        jurisdiction,
                        competentBranch,
                        source,
                        // Only reception takes statements down; there the half is handed in as a paper.
                        isWritten: source !== 'in_person_reception' || receivedOn === '2026-06-30',
                        receivedOn,
                        ground,
                        hasCrimeSigns,
                        pointCount,
                      };
}

/** The table once more, as a reader of the law would write it. */
function expected(f: OutcomeFacts): Set<string> {
  const found = new Set<string>();
  if (f.eligibility === null) return found;
  const eligible = f.eligibility === 'eligible';
  const nameless = f.ineligibleReason !== null && namelessReasons.includes(f.ineligibleReason);
  const resent = f.ineligibleReason !== null && resentReasons.includes(f.ineligibleReason);
  const outside = nameless || f.ineligibleReason === 'not_legal_form';
  const information = f.petitionType === 'TC' && eligible && outside;
  const admin = f.competentBranch === null || f.competentBranch === 'administrative';
  const atReception = f.source === 'in_person_reception';
  const spoken = atReception && !f.isWritten;
  const simple = f.petitionType !== 'MIXED';
  if (simple && eligible && f.jurisdiction === 'own' && !information && f.ground === null) found.add('propose_acceptance');
  if (
    (f.petitionType === 'KN' || f.petitionType === 'TC') &&
    f.jurisdiction === 'own' &&
    !nameless &&
    !information &&
    f.ground &&
    isGroundFor(f.petitionType, f.ground)
  )
    found.add('notify_inadmissible');
  if (simple && !nameless && (eligible || (f.ineligibleReason !== null && reasonRules[f.ineligibleReason].mendable)))
    found.add('request_supplement');
  if (f.petitionType === 'MIXED' && eligible && !nameless && f.pointCount >= 2) found.add('guide');
  if (f.petitionType === 'KN' && eligible && f.jurisdiction === 'not_own' && admin) found.add('guide');
  if (f.petitionType === 'TC' && eligible && !information && f.jurisdiction === 'not_own' && admin && spoken) found.add('guide');
  if (f.petitionType === 'TC' && eligible && !information && !resent && f.jurisdiction === 'not_own') found.add('transfer');
  if (f.petitionType === 'KNPA' && eligible && f.jurisdiction === 'not_own') found.add('transfer');
  if (f.petitionType === 'KN' && eligible && f.jurisdiction === 'not_own' && admin && atReception && f.receivedOn >= '2026-07-01')
    found.add('transfer');
  if (f.petitionType === 'KN' && f.jurisdiction === 'not_own' && (f.source === 'na_deputy' || f.source === 'press'))
    found.add('return_to_transferor');
  if (simple && f.jurisdiction === 'subordinate_overdue') found.add('urge');
  if (f.petitionType === 'TC' && f.hasCrimeSigns) found.add('transfer_police');
  if (information) found.add('info_for_inspection');
  const forwarded = f.source === 'press' || f.source === 'na_deputy';
  if (information || (f.petitionType === 'TC' && f.jurisdiction === 'own' && forwarded && f.ground !== null))
    found.add('inspect_own');
  if (f.eligibility === 'ineligible') found.add('file_away');
  if (f.petitionType === 'TC' && f.eligibility === 'ineligible' && (outside || resent)) found.add('not_process');
  if (simple) found.add('report_leader');
  if (
    simple &&
    eligible &&
    !information &&
    f.jurisdiction === 'not_own' &&
    f.competentBranch === 'judicial' &&
    (f.petitionType !== 'TC' || spoken)
  )
    found.add('judicial_guide_or_transfer');
  return found;
}

describe('outcomes of processing', () => {
  it('are open exactly when the law opens them, over every combination of facts', () => {
    let cases = 0;
    for (const facts of everyCase()) {
      cases += 1;
      const allowed = allowedOutcomes(facts);
      const want = expected(facts);
      if (allowed.length !== want.size || allowed.some((outcome) => !want.has(outcome)))
        expect.fail(`${JSON.stringify(facts)}: ${allowed.join(', ')} instead of ${[...want].join(', ')}`);
    }
    expect(cases).toBe(4 * 3 * 14 * 4 * 3 * 4 * 2 * 3 * 2 * 2);
  });

  it('say what is missing in a whole sentence whenever they are closed', () => {
    const sentences = new Set<string>();
    for (const facts of everyCase())
      for (const answer of judgeOutcomes(facts)) {
        if (answer.allowed !== (answer.missing === '')) expect.fail(answer.outcome);
        if (answer.missing) sentences.add(answer.missing);
      }
    for (const sentence of sentences) expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect([...sentences].join(' ')).not.toMatch(/!|Vui lòng|undefined|null/);
  });

  it('name an article and, where a body must answer, ask for it', () => {
    for (const facts of everyCase()) {
      if (facts.pointCount !== 2 || facts.receivedOn !== '2026-07-01') continue;
      for (const outcome of allowedOutcomes(facts)) expect(outcomeRules[outcome].article(facts)).toMatch(/Điều|Thông tư/);
    }
    expect(outcomes.filter((outcome) => outcomeRules[outcome].hasDestination)).toEqual([
      'guide',
      'transfer',
      'return_to_transferor',
      'urge',
      'transfer_police',
      'info_for_inspection',
      'judicial_guide_or_transfer',
    ]);
  });

  it('send a denunciation forwarded by the press to who is competent, not to an inspection', () => {
    const forwarded = {
      petitionType: 'TC',
      eligibility: 'eligible',
      ineligibleReason: null,
      jurisdiction: 'not_own',
      competentBranch: 'administrative',
      source: 'press',
      isWritten: true,
      receivedOn: '2026-11-20',
      ground: null,
      hasCrimeSigns: false,
      pointCount: 0,
    } as const;
    expect(suggestedOutcome(forwarded)).toBe('transfer');
    const refused = { ...forwarded, jurisdiction: 'own', ground: 'A29_b' } as const;
    expect(suggestedOutcome(refused)).toBe('notify_inadmissible');
    // Whoever received it inspects it himself; only information of nobody known is handed on for that (khoản 2 Điều 25).
    expect(allowedOutcomes(refused)).toContain('inspect_own');
    expect(allowedOutcomes(refused)).not.toContain('info_for_inspection');
    expect(outcomeRules.inspect_own.article(refused)).toBe('điểm b khoản 1 Điều 26 Luật Tố cáo');
  });

  it('take a denunciation by e-mail for information, until it is signed or stated in person (Điều 22, Điều 25 LTC)', () => {
    const sent = {
      petitionType: 'TC',
      ineligibleReason: 'not_legal_form',
      jurisdiction: 'own',
      competentBranch: null,
      source: 'online_portal',
      isWritten: true,
      receivedOn: '2026-11-20',
      ground: null,
      hasCrimeSigns: false,
      pointCount: 0,
    } as const;
    expect(allowedOutcomes({ ...sent, eligibility: 'ineligible' }).sort()).toEqual(
      ['file_away', 'not_process', 'report_leader', 'request_supplement'].sort(),
    );
    const clear = allowedOutcomes({ ...sent, eligibility: 'eligible' });
    expect(clear).toEqual(expect.arrayContaining(['info_for_inspection', 'inspect_own']));
    expect(clear).not.toContain('propose_acceptance');
  });

  it('accept a complaint by the article of its instance, or of discipline', () => {
    const complaint: OutcomeFacts = {
      petitionType: 'KN',
      eligibility: 'eligible',
      ineligibleReason: null,
      jurisdiction: 'own',
      competentBranch: null,
      source: 'post',
      isWritten: true,
      receivedOn: '2026-11-20',
      ground: null,
      hasCrimeSigns: false,
      pointCount: 0,
    };
    const article = (more: Partial<OutcomeFacts>) => outcomeRules.propose_acceptance.article({ ...complaint, ...more });
    expect(article({ instance: 'first', objectKind: 'admin_decision' })).toBe('Điều 27 Luật Khiếu nại');
    expect(article({ instance: 'second', objectKind: 'admin_act' })).toBe('khoản 1 Điều 36 Luật Khiếu nại');
    expect(article({ instance: 'second', objectKind: 'disciplinary' })).toBe('Điều 50 Luật Khiếu nại');
    expect(article({ instance: 'first', objectKind: 'disciplinary_employee' })).toBe('Điều 27 Luật Khiếu nại');
  });

  it('accept a continued denunciation by the article of what came before (Điều 37, Điều 38 LTC)', () => {
    const article = (round: 'first' | 'continued', isPreviousOverdue: boolean | null) =>
      outcomeRules.propose_acceptance.article({
        petitionType: 'TC',
        eligibility: 'eligible',
        ineligibleReason: null,
        jurisdiction: 'own',
        competentBranch: null,
        source: 'post',
        isWritten: true,
        receivedOn: '2026-11-20',
        ground: null,
        hasCrimeSigns: false,
        pointCount: 0,
        round,
        isPreviousOverdue,
      });
    expect(article('first', null)).toBe('Điều 24, Điều 29 Luật Tố cáo');
    expect(article('continued', false)).toBe('Điều 37 Luật Tố cáo');
    expect(article('continued', true)).toBe('khoản 5 Điều 38 Luật Tố cáo');
  });

  it('suggest only what is open', () => {
    for (const facts of everyCase()) {
      const suggested = suggestedOutcome(facts);
      if (suggested && !allowedOutcomes(facts).includes(suggested)) expect.fail(`${suggested} for ${JSON.stringify(facts)}`);
    }
  });
});
