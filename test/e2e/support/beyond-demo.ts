// What the pictures of docs/guide show and the demo has none of.
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { addPoint } from '../../../src/petitions/points/actions.ts';
import { answers, register } from '../../petitions/handling.ts';
import type { TestApp } from '../../support/app.ts';
import { filledOn } from '../../support/filled.ts';

export async function beyondTheDemo(app: TestApp): Promise<void> {
  const dates = { receivedOn: filledOn, writtenOn: filledOn };
  const mixed = await register(app, 'son.badinh', {
    ...dates,
    declaredType: 'MIXED',
    subject: 'Khiếu nại quyết định xử phạt và kiến nghị lát lại vỉa hè',
  });
  await app.as('son.badinh', (act) =>
    classifyPetition(act, mixed, answers({ eligibility: 'eligible', type: 'MIXED', field: 'ADMIN_OTHER.12' })),
  );
  for (const [type, summary] of [
    ['KN', 'Không đồng ý với quyết định xử phạt số 88/QĐ-XPHC'],
    ['KNPA', 'Kiến nghị lát lại vỉa hè phố nhỏ'],
  ] as const)
    await app.as('son.badinh', (act) => addPoint(act, mixed, { type, summary, jurisdiction: 'own', competentOrg: '' }));

  const denunciation = {
    ...dates,
    declaredType: 'TC' as const,
    subject: 'Tố cáo việc thu tiền gửi xe',
    isDenouncedAnswered: true,
  };
  const nameless = await register(app, 'son.badinh', { ...denunciation, senders: [], senderCount: 0 });
  const pastHead = await register(app, 'lan.badinh', denunciation);
  // As they stand some acts later: their pages ask for no more.
  const { owner } = app.database;
  await owner(
    "update petitions set status = 'inspecting', outcome = 'inspect_own', closed_on = $2, next_act = 'inspect', holder_id = (select id from accounts where login = 'son.badinh') where id = $1",
    [nameless, filledOn],
  );
  await owner('update petitions set past_head = true where id = $1', [pastHead]);
  // Codes are drawn by lot.
  for (const table of ['petitions', 'transfers'])
    await owner(`update ${table} set public_code = 'Q43K' || lpad(id::text, 5, 'C') where public_code is not null`);
  // The invitation to the first tour belongs to nobody's daily work.
  await owner(
    "insert into tours_ended (account_id, role, how, ended_at) select account_id, role, 'finished', now() from assignments on conflict do nothing",
  );
}
