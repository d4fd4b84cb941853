// Where a refusal leads: never back to a record that is not there.
import { describe, expect, it } from 'vitest';
import { NotAllowedNow } from '../../src/errors.ts';
import { waysOn } from '../../src/web/ways-on.ts';

const labels = (error: NotAllowedNow, may?: (permission: string) => boolean) =>
  waysOn(error, may).ways.map(({ href, label, style }) => [href, label, style]);

describe('the way on from a refusal', () => {
  it('is the record it is about, to be opened again', () => {
    expect(waysOn(new NotAllowedNow('x', '/petitions/7')).hint).toContain('Mở lại hồ sơ');
    expect(labels(new NotAllowedNow('x', '/petitions/7'))).toEqual([['/petitions/7', 'Mở lại hồ sơ', 'primary']]);
  });
  it('is a page or the day’s work where there is no record', () => {
    for (const back of ['', '/work', '/parts', '/training/classes/3']) expect(waysOn(new NotAllowedNow('x', back)).hint).toBe('');
    expect(labels(new NotAllowedNow('x'))).toEqual([['/work', 'Về Việc của tôi', 'primary']]);
    expect(labels(new NotAllowedNow('x', '/work'))).toEqual([['/work', 'Về Việc của tôi', 'primary']]);
    expect(labels(new NotAllowedNow('x', '/training/classes/3'))).toEqual([
      ['/training/classes/3', 'Quay lại trang trước', 'primary'],
    ]);
  });
  it('is what can be done instead, as far as the role goes', () => {
    const error = new NotAllowedNow('x', '/work', [
      { href: '/imports', label: 'Nhập sổ cũ', permission: 'import:read' },
      { href: '/work', label: 'Về Việc của tôi' },
    ]);
    expect(labels(error)).toEqual([['/work', 'Về Việc của tôi', 'primary']]);
    expect(labels(error, (permission) => permission === 'import:read')).toEqual([
      ['/imports', 'Nhập sổ cũ', 'primary'],
      ['/work', 'Về Việc của tôi', 'line'],
    ]);
  });
});
