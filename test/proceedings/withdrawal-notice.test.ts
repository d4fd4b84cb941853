// Whom the notice of a revoked paper addresses, and what the page of revoking says of a step that stays.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { acceptedDenunciation, decided, doAct, withTeam } from './arrange.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

async function latest(id: number, kind: string): Promise<number> {
  const [row] = await app.database.owner<{ id: number }>(
    'select id::int from papers where proceeding_id = $1 and kind = $2 order by id desc limit 1',
    [id, kind],
  );
  return row?.id ?? 0;
}

/** @returns what the page said before */
async function revoke(paperId: number): Promise<string> {
  const leader = await app.signIn('thang.badinh');
  const path = `/papers/${paperId}/revocation`;
  const page = (await leader.get(path).expect(200)).text;
  await leader
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page), reason: 'Sai căn cứ pháp luật' })
    .expect(303);
  return text(page);
}

const printOf = async (id: number) =>
  text((await (await app.signIn('thang.badinh')).get(`/papers/${await latest(id, 'WITHDRAWAL_NOTICE')}/print`).expect(200)).text);

it('the denouncer by a blank for his name, the denounced as his papers do', async () => {
  const denounced = {
    kind: 'individual' as const,
    name: 'Phạm Văn Xe',
    position: 'Công chức',
    organization: 'UBND',
    accountId: null,
  };
  const { id } = await acceptedDenunciation(app, '2026-09-03', { respondents: [denounced] });
  await withTeam(app, id);
  await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
  await revoke(await latest(id, 'TC06_2019'));
  expect(await printOf(id)).toMatch(/Kính gửi: Ông \(bà\) Phạm Văn Xe/);
  await revoke(await latest(id, 'TC05_2019'));
  const notice = await printOf(id);
  expect(notice).toMatch(/Kính gửi: Ông \(bà\) …/);
  expect(notice).not.toContain('Kính gửi: Người tố cáo');
});

it('of a result on which others acted: the page says that it is revoked, what stops, and how another comes', async () => {
  const { id } = await decided(app, {});
  await doAct(app, 'hoa.badinh', id, 'notice', { on: 'hôm nay', recipients: 'người khiếu nại', receivedOn: 'hôm nay' });
  await doAct(app, 'son.badinh', id, 'appeal', { on: 'hôm nay', way: 'court', body: 'Tòa án nhân dân Thành phố', note: '' });
  const page = await revoke(await latest(id, 'KN15_2020'));
  expect(page).toContain('Thu hồi được: văn bản hết giá trị, số đã cấp giữ nguyên trong sổ');
  expect(page).toContain('người giải quyết làm lại việc “Ra quyết định giải quyết” để có văn bản thay thế');
  expect(page).not.toContain('không rút lại được nữa');
});
