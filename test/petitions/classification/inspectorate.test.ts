// An inspectorate verifies and advises: whom another body manages it does not resolve, at the classification and at the acceptance. A reception
// board has nobody below: it urges what it sent on, and is no superior of whoever is late with a denunciation (decision 0075).
import { describe, expect, it } from 'vitest';
import { answerFor, type Slip } from '../../../src/lookup/answer.ts';
import { competenceObjections } from '../../../src/petitions/classification/against-hint.ts';
import {
  isInspectorate,
  type JurisdictionQuestion,
  jurisdictionWords,
} from '../../../src/petitions/classification/competence.ts';
import { judgeOutcomes, type OutcomeFacts, outcomeRules, toldCitizen } from '../../../src/petitions/classification/outcomes.ts';
import { placeOf } from '../../../src/petitions/classification/result.ts';

const asked: JurisdictionQuestion = {
  type: 'TC',
  level: 'department',
  isInspectorate: true,
  receivedOn: '2026-11-20',
  instance: null,
  discipline: null,
  respondent: null,
  denunciationKind: 'official_duty',
  round: 'first',
  denounced: 'department_head',
  functionOf: null,
  isPreviousResolverBelow: null,
  isPreviousOverdue: null,
};

describe('a denunciation at an inspectorate', () => {
  it('against the head of a department is the chairman’s, whatever basis is written down', () => {
    const said = competenceObjections(asked, 'own', true).jurisdiction;
    expect(said).toContain('Chủ tịch UBND cấp tỉnh');
    expect(said).toContain('khoản 1 Điều 31 Luật Tố cáo');
    expect(competenceObjections(asked, 'not_own', false)).toEqual({});
  });

  it('against its own people it resolves; a department goes on with its basis', () => {
    expect(competenceObjections({ ...asked, denounced: 'own_official' }, 'own', false)).toEqual({});
    expect(competenceObjections({ ...asked, isInspectorate: false }, 'own', true)).toEqual({});
  });

  it('is told from other offices by its name', () => {
    expect(isInspectorate('Thanh tra Thành phố')).toBe(true);
    expect(isInspectorate('Sở Xây dựng')).toBe(false);
  });
});

describe('a reception board', () => {
  const board = placeOf({ unitName: 'Ban Tiếp công dân Thành phố', unitLevel: 'department' }, '2026-11-20');
  const complaint = { ...asked, ...board, type: 'KN', instance: 'second', respondent: 'department' } as JurisdictionQuestion;

  it('urges what its own letter sent on (khoản 4 Điều 6, khoản 1 Điều 32 NĐ 154/2026), and nothing else', () => {
    expect(board.hasNobodyBelow).toBe(true);
    const said = competenceObjections(complaint, 'subordinate_overdue', false).competenceBasis;
    expect(said).toContain(
      'chỉ đôn đốc đơn, vụ việc do Ban chuyển đến (khoản 4 Điều 6, khoản 1 Điều 32 Nghị định 154/2026/NĐ-CP)',
    );
    expect(competenceObjections(complaint, 'subordinate_overdue', true)).toEqual({});
    // A department's own board of reception is told by its name alone; others demand of whoever stands below them as before.
    expect(competenceObjections({ ...complaint, hasNobodyBelow: false }, 'subordinate_overdue', false)).toEqual({});
    const facts = {
      ...{
        petitionType: 'KN',
        eligibility: 'eligible',
        ineligibleReason: null,
        jurisdiction: 'subordinate_overdue',
        competentBranch: null,
      },
      ...{ source: 'post', isWritten: true, receivedOn: '2026-11-20', ground: null, hasCrimeSigns: false, pointCount: 0 },
      hasNobodyBelow: true,
    } as OutcomeFacts;
    const urging = (competence: string) => judgeOutcomes({ ...facts, competence }).find(({ outcome }) => outcome === 'urge');
    expect(urging(said ?? '')).toMatchObject({ allowed: false, missing: said });
    expect(urging('')?.allowed).toBe(true);
    expect(outcomeRules.urge.article(facts)).toBe('khoản 4 Điều 6, khoản 1 Điều 32 Nghị định 154/2026/NĐ-CP');
    expect(jurisdictionWords('subordinate_overdue', true)).not.toContain('cấp dưới');
    expect(toldCitizen('urge', facts)).toBe('Cơ quan đã đề nghị nơi có thẩm quyền giải quyết');
    expect(toldCitizen('urge', { hasNobodyBelow: false })).toContain('đã yêu cầu');
    const slip: Omit<Slip, 'unitName'> = {
      ...{
        unitAddress: '',
        unitPhone: '',
        petitionType: 'KN' as const,
        instance: null,
        status: 'transferred' as const,
        receivedOn: '2026-11-20',
      },
      ...{
        dueOn: null,
        isPaused: false,
        closedOn: null,
        firstReceivedOn: '2026-11-20',
        firstUnitName: '',
        proceeding: null,
        hops: [],
      },
    };
    expect(answerFor({ ...slip, unitName: 'Ban Tiếp công dân Thành phố' }, '2026-12-01').headline).toContain('đã đề nghị');
    expect(answerFor({ ...slip, unitName: 'Phường Ba Đình' }, '2026-12-01').headline).toContain('đã yêu cầu');
  });

  it('is no superior of whoever is late with a denunciation: no basis makes it one (Điều 38 LTC)', () => {
    const late = { ...asked, ...board, round: 'continued', denunciationKind: null, denounced: null } as JurisdictionQuestion;
    expect(competenceObjections(late, 'subordinate_overdue', true).jurisdiction).toContain('Điều 38 Luật Tố cáo');
    expect(
      competenceObjections(
        { ...late, hasNobodyBelow: false, isPreviousResolverBelow: true, isPreviousOverdue: true },
        'subordinate_overdue',
        true,
      ),
    ).toEqual({});
  });
});
