// The identities of legal.md §9.8, copied from it by hand and not from the code: each is in the code, marked as there, and none besides. Each one,
// broken, is said on the tables it stands in, and stops the closing where the circular states it. That the records which break it are named,
// those alone: distinct-figures.test.ts.
import { expect, test } from 'vitest';
import { carryRules } from '../../src/reports/carried/carried.ts';
import { type Check, checks, placeKey } from '../../src/reports/checks.ts';
import { brokenIn } from '../../src/reports/closing/closing.ts';
import { disagreements } from '../../src/reports/disagreements.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { sheetOf } from '../../src/reports/sheet.ts';
import { tables } from '../../src/reports/tables/index.ts';
import { columnOf, presentCodes } from '../../src/reports/tables/table.ts';

/** §9.8 line by line; a chain of equals is as many lines, and what it abbreviates stands in full. */
const ofTheLaw = `
02.3 = 02.4 + 02.23 [C]
02.4 = 02.6 + 02.12 + 02.19 [C]
02.6 = 02.7 + 02.8 [C]
02.6 = 02.9 + 02.10 + 02.11 [C]
02.12 = 02.13 + 02.14 [C]
02.12 = 02.15 + 02.16 + 02.17 + 02.18 [C]
02.19 = 02.20 + 02.21 + 02.22 [C]
02.23 = 02.24 + 02.25 [C]
02.2 <= 02.1 [C]
02.3 <= 02.2 [C]
02.4 <= 02.3 [C]
02.5 <= 02.4 [C]
03.1 = 02.6 [C]
03.2 = 03.3 + 03.4 + 03.5 + 03.6 [C]
03.2 <= 03.1 [C]
03.7 = 03.8 + 03.9 + 03.10 + 03.11 + 03.12 [C]
03.20 <= 03.19 [C]
03.23 <= 03.22 [C]
04.1 = 02.12 [C]
04.2 = 04.3 + 04.4 + 04.5 + 04.6 [C]
04.2 <= 04.1 [C]
04.7 = 04.8 + 04.9 + 04.10 + 04.11 + 04.12 + 04.13 [C]
04.22 <= 04.21 [C]
04.25 <= 04.24 [C]
05.1 >= 03.7 [C]
05.2 <= 05.1 [C]
05.12 <= 05.11 [C]
05.15 <= 05.14 [C]
05.16 >= 04.7 [C]
05.17 <= 05.16 [C]
05.28 <= 05.27 [C]
05.31 <= 05.30 [C]
06.8 <= 06.6 [C]
01.1 = 01.5 + 01.11 + 01.17 [C]
01.2 = 01.6 + 01.12 + 01.18 [C]
01.3 = 01.7 + 01.13 + 01.19 [C]
01.4 = 01.8 + 01.14 + 01.20 [C]
05.5 <= 05.3 [design]
05.6 <= 05.4 [design]
05.9 <= 05.7 [design]
05.10 <= 05.8 [design]
05.20 <= 05.18 [design]
05.21 <= 05.19 [design]
05.24 <= 05.22 [design]
05.25 <= 05.23 [design]`;
/** Not in §9.8: the six limits the rules of 01/TCD give (§9.2), of which the circular says nothing. */
const ofReception = `
01.8 <= 01.5 [design]
01.9 <= 01.6 [design]
01.14 <= 01.11 [design]
01.15 <= 01.12 [design]
01.20 <= 01.17 [design]
01.21 <= 01.18 [design]`;
/** The two of §9.8 that hold a period against the one before; they only warn (carried.test.ts). */
const ofThePeriodBefore = `
05.1(P) = 05.1(before) - 05.2(before) + 03.7(P)
02.1(P) = 02.1(before) - 02.2(before) + received(P)`;
const linesOf = (text: string) => text.trim().split('\n').sort();

const present = checks.filter(({ left }) => presentCodes.some((code) => code === left[0]));
const written = ({ left, sign, right, isStated }: Pick<Check, 'left' | 'sign' | 'right' | 'isStated'>) => {
  const place = ([code, no]: Check['left']) => `${code.slice(0, 2)}.${no}`;
  return `${place(left)} ${sign} ${right.map(place).join(' + ')} [${isStated ? 'C' : 'design'}]`;
};

test('those of §9.8 and the six of §9.2 are the identities of the tables of today: none is missing, none is besides', () => {
  expect(linesOf(ofTheLaw)).toHaveLength(45);
  expect(present.map(written).sort()).toEqual([...linesOf(ofTheLaw), ...linesOf(ofReception)].sort());
});

test('the two over two periods are those of §9.8', () => {
  const added = { 'f.received_on >= $1::date': 'received(P)', "f.family = 'KN' and f.is_issued": '03.7(P)' };
  const carried = carryRules.map(({ code, total, done, where, isNew }) => {
    const form = code.slice(0, 2);
    const whole = [where, isNew].filter((part) => part !== 'true').join(' and ');
    return `${form}.${total}(P) = ${form}.${total}(before) - ${form}.${done}(before) + ${Object.entries(added).find(([sql]) => sql === whole)?.[1]}`;
  });
  expect(carried.sort()).toEqual(linesOf(ofThePeriodBefore));
  expect(columnOf(tables['03-gqkn'], 7).where).toBe("f.family = 'KN' and f.is_issued");
});

test.each(present.map((check) => ({ words: written(check), check })))(
  'while $words does not hold, its tables say so, and it stops the closing only where it is stated',
  ({ check }) => {
    const period = periodOf('Q4', 2026);
    const unit = { id: 4, name: 'Phường Ba Đình' };
    // One record too many on the side that must not be the greater one.
    const [code, no] = check.sign === '>=' ? (check.right[0] ?? check.left) : check.left;
    const byHand = { unitId: unit.id, figures: { [no]: 1 }, note: '', enteredAt: new Date(0), enteredByName: 'x' };
    const holding = [...check.right, check.left].map(([one]) => one);
    for (const one of new Set(holding)) {
      const found = new Map([[unit.id, new Map([[placeKey([code, no]), 1]])]]);
      const sheet = sheetOf(tables[one], period, { code: '', units: null }, [unit], found, [byHand]);
      const [said, ...more] = disagreements(sheet).filter(({ href }) => href.startsWith(`/reports/checks/${check.id}?`));
      expect(more).toEqual([]);
      expect(said?.level).toBe(check.isStated ? 'red' : 'amber');
      expect(said?.text).toMatch(check.sign === '>=' ? /Đang là 0 và 1\.$/ : /Đang là 1 và 0\.$/);
    }
    // Other identities of that figure are broken with it: this one is looked for among them.
    const own = brokenIn({ [code]: { [String(no)]: 1 } });
    const alone = check.right.map(
      ([form, column]) => `cột ${column}${form === check.left[0] ? '' : ` biểu ${tables[form].form}`}`,
    );
    const sign = { '=': 'bằng', '<=': 'không lớn hơn', '>=': 'không nhỏ hơn' }[check.sign];
    const sentence = `${tables[check.left[0]].form}: Cột ${check.left[1]} phải ${sign} ${alone.join(' + ')}`;
    expect(own.includes(sentence)).toBe(check.isStated);
  },
);
