// An inspectorate verifies and advises: whom another body manages it does not resolve, at the classification and at the acceptance.
import { describe, expect, it } from 'vitest';
import { competenceObjections } from '../../../src/petitions/classification/against-hint.ts';
import { isInspectorate, type JurisdictionQuestion } from '../../../src/petitions/classification/competence.ts';

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
