// What a class prints: certificates headed by whoever gives them, slips on which one login is told from the next.
import { expect, it } from 'vitest';
import type { Config } from '../../src/config.ts';
import { certificateScreen } from '../../src/training/certificate-screens.ts';
import { parts } from '../../src/training/parts.ts';
import type { Certificate } from '../../src/training/queries.ts';
import { slipsScreen } from '../../src/training/screens.ts';
import { renderFragment } from '../../src/web/render.ts';

const given: Certificate = {
  id: 1,
  year: 2026,
  number: 7,
  classId: 3,
  className: 'Lớp phường đợt 1',
  heldOn: '2026-11-30',
  place: '',
  seat: 1,
  personName: 'Mai Thu Trà',
  homeUnit: 'Phường Ba Đình',
  passed: 5,
  asked: 31,
  issuedOn: '2026-11-30',
  issuerName: 'Nguyễn Diệu Thảo',
  superiorOrg: 'Ủy ban nhân dân thành phố Hà Nội',
  issuingOrg: 'Thanh tra thành phố',
  issuedAt: 'Hà Nội',
};

it('a certificate names the office that gives it, its place and day; of a class without a place it asks for none', () => {
  expect(certificateScreen(given)).toMatchObject({
    superiorOrg: 'Ủy ban nhân dân thành phố Hà Nội',
    issuingOrg: 'Thanh tra thành phố',
    issued: 'Hà Nội, ngày 30 tháng 11 năm 2026',
    held: { label: 'Thời gian', text: '30/11/2026' },
  });
  expect(certificateScreen({ ...given, place: 'Hội trường UBND' }).held).toEqual({
    label: 'Thời gian, địa điểm',
    text: '30/11/2026, Hội trường UBND',
  });
  expect(certificateScreen({ ...given, issuedAt: '' }).issued).toBe('Ngày 30 tháng 11 năm 2026');
  expect(renderFragment('training/certificate', certificateScreen(given))).toContain('Thanh tra thành phố');
});

it('a slip parts each login from the next', () => {
  const row = { id: 3, name: 'Lớp', realmCode: 'abc', people: [{ seat: 1, name: 'Mai Thu Trà' }] } as never;
  const config = { session: { secret: 'một bí mật của bài kiểm tra' } } as Config;
  const screen = slipsScreen(row, 'http://localhost/class/abc', { size: 1, path: '' }, config);
  const text = renderFragment('training/slips', screen).replace(/<[^>]*>/g, '');
  expect(text).toContain(`hocvien01 (${parts[0]?.title}); hocvien01.tiepdan (`);
  expect(text).toContain('hocvien01.so.lanhdao (Giám đốc Sở).');
});
