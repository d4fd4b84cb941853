// Column 12 of the register follows the petition a visit brought.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { petitionTracking } from '../../src/reception/petition-tracking.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { denunciation, entry } from './entries.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const proceeding = {
  procedure: 'complaint_first' as const,
  state: 'effective' as const,
  acceptedOn: '2026-11-02',
  decidedOn: '2026-11-12',
  result: 'right',
};
const accepted = { year: 2026, number: 12, status: 'accepted' as const, closedOn: null, proceeding };

it('says number, acceptance, decision with its result, and where it stands', () => {
  expect(petitionTracking(accepted, false)).toBe(
    'Đơn số ĐT-2026-000012: thụ lý ngày 02/11/2026, giải quyết ngày 12/11/2026 (khiếu nại đúng), đã có hiệu lực',
  );
  const guided = { ...accepted, status: 'guided' as const, closedOn: '2026-11-05', proceeding: null };
  expect(petitionTracking(guided, false)).toBe('Đơn số ĐT-2026-000012: đã hướng dẫn ngày 05/11/2026');
  expect(petitionTracking({ ...accepted, status: 'void' }, false)).toBe('');
  expect(petitionTracking(null, false)).toBe('');
});

it('of a sealed one never what came of it', () => {
  const concluded = { ...proceeding, procedure: 'denunciation_first' as const, state: 'concluded' as const };
  expect(petitionTracking({ ...accepted, proceeding: concluded }, true)).toBe(
    'Đơn số ĐT-2026-000012: thụ lý ngày 02/11/2026, kết luận ngày 12/11/2026',
  );
});

it('stands in the printed book, also of a denunciation whose name it keeps back', async () => {
  const paper = { hasPaper: true, outcome: 'accepted_for_processing' as const, writtenOn: '2026-11-24' };
  const open = await app.as('lan.badinh', (act) => registerVisit(act, entry(paper as object)));
  const sealed = await app.as('lan.badinh', (act) => registerVisit(act, denunciation(paper as object)));
  const numbers = await app.database.owner<{ number: number }>(
    'select p.number from visits v join petitions p on p.unit_id = v.unit_id and p.id = v.petition_id where v.id = any($1) order by p.number',
    [[open.id, sealed.id]],
  );
  expect(numbers).toHaveLength(2);
  const book = (await (await app.signIn('lan.badinh')).get('/visits/register?year=2026').expect(200)).text;
  for (const { number } of numbers) expect(book).toContain(`Đơn số ĐT-2026-${String(number).padStart(6, '0')}: mới tiếp nhận`);
});
