// The code on the citizen's paper: readable, checked, random.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPin, newPublicCode, readPublicCode } from '../../src/lookup/public-code.ts';

const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

describe('public code', () => {
  it('is read back however it is typed', () => {
    for (let i = 0; i < 200; i += 1) {
      const code = newPublicCode();
      expect(code).toMatch(/^[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]{4}-[2-9A-HJ-KM-NP-Z]$/);
      expect(readPublicCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(code);
    }
  });

  it('refuses one wrong sign and two swapped signs', () => {
    fc.assert(
      fc.property(fc.nat(7), fc.integer({ min: 1, max: 30 }), (place, shift) => {
        const text = newPublicCode().replaceAll('-', '');
        const wrong = signs[(signs.indexOf(text[place] as string) + shift) % 31];
        expect(readPublicCode(text.slice(0, place) + wrong + text.slice(place + 1))).toBeUndefined();
        const [one, two] = [text[place] as string, text[place + 1] as string];
        if (place < 7 && one !== two)
          expect(readPublicCode(text.slice(0, place) + two + one + text.slice(place + 2))).toBeUndefined();
      }),
    );
  });

  it('refuses what is no code at all', () => {
    for (const typed of ['', 'BD7K', '0000-0000-0', 'BD7K-42QM-XX', "' or 1=1"]) expect(readPublicCode(typed)).toBeUndefined();
  });

  it('goes with a PIN of six digits', () => {
    for (let i = 0; i < 100; i += 1) expect(newPin()).toMatch(/^\d{6}$/);
  });
});
