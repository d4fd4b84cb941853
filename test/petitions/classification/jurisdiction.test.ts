// legal.md §5.5 row by row: who is competent before and after 01/07/2025 and 01/07/2026.
import { describe, expect, it } from 'vitest';
import { competenceObjections, isAgainstHint } from '../../../src/petitions/classification/against-hint.ts';
import { disciplineOf } from '../../../src/petitions/classification/competence.ts';
import {
  clockOf,
  denouncedKinds,
  functionKinds,
  type JurisdictionQuestion,
  respondentKinds,
  suggestJurisdiction,
} from '../../../src/petitions/classification/jurisdiction.ts';
import { respondentOptions } from '../../../src/petitions/classification/questions.ts';
import { fieldName, jurisdictions, objectKinds, petitionTypes } from '../../../src/petitions/petition.ts';
import { unitLevels } from '../../../src/units/unit.ts';

const blank: JurisdictionQuestion = {
  type: 'KN',
  level: 'commune',
  receivedOn: '2026-11-20',
  instance: 'first',
  discipline: null,
  respondent: null,
  denunciationKind: null,
  round: null,
  denounced: null,
  functionOf: null,
  isPreviousResolverBelow: null,
  isPreviousOverdue: null,
};
const ask = (changes: Partial<JurisdictionQuestion>) => suggestJurisdiction({ ...blank, ...changes });

describe('complaints', () => {
  const old = '2025-06-30';
  const new2025 = '2025-07-01';
  const new2026 = '2026-07-01';
  it.each([
    // level, instance, respondent, received, suggestion, resolver
    ['commune', 'first', 'own', new2026, 'own', 'Chủ tịch UBND cấp xã'],
    ['commune', 'first', 'own_agency', new2026, 'own', 'Chủ tịch UBND cấp xã'],
    ['commune', 'first', 'own_agency', old, 'not_own', 'Người đứng đầu cơ quan, đơn vị trực thuộc'],
    ['commune', 'second', 'own', new2026, 'not_own', 'Chủ tịch UBND cấp tỉnh'],
    ['commune', 'second', 'own', new2025, 'not_own', 'Chủ tịch UBND cấp tỉnh'],
    ['commune', 'second', 'own', old, 'not_own', 'Chủ tịch UBND cấp huyện'],
    ['commune', 'first', 'commune', new2026, 'not_own', 'Chủ tịch UBND cấp xã'],
    ['district', 'first', 'own', old, 'own', 'Chủ tịch UBND cấp huyện'],
    ['district', 'second', 'commune', old, 'own', 'Chủ tịch UBND cấp huyện'],
    ['district', 'second', 'own', old, 'not_own', 'Chủ tịch UBND cấp tỉnh'],
    ['department', 'first', 'own', new2026, 'own', 'Giám đốc sở, thủ trưởng cơ quan thuộc UBND cấp tỉnh'],
    ['department', 'first', 'own_agency', new2026, 'not_own', 'Người đứng đầu cơ quan, đơn vị trực thuộc'],
    ['department', 'second', 'own_agency', new2026, 'own', 'Giám đốc sở, thủ trưởng cơ quan thuộc UBND cấp tỉnh'],
    ['department', 'second', 'own', new2026, 'not_own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'first', 'own', new2026, 'own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'second', 'department', new2026, 'own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'second', 'commune', new2026, 'own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'second', 'commune', old, 'not_own', 'Chủ tịch UBND cấp huyện'],
    ['province', 'second', 'district', old, 'own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'second', 'own', new2026, 'not_own', 'Bộ trưởng quản lý ngành, lĩnh vực'],
    ['central', 'second', 'province', new2026, 'own', 'Bộ trưởng quản lý ngành, lĩnh vực'],
    ['central', 'second', 'own', new2026, 'not_own', 'Tòa án nhân dân'],
    ['commune', 'first', 'minister', new2026, 'not_own', 'Bộ trưởng'],
    ['commune', 'first', 'ministry_agency', new2026, 'not_own', 'Thủ trưởng cơ quan thuộc Bộ'],
    ['commune', 'second', 'minister', new2026, 'not_own', 'Tòa án nhân dân'],
    ['department', 'second', 'ministry_agency', new2026, 'not_own', 'Bộ trưởng quản lý cơ quan đó'],
    ['commune', 'first', 'district', new2026, null, ''],
  ] as const)('%s, %s instance, against %s, received %s: %s', (level, instance, respondent, receivedOn, suggestion, resolver) => {
    expect(ask({ level, instance, respondent, receivedOn })).toMatchObject({ suggestion, resolver });
  });

  const by136 = ' (sửa đổi, bổ sung bởi Luật số 136/2025/QH15)';
  it.each([
    ['department', `Điều 19 Luật Khiếu nại${by136}`],
    ['province', `Điều 20 Luật Khiếu nại${by136}`],
    ['central', 'Điều 22 Luật Khiếu nại'],
    ['commune', `Điều 17 Luật Khiếu nại${by136}`],
  ] as const)('of the head of an agency of a %s is by %s', (level, article) => {
    expect(ask({ level, instance: 'first', respondent: 'own_agency' })?.article).toBe(article);
  });

  /** Chương III of the decree is on public service units; the enterprises beside them stand by the law alone. */
  const inService = (articles: string) =>
    `khoản 1 Điều 7, khoản 2 Điều 3 Luật Khiếu nại; đơn vị sự nghiệp công lập: ${articles} Nghị định 124/2020/NĐ-CP`;
  const officials = 'của mình, của cán bộ, công chức do mình quản lý trực tiếp.';
  const employees =
    'của mình, của người đứng đầu cơ quan chuyên môn, tổ chức hành chính khác thuộc UBND cấp xã, của công chức, viên chức do mình quản lý trực tiếp.';
  it.each([
    // Khoản 1 Điều 21 and khoản 1 Điều 18 say "của mình" alone, in every version; Điều 17 since the amendment names the agencies.
    ['province', 'own', 'khoản 1 Điều 21 Luật Khiếu nại', 'hành vi hành chính của mình.'],
    ['commune', 'province', 'khoản 1 Điều 21 Luật Khiếu nại', 'hành vi hành chính của mình.'],
    ['commune', 'own', `Điều 17 Luật Khiếu nại${by136}`, employees],
    ['province', 'commune', `Điều 17 Luật Khiếu nại${by136}`, employees],
    ['department', 'own', `Điều 20 Luật Khiếu nại${by136}`, officials],
    ['commune', 'department', `Điều 20 Luật Khiếu nại${by136}`, officials],
    ['commune', 'department_unit', `Điều 19 Luật Khiếu nại${by136}`, officials],
    ['central', 'own', 'khoản 1 Điều 23 Luật Khiếu nại', officials],
    ['commune', 'minister', 'khoản 1 Điều 23 Luật Khiếu nại', officials],
    ['commune', 'ministry_agency', 'Điều 22 Luật Khiếu nại', officials],
    ['commune', 'public_service_unit', inService('khoản 1 Điều 14'), 'của mình, của viên chức do mình quản lý trực tiếp.'],
  ] as const)('%s, first complaint against %s: %s, whose', (level, respondent, article, whose) => {
    const rule = ask({ level, instance: 'first', respondent });
    expect(rule?.article).toBe(article);
    expect(rule?.sentence.endsWith(whose)).toBe(true);
  });

  it('articles are cited as they read on the day of receipt', () => {
    expect(ask({ respondent: 'own', receivedOn: '2026-06-30' })).toMatchObject({
      article: 'Điều 17 Luật Khiếu nại',
      sentence: expect.stringContaining('của người có trách nhiệm do mình quản lý trực tiếp'),
    });
    const second = (receivedOn: string) => ask({ level: 'province', instance: 'second', respondent: 'department', receivedOn });
    expect(second('2026-06-30')?.article).toBe('khoản 2 Điều 21 Luật Khiếu nại');
    expect(second('2026-07-01')?.article).toBe(`khoản 2 Điều 21 Luật Khiếu nại${by136}`);
    // Since the two tiers the chairman himself heard it first.
    expect(ask({ instance: 'second', respondent: 'own_agency' })?.sentence).toContain('mà Chủ tịch UBND cấp xã đã giải quyết');
  });

  it('discipline of cán bộ, công chức follows Điều 51; of viên chức the general articles by Chương III of the decree', () => {
    const official = (changes: Partial<JurisdictionQuestion>) => ask({ ...changes, discipline: 'official' });
    expect(official({ respondent: 'own' })?.article).toBe('khoản 1 Điều 51 Luật Khiếu nại');
    expect(official({ level: 'department', instance: 'second', respondent: 'own_agency' })?.article).toBe(
      'khoản 2 Điều 51 Luật Khiếu nại',
    );
    // Of the head of an agency of the commune: by himself first, then by who stands directly above him.
    expect(official({ respondent: 'own_agency' })?.suggestion).toBe('not_own');
    expect(official({ instance: 'second', respondent: 'own_agency' })?.suggestion).toBe('own');

    const employee = (changes: Partial<JurisdictionQuestion>) => ask({ ...changes, discipline: 'employee' });
    expect(employee({ respondent: 'own' })).toMatchObject({
      suggestion: 'own',
      article: `Điều 17 Luật Khiếu nại${by136}`,
      sentence: 'Chủ tịch UBND cấp xã giải quyết lần đầu khiếu nại đối với quyết định kỷ luật viên chức do mình ban hành.',
    });
    const dismissed = employee({ respondent: 'public_service_unit' });
    expect(dismissed?.article).toBe(inService('khoản 1 Điều 14, Điều 15'));
    const atUnit = { instance: 'second', respondent: 'public_service_unit' } as const;
    expect(ask(atUnit)).toMatchObject({ suggestion: null, article: inService('khoản 2, khoản 3 Điều 14') });
    expect(ask(atUnit)?.sentence).toContain('Doanh nghiệp nhà nước: Thủ trưởng cấp trên trực tiếp');
    expect(employee(atUnit)?.article).toBe(inService('khoản 2, khoản 3 Điều 14, Điều 15'));
    // Of an official there it is khoản 2 Điều 51, in its own words and not those of Điều 14.
    const above = 'Người đứng đầu cơ quan, tổ chức cấp trên trực tiếp của cơ quan, tổ chức quản lý cán bộ, công chức';
    expect(official(atUnit)).toMatchObject({ suggestion: null, resolver: above, article: 'khoản 2 Điều 51 Luật Khiếu nại' });
    expect(official(atUnit)?.sentence).not.toContain('sự nghiệp');
    expect(dismissed?.sentence).toContain('kỷ luật viên chức');
    for (const level of unitLevels)
      for (const instance of ['first', 'second'] as const)
        for (const respondent of respondentKinds) {
          const general = ask({ level, instance, respondent });
          const found = employee({ level, instance, respondent });
          expect([found?.suggestion, found?.resolver]).toEqual([general?.suggestion, general?.resolver]);
          // The decree's chapter is of decisions in public service units, whoever else disciplines a viên chức.
          if (respondent !== 'public_service_unit') expect(found?.article).toBe(general?.article);
          expect(`${found?.sentence}${found?.article}`).not.toMatch(/công chức.*do mình ban hành|Điều 51/u);
        }
    for (const [level, respondent] of [
      ['province', 'own'],
      ['central', 'own'],
      ['central', 'province'],
      ['commune', 'minister'],
    ] as const)
      expect(ask({ level, instance: 'second', respondent, discipline: 'official' })).toMatchObject({
        suggestion: 'not_own',
        resolver: 'Bộ trưởng Bộ Nội vụ',
        article: 'khoản 3 Điều 51 Luật Khiếu nại',
      });
    expect(official({ respondent: 'own' })?.sentence).toContain('quyết định kỷ luật cán bộ, công chức');
    // Khoản 2 Điều 51 has no second complaint for a first one that is late, khoản 3 and the general articles have.
    let seconds = 0;
    for (const level of unitLevels)
      for (const respondent of respondentKinds) {
        const [found, general] = [null, 'official' as const]
          .map((discipline) => ask({ level, instance: 'second', respondent, discipline }))
          .reverse();
        if (found?.article !== 'khoản 2 Điều 51 Luật Khiếu nại' || found.suggestion === null) continue;
        seconds += 1;
        expect(found.sentence).toMatch(/trong trường hợp còn khiếu nại tiếp\.$/u);
        expect(found.sentence).not.toContain('quá hạn');
        expect(general?.sentence).toContain('quá hạn chưa được giải quyết');
      }
    expect(seconds).toBeGreaterThan(10);
    expect(official({ level: 'province', instance: 'second', respondent: 'own' })?.sentence).toContain('quá hạn');
  });

  it('after the head of an agency of a ministry comes his minister, of discipline too; the one choice of before is asked anew', () => {
    const second = (respondent: JurisdictionQuestion['respondent'], discipline: JurisdictionQuestion['discipline']) =>
      ({ ...blank, instance: 'second', respondent, discipline }) as const;
    for (const [discipline, article] of [
      [null, 'khoản 2 Điều 23 Luật Khiếu nại'],
      ['employee', 'khoản 2 Điều 23 Luật Khiếu nại'],
      ['official', 'khoản 2 Điều 51 Luật Khiếu nại'],
    ] as const) {
      const found = suggestJurisdiction(second('ministry_agency', discipline));
      expect(found).toMatchObject({ suggestion: 'not_own', resolver: 'Bộ trưởng quản lý cơ quan đó', article });
      expect(found?.sentence).toMatch(/^Bộ trưởng giải quyết lần hai .* mà thủ trưởng cơ quan thuộc Bộ đã giải quyết lần đầu/u);
      // Stored answers of the merged choice are read; a second complaint waits for which of the two it was.
      const merged = second('ministry', discipline);
      expect(suggestJurisdiction(merged)?.suggestion).toBeNull();
      expect(competenceObjections(merged, 'not_own', false)).toEqual({ respondent: expect.stringContaining('Phân loại lại') });
      expect(competenceObjections({ ...merged, instance: 'first' }, 'not_own', false)).toEqual({});
    }
    expect(respondentOptions({ level: 'commune', receivedOn: '2026-11-20' }).map(({ value }) => value)).not.toContain('ministry');
  });

  it('a chairman keeps his capital within a sentence', () => {
    for (const respondent of ['own', 'commune'] as const)
      expect(ask({ instance: 'second', respondent })?.sentence).toContain('mà Chủ tịch UBND cấp xã đã giải quyết');
    expect(ask({ level: 'department', instance: 'second', respondent: 'own' })?.sentence).toContain('mà giám đốc sở');
  });

  it('the field of petitions on discipline names viên chức too', () => {
    expect(fieldName('CIVIL_SERVICE.1')).toBe('Kỷ luật cán bộ, công chức, viên chức');
  });

  it('the card of each respondent says what the result will say, also of discipline', () => {
    for (const level of unitLevels)
      for (const receivedOn of ['2025-06-30', '2026-06-30', '2026-11-20']) {
        const cards = respondentOptions({ level, receivedOn });
        for (const instance of ['first', 'second'] as const)
          for (const objectKind of objectKinds)
            for (const { value, leadsToWhen = [] } of cards) {
              const shown = leadsToWhen.filter(({ when }) =>
                when.split('&').every((one) =>
                  one
                    .split('=')[1]
                    ?.split('|')
                    .includes(one.startsWith('instance') ? instance : objectKind),
                ),
              );
              const respondent = value as (typeof respondentKinds)[number];
              const rule = ask({ level, receivedOn, instance, respondent, discipline: disciplineOf(objectKind) });
              expect(shown, `${level} ${instance} ${objectKind} ${value}`).toHaveLength(1);
              expect(shown[0]?.words).toContain(rule?.suggestion === null ? rule.article : rule?.resolver || 'cơ quan khác');
              expect(shown[0]?.words.includes(': Thuộc thẩm quyền')).toBe(rule?.suggestion === 'own');
            }
      }
    const unit = respondentOptions({ level: 'commune', receivedOn: '2026-11-20' }).find(({ value }) => value === 'own_agency');
    expect(unit?.leadsToWhen).toContainEqual({
      when: 'instance=first&objectKind=disciplinary',
      words: 'Lần đầu, quyết định kỷ luật cán bộ, công chức: Không thuộc thẩm quyền: Người đứng đầu cơ quan, đơn vị trực thuộc',
    });
  });
});

describe('denunciations', () => {
  const duty = { type: 'TC', instance: null, denunciationKind: 'official_duty', round: 'first' } as const;
  it.each([
    ['commune', 'own_official', '2026-11-20', 'own', 'Chủ tịch UBND cấp xã'],
    ['commune', 'own_agency_head', '2026-11-20', 'own', 'Chủ tịch UBND cấp xã'],
    ['commune', 'own_head', '2026-11-20', 'not_own', 'Chủ tịch UBND cấp tỉnh'],
    ['commune', 'own_head', '2025-06-30', 'not_own', 'Chủ tịch UBND cấp huyện'],
    ['province', 'commune_head', '2026-11-20', 'own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'commune_head', '2025-06-30', 'not_own', 'Chủ tịch UBND cấp huyện'],
    ['province', 'department_head', '2026-11-20', 'own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'district_head', '2025-06-30', 'own', 'Chủ tịch UBND cấp tỉnh'],
    ['province', 'district_head', '2026-11-20', null, ''],
    ['province', 'own_head', '2026-11-20', 'not_own', 'Thủ tướng Chính phủ'],
    ['department', 'own_head', '2026-11-20', 'not_own', 'Chủ tịch UBND cấp tỉnh'],
    ['department', 'own_agency_head', '2026-11-20', 'own', 'Giám đốc sở, thủ trưởng cơ quan thuộc UBND cấp tỉnh'],
    ['commune', 'other_official', '2026-11-20', 'not_own', 'Người đứng đầu cơ quan quản lý người bị tố cáo'],
  ] as const)('%s: %s, received %s: %s', (level, denounced, receivedOn, suggestion, resolver) => {
    expect(ask({ ...duty, level, denounced, receivedOn })).toMatchObject({ suggestion, resolver });
  });

  it('of who has moved: that a minister or a provincial chairman settles other cases is the law since 01/07/2026', () => {
    for (const denounced of ['moved', 'district_head'] as const) {
      const [before, after] = ['2026-06-30', '2026-07-01'].map((receivedOn) => ask({ ...duty, denounced, receivedOn }));
      expect(before?.article).not.toContain('khoản 7');
      expect(before?.sentence).not.toContain('Chủ tịch UBND cấp tỉnh xác định');
      expect(after?.article).toContain('khoản 7');
      expect(after?.sentence).toContain('Chủ tịch UBND cấp tỉnh xác định');
    }
  });

  it('on state management go by function, continued ones to the superior of the previous resolver', () => {
    const field = { ...duty, denunciationKind: 'state_management' } as const;
    expect(ask({ ...field, functionOf: 'own' })).toMatchObject({ suggestion: 'own', article: 'Điều 41 Luật Tố cáo' });
    expect(ask({ ...field, functionOf: 'several' })?.sentence).toContain('thụ lý đầu tiên');
    expect(ask({ ...field, functionOf: 'other' })?.suggestion).toBe('not_own');
    const continued = { ...duty, round: 'continued', isPreviousResolverBelow: true } as const;
    expect(ask(continued)).toBeUndefined();
    expect(ask({ ...continued, isPreviousOverdue: false })).toMatchObject({ suggestion: 'own', article: 'Điều 37 Luật Tố cáo' });
    expect(ask({ ...continued, isPreviousOverdue: true })).toMatchObject({
      suggestion: 'subordinate_overdue',
      article: 'Điều 38 Luật Tố cáo',
    });
    expect(ask({ ...continued, isPreviousResolverBelow: false, isPreviousOverdue: true })?.suggestion).toBe('not_own');
  });
});

it('answers every complete question with an article and a sentence, and none that is incomplete', () => {
  for (const level of unitLevels)
    for (const receivedOn of ['2025-06-30', '2025-07-01', '2026-07-01']) {
      for (const instance of ['first', 'second'] as const)
        for (const respondent of respondentKinds) {
          const found = ask({ level, receivedOn, instance, respondent });
          expect(found?.article).toMatch(/Điều|Nghị định|Chương|Thông tư/);
          expect(found?.sentence).toMatch(/^\p{Lu}.*\.$/u);
        }
      for (const denounced of denouncedKinds)
        expect(
          ask({ type: 'TC', level, receivedOn, denunciationKind: 'official_duty', round: 'first', denounced })?.sentence,
        ).toMatch(/\.$/);
      for (const functionOf of functionKinds)
        expect(ask({ type: 'KNPA', level, receivedOn, functionOf })?.sentence).toMatch(/\.$/);
    }
  expect(ask({})).toBeUndefined();
  expect(ask({ type: 'TC' })).toBeUndefined();
  expect(ask({ type: 'MIXED' })).toBeUndefined();
});

it('chooses the clock by type and jurisdiction', () => {
  expect(clockOf('KN', 'own')).toBe('KN_ACCEPT');
  expect(clockOf('KN', 'not_own')).toBe('KN_PROCESS');
  expect(clockOf('TC', 'own')).toBe('TC_INITIAL');
  expect(clockOf('TC', 'not_own')).toBe('TC_TRANSFER');
  expect(clockOf('TC', 'own', 'continued')).toBe('TC_CONT_REVIEW');
  expect(clockOf('TC', 'not_own', 'continued')).toBe('TC_TRANSFER');
  expect(clockOf('TC', 'subordinate_overdue')).toBe('TC_OVERDUE_ASK');
  for (const jurisdiction of jurisdictions)
    for (const type of petitionTypes.filter((one) => one === 'KNPA' || one === 'MIXED'))
      expect(clockOf(type, jurisdiction)).toBe('KN_PROCESS');
});

describe('an answer against what the law shows', () => {
  const of = (changes: Partial<JurisdictionQuestion>): JurisdictionQuestion => ({ ...blank, ...changes });
  const duty = { type: 'TC', denunciationKind: 'official_duty', round: 'first', instance: null } as const;

  it('is never lawful of a second complaint against one’s own first decision, nor of a denunciation of one’s own head', () => {
    const second = of({ instance: 'second', respondent: 'own' });
    expect(competenceObjections(second, 'own', true).jurisdiction).toContain('Điều 21 Luật Khiếu nại');
    expect(competenceObjections(of({ instance: 'second', respondent: 'own_agency' }), 'own', true)).toHaveProperty(
      'jurisdiction',
    );
    expect(competenceObjections(second, 'not_own', false)).toEqual({});
    expect(competenceObjections(of({ level: 'department', instance: 'second', respondent: 'own_agency' }), 'own', false)).toEqual(
      {},
    );
    for (const level of unitLevels) {
      const head = of({ ...duty, level, denounced: 'own_head' });
      expect(competenceObjections(head, 'own', true).jurisdiction).toContain('Điều 13 Luật Tố cáo');
      expect(competenceObjections(head, 'subordinate_overdue', true)).toHaveProperty('jurisdiction');
      expect(competenceObjections(head, 'not_own', false)).toEqual({});
    }
  });

  it.each([
    ['a first complaint against a department', of({ respondent: 'department' }), 'own'],
    ['a denunciation of the chairman of another ward', of({ ...duty, denounced: 'commune_head' }), 'own'],
    [
      'one continued after somebody who is not below',
      of({ ...duty, round: 'continued', isPreviousResolverBelow: false, isPreviousOverdue: false }),
      'own',
    ],
    ['one’s own complaint called another’s', of({ respondent: 'own' }), 'not_own'],
    ['a body below a commune, which has none', of({ respondent: 'department' }), 'subordinate_overdue'],
  ] as const)('asks for a basis: %s', (_words, question, jurisdiction) => {
    expect(competenceObjections(question, jurisdiction, false).competenceBasis).toContain('Nhập căn cứ khác với gợi ý');
    expect(competenceObjections(question, jurisdiction, true)).toEqual({});
  });

  it('asks nothing where the law settles nothing, several share it, or the superior steps in', () => {
    expect(isAgainstHint(of({ respondent: 'district' }), 'own')).toBe(false);
    const field = of({ ...duty, denunciationKind: 'state_management', functionOf: 'several' });
    expect(isAgainstHint(field, 'not_own')).toBe(false);
    const overdue = of({ ...duty, round: 'continued', isPreviousResolverBelow: true, isPreviousOverdue: true });
    expect(isAgainstHint(overdue, 'own')).toBe(false);
    expect(isAgainstHint(of({ level: 'department', respondent: 'own_agency' }), 'subordinate_overdue')).toBe(false);
  });
});
