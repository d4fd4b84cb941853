// What each answer about eligibility is stored as (legal.md §4.3, §4.4).
import { expect, it } from 'vitest';
import {
  eligibilityFacts,
  eligibilityWords,
  isInformation,
  reasonRules,
  reasonsFor,
} from '../../../src/petitions/classification/eligibility.ts';
import { ineligibleReasons, petitionTypes } from '../../../src/petitions/petition.ts';

it('a nameless denunciation with clear evidence is kept as information, every other reason is ineligible', () => {
  for (const type of petitionTypes)
    for (const reason of ineligibleReasons)
      for (const hasClearEvidence of [false, true]) {
        const facts = eligibilityFacts({ type, eligibility: 'ineligible', reason, hasClearEvidence });
        const information =
          type === 'TC' && hasClearEvidence && ['no_name_address', 'impersonated', 'not_legal_form'].includes(reason);
        expect(facts).toEqual({ eligibility: information ? 'eligible' : 'ineligible', ineligibleReason: reason });
        expect(isInformation({ petitionType: type, ...facts })).toBe(information);
        expect(eligibilityWords(facts)).not.toBe('');
      }
  expect(eligibilityFacts({ type: 'TC', eligibility: 'eligible', reason: 'other', hasClearEvidence: true })).toEqual({
    eligibility: 'eligible',
    ineligibleReason: null,
  });
});

it('every reason has its article and says where it leads', () => {
  for (const reason of ineligibleReasons) {
    expect(reasonRules[reason].article).toMatch(/Điều/);
    expect(reasonRules[reason].leadsTo).not.toBe('');
  }
  expect(reasonsFor('KN')).not.toContain('impersonated');
  expect(reasonsFor('TC')).toContain('impersonated');
  expect(reasonsFor('TC')).toContain('not_legal_form');
  expect(reasonsFor('KN')).not.toContain('not_legal_form');
});
