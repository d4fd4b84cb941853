// A petition with several contents: listed, guided to be split, handed in again; a denunciation among them seals it all.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { latestActs } from '../../../src/audit/latest.ts';
import { classifyPetition } from '../../../src/petitions/classification/actions.ts';
import { issuePetition } from '../../../src/petitions/issue/actions.ts';
import { addPoint, registerChild, removePoint } from '../../../src/petitions/points/actions.ts';
import { decideProposal, submitProposal } from '../../../src/petitions/proposals/actions.ts';
import type { Registration } from '../../../src/petitions/registration.ts';
import { revealIdentities } from '../../../src/sealing/identities.ts';
import { type Agent, formFieldsOf, type TestApp, testApp, unchangedForm } from '../../support/app.ts';
import { answers, register, sender, stateOf } from '../handling.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

async function mixed(words: Partial<Registration> = {}): Promise<number> {
  const id = await register(app, 'son.badinh', { declaredType: 'MIXED', ...words });
  await app.as('son.badinh', (act) =>
    classifyPetition(act, id, answers({ eligibility: 'eligible', type: 'MIXED', field: 'LAND.3' })),
  );
  return id;
}
const add = (id: number, type: 'KN' | 'TC' | 'KNPA', competentOrg = '') =>
  app.as('son.badinh', (act) =>
    addPoint(act, id, { type, summary: `Nội dung ${type} về đất`, jurisdiction: competentOrg ? 'not_own' : 'own', competentOrg }),
  );
const post = async (agent: Agent, id: number, fields: Record<string, string>) =>
  agent
    .post(`/petitions/${id}/points`)
    .type('form')
    .send({
      ...formFieldsOf((await agent.get(`/petitions/${id}/points`).expect(200)).text),
      ...{ type: 'TC', jurisdiction: 'own', competentOrg: '' },
      ...fields,
    });
const pointIds = async (id: number) =>
  (await app.database.owner<{ id: string }>('select id from petition_points where petition_id = $1 order by ordinal', [id])).map(
    (row) => Number(row.id),
  );
const proposal = {
  reason: 'Đơn có nhiều nội dung',
  basis: '',
  destination: '',
  items: '',
  days: '',
  inspector: '',
  rowVersion: '',
  show: '',
  outcome: 'guide' as const,
};
const child = {
  receivedOn: '2026-11-25',
  writtenOn: null,
  source: 'post' as const,
  subject: 'Thu hồi đất',
  summary: 'Khiếu nại thu hồi đất',
  request: '',
};

it('guides to split only when two contents are listed, with both bodies in the paper', async () => {
  const id = await mixed();
  expect(await stateOf(app, id)).toMatchObject({ due_rule: 'KN_PROCESS', due_on: '2026-12-07' });
  await add(id, 'KN');
  await expect(app.as('son.badinh', (act) => submitProposal(act, id, proposal))).rejects.toMatchObject({
    errors: { outcome: expect.stringContaining('ít nhất 2 nội dung') },
  });
  await add(id, 'KNPA', 'Sở Xây dựng');
  const { proposalId } = await app.as('son.badinh', (act) => submitProposal(act, id, proposal));
  const [paper] = await app.database.owner<{ kind: string; fields: { contents: { competentOrg: string }[] } }>(
    'select kind, fields from papers where petition_id = $1',
    [id],
  );
  expect(paper?.kind).toBe('XLD05_2021');
  expect(paper?.fields.contents.map((one) => one.competentOrg)).toEqual([expect.stringContaining('Ba Đình'), 'Sở Xây dựng']);
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null }),
  );
  await app.as('hoa.badinh', (act) => issuePetition(act, id, { step: 'number', on: '2026-11-25', letterNumber: '', note: '' }));
  await app.as('hoa.badinh', (act) =>
    issuePetition(act, id, { step: 'send', on: '2026-11-25', letterNumber: '', note: '', means: 'post', to: 'Người gửi đơn' }),
  );
  expect((await stateOf(app, id)).status).toBe('guided');

  // The sender hands the complaint in again.
  const [first = 0] = await pointIds(id);
  const registered = await app.as('hoa.badinh', (act) => registerChild(act, id, first, child));
  const [row] = await app.database.owner('select parent_petition_id::int, declared_type, sealed from petitions where id = $1', [
    registered.id,
  ]);
  expect(row).toEqual({ parent_petition_id: id, declared_type: 'KN', sealed: false });
  await expect(app.as('hoa.badinh', (act) => registerChild(act, id, first, child))).rejects.toMatchObject({ status: 409 });
});

it('a denunciation among the contents seals the whole petition, and only it may be registered under it, sealed', async () => {
  const id = await mixed();
  await add(id, 'KN');
  await add(id, 'TC');
  expect(await stateOf(app, id)).toMatchObject({ petition_type: 'MIXED', sealed: true, public_code: null });
  expect(await app.database.owner('select 1 from petition_points where petition_id = $1 and not sealed', [id])).toHaveLength(0);
  const [complaint = 0, denunciation = 0] = await pointIds(id);
  await expect(app.as('son.badinh', (act) => registerChild(act, id, complaint, child))).rejects.toMatchObject({ status: 409 });
  await expect(app.as('hoa.badinh', (act) => registerChild(act, id, denunciation, child))).rejects.toMatchObject({ status: 403 });
  const registered = await app.as('son.badinh', (act) => registerChild(act, id, denunciation, child));
  expect(await stateOf(app, registered.id)).toMatchObject({ petition_type: 'TC', sealed: true, public_code: null });
  const open = JSON.stringify([
    await app.database.owner('select * from parties where petition_id = any($1::bigint[])', [[id, registered.id]]),
    await app.database.owner('select * from petition_contents where petition_id = any($1::bigint[])', [[id, registered.id]]),
    await app.database.owner('select data from events where petition_id = any($1::bigint[])', [[id, registered.id]]),
  ]);
  expect(open).not.toContain(sender.name);
  expect(open).not.toContain(sender.idNumber);
  expect(
    await app.database.owner("select 1 from events where petition_id = $1 and kind = 'identity.revealed'", [id]),
  ).toHaveLength(1);
});

it('a paper that denounces and complains is taken in under the seal, as its form says, and stays under it with all its contents', async () => {
  const clerk = await app.signIn('son.badinh');
  const where = 'khi phân loại, chọn “Nhiều nội dung khác loại” rồi ghi từng nội dung';
  expect((await clerk.get('/petitions/new?mode=sealed').expect(200)).text).toContain(where);
  expect((await clerk.get('/petitions/new?mode=open').expect(200)).text).not.toContain(where);
  const id = await mixed({ declaredType: 'TC' });
  for (const type of ['TC', 'KN', 'KNPA'] as const) await add(id, type);
  expect(await stateOf(app, id)).toMatchObject({ petition_type: 'MIXED', sealed: true, public_code: null });
  const contents = await app.database.owner(
    'select petition_type, sealed from petition_points where petition_id = $1 order by ordinal',
    [id],
  );
  expect(contents).toEqual(['TC', 'KN', 'KNPA'].map((type) => ({ petition_type: type, sealed: true })));
});

it('the words of a content that seals are asked about while they name the sender, and those of earlier contents follow', async () => {
  const agent = await app.signIn('son.badinh');
  const whom = { 'respondents.0.position': 'Thủ kho hợp tác xã', denouncedIs: 'nobody', sealsNow: '1' };
  const send = (id: number, fields: Record<string, string>) => post(agent, id, { ...whom, ...fields });
  const summaries = async (id: number) =>
    (
      await app.database.owner<{ summary: string }>(
        'select summary from petition_points where petition_id = $1 order by ordinal',
        [id],
      )
    ).map((row) => row.summary);
  const id = await mixed();
  const named = `Tôi, ${sender.name}, tố cáo`;
  expect((await send(id, { type: 'KN', summary: `${sender.name} khiếu nại` })).status).toBe(303);
  const asked = await send(id, { summary: named });
  expect(asked.status).toBe(422);
  expect(asked.text).toContain('Thay bằng “người tố cáo”');
  expect(asked.text).toContain(named);
  expect(await stateOf(app, id)).toMatchObject({ sealed: false });
  expect((await send(id, { summary: named, openWords: 'replace' })).status).toBe(303);
  expect(await stateOf(app, id)).toMatchObject({ petition_type: 'MIXED', sealed: true });
  expect(await summaries(id)).toEqual(['Người tố cáo khiếu nại', 'Tôi, người tố cáo, tố cáo']);
  const kept = await mixed();
  expect((await send(kept, { summary: named, openWords: 'keep' })).status).toBe(303);
  expect(await summaries(kept)).toEqual([named]);
  // The original stands behind the seal.
  const people = await app.as('son.badinh', (act) =>
    revealIdentities(act, { unitId: act.actor.unitId, petitionId: id }, 'verify_denouncer'),
  );
  expect(people.map(({ note }) => note).join()).toContain(named);
});

it('a denunciation among the contents asks whom it is against and says what the seal shuts out, before it seals', async () => {
  const id = await mixed();
  const agent = await app.signIn('son.badinh');
  await add(id, 'KN');
  const page = await agent.get(`/petitions/${id}/points`).expect(200);
  expect(page.text).toContain('bấm “Đăng ký đơn tách” cho nội dung 1 (khiếu nại) trước');
  const asked = await post(agent, id, { summary: 'Chủ tịch nhận tiền', jurisdiction: '' });
  expect(asked.status).toBe(422);
  for (const words of [
    'Chọn nội dung thuộc hay không thuộc thẩm quyền',
    'Nhập người bị tố cáo, ít nhất là chức danh hoặc cơ quan; hoặc đánh dấu',
    'Có cán bộ giống với người bị tố cáo đã ghi, hoặc được nêu tên trong nội dung',
    'Đăng ký đơn tách cho các nội dung khác trước',
    'Chủ tịch nhận tiền',
  ])
    expect(asked.text).toContain(words);
  expect(await stateOf(app, id)).toMatchObject({ sealed: false });
  const chairman = { 'respondents.0.name': 'Hoàng Gia Thắng', 'respondents.0.position': 'Chủ tịch UBND phường' };
  const saved = await post(agent, id, { summary: 'Chủ tịch nhận tiền', ...chairman, sealsNow: '1' });
  expect(saved.status).toBe(303);
  const [row] = await app.database.owner('select sealed, past_head, petition_type from petitions where id = $1', [id]);
  expect(row).toEqual({ sealed: true, past_head: true, petition_type: 'MIXED' });
  await (await app.signIn('thang.badinh')).get(`/petitions/${id}`).expect(404);

  // Another one, against a colleague chosen from the list: he stands with his name, and in a second content nothing seals any more.
  const second = await mixed();
  const [trang] = await app.database.owner<{ id: number; name: string }>(
    "select id, name from accounts where login = 'trang.badinh'",
  );
  const colleague = { 'respondents.0.accountId': String(trang?.id), sealsNow: '1' };
  expect((await post(agent, second, { summary: 'Nhận tiền', ...colleague })).status).toBe(303);
  const against = (position: string) =>
    app.database.owner("select name from parties where petition_id = $1 and role = 'denounced' and position like $2", [
      second,
      position,
    ]);
  expect(await against('%')).toContainEqual({ name: trang?.name });
  await (await app.signIn('trang.badinh')).get(`/petitions/${second}`).expect(404);
  const third = await post(agent, second, { summary: 'Thủ kho lấy hàng' });
  expect(third.text).toContain('Nhập người bị tố cáo');
  expect(third.text).not.toContain('bảo mật, không bỏ được');
  const keeper = { 'respondents.0.position': 'Thủ kho hợp tác xã', denouncedIs: 'nobody' };
  expect((await post(agent, second, { summary: 'Thủ kho lấy hàng', ...keeper })).status).toBe(303);
  expect(await against('Thủ kho%')).toHaveLength(1);
});

it('who is complained of beside the denunciation of another is not denounced: the petition stays with its officer', async () => {
  const chairman = { name: '', position: 'Chủ tịch UBND phường Ba Đình' };
  const against = [{ kind: 'individual' as const, organization: '', accountId: null, ...chairman }];
  const agent = await app.signIn('son.badinh');
  const other = { 'respondents.0.name': 'Lưu Văn Tý', 'respondents.0.position': 'Công chức địa chính', denouncedIs: 'nobody' };
  const denouncingOther = async () => {
    const made = await mixed({ respondents: against });
    await add(made, 'KN');
    const sent = await post(agent, made, { summary: 'Công chức nhận tiền', ...other, sealsNow: '1' });
    expect([sent.status, sent.headers.location]).toEqual([303, `/petitions/${made}/points`]);
    return made;
  };
  const id = await denouncingOther();
  const facts = async (one: number) =>
    (await app.database.owner('select sealed, past_head from petitions where id = $1', [one]))[0];
  const roles = (one: number) =>
    app.database.owner('select role, position from parties where petition_id = $1 and not sealed order by ordinal', [one]);
  expect(await facts(id)).toEqual({ sealed: true, past_head: false });
  const both = [
    { role: 'respondent', position: chairman.position },
    { role: 'denounced', position: 'Công chức địa chính' },
  ];
  expect(await roles(id)).toEqual(both);
  await (await app.signIn('thang.badinh')).get(`/petitions/${id}`).expect(200);

  // Nor by a correction that leaves his words as they are, nor in the petition split off for the denunciation.
  const page = (await agent.get(`/petitions/${id}/correction`).expect(200)).text;
  const corrected = await agent
    .post(`/petitions/${id}/correction`)
    .type('form')
    .send({
      ...unchangedForm(page, 'intake'),
      ...{ declaredType: 'TC', subject: 'Tố cáo công chức nhận tiền', 'respondents.1.position': 'Công chức địa chính phường' },
      ...{ denouncedIs: 'nobody', reason: 'Ghi rõ chức vụ' },
    });
  expect([corrected.status, corrected.headers.location]).toEqual([303, `/petitions/${id}`]);
  expect(await facts(id)).toEqual({ sealed: true, past_head: false });
  expect((await roles(id))[0]).toEqual(both[0]);
  const [, denunciation = 0] = await pointIds(id);
  const registered = await app.as('son.badinh', (act) => registerChild(act, id, denunciation, child));
  expect(await facts(registered.id)).toEqual({ sealed: true, past_head: false });
  expect(await roles(registered.id)).toHaveLength(1);

  // Said to be denounced as well, he is.
  const second = await denouncingOther();
  const too = await post(agent, second, { summary: 'Chủ tịch nhận tiền', denouncedWritten: '1', denouncedIs: 'head' });
  expect(too.status).toBe(303);
  expect(await facts(second)).toEqual({ sealed: true, past_head: true });
  expect(await roles(second)).toEqual(both.map((one) => ({ ...one, role: 'denounced' })));
});

it('a content is struck while it has no petition; other petitions and units are refused', async () => {
  const id = await mixed();
  await add(id, 'KN');
  const [first = 0] = await pointIds(id);
  await expect(app.as('tuan.ngocha', (act) => removePoint(act, id, first))).rejects.toMatchObject({ status: 404 });
  await app.as('son.badinh', (act) => removePoint(act, id, first));
  await expect(app.as('son.badinh', (act) => removePoint(act, id, first))).rejects.toMatchObject({ status: 404 });
  const single = await register(app, 'son.badinh');
  await expect(add(single, 'KN')).rejects.toMatchObject({ status: 409 });
});

it('a content is written anew, taken out after a question with its words kept, and put back; the timeline tells each apart', async () => {
  const id = await mixed();
  await add(id, 'KN');
  await add(id, 'KNPA');
  const [first = 0, second = 0] = await pointIds(id);
  const agent = await app.signIn('son.badinh');
  const fieldsOf = (html: string) => ({ ...formFieldsOf(html), seen: /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '' });
  const send = async (address: string, fields: Record<string, string> = {}) =>
    agent
      .post(address)
      .type('form')
      .send({ ...fieldsOf((await agent.get(address).expect(200)).text), ...fields });
  const correction = `/petitions/${id}/points/${first}/correction`;
  expect((await agent.get(correction).expect(200)).text).toContain('Nội dung KN về đất');
  const words = { summary: 'Nội dung đã sửa', jurisdiction: 'not_own', competentOrg: '' };
  expect((await send(correction, words)).status).toBe(422);
  expect((await send(correction, { ...words, competentOrg: 'Sở Xây dựng' })).status).toBe(303);
  expect((await agent.get(`/petitions/${id}/points`)).text).toContain('Nội dung đã sửa');
  // A page opened before that does not write over it unseen; once it was shown, it may.
  const page1 = (await agent.get(correction)).text;
  const kept = { jurisdiction: 'not_own', competentOrg: 'Sở Xây dựng', summary: 'Lời của cửa sổ kia' };
  const old = { ...fieldsOf(page1), ...kept, seen: 'trang mở từ trước' };
  const late = await agent.post(correction).type('form').send(old);
  expect(late.status).toBe(422);
  expect(late.text).toContain('vừa được sửa ở cửa sổ khác thành “Nội dung đã sửa”');
  const again = { ...fieldsOf(late.text), ...kept };
  expect((await agent.post(correction).type('form').send(again)).status).toBe(303);

  const removal = `/petitions/${id}/points/${second}/removal`;
  const asked = (await agent.get(removal).expect(200)).text;
  expect(asked).toContain('Nội dung KNPA về đất');
  expect(await pointIds(id)).toHaveLength(2);
  expect((await send(removal)).status).toBe(303);
  const page = (await agent.get(`/petitions/${id}/points`).expect(200)).text;
  expect(page).toMatch(/<s><strong>Nội dung 2, Kiến nghị, phản ánh<\/strong>: Nội dung KNPA về đất<\/s>/);
  await expect(app.as('son.badinh', (act) => submitProposal(act, id, proposal))).rejects.toMatchObject({
    errors: { outcome: expect.stringContaining('ít nhất 2 nội dung') },
  });
  await agent.post(`/petitions/${id}/points/${second}/restoration`).type('form').send(formFieldsOf(page)).expect(303);
  await app.as('son.badinh', (act) => submitProposal(act, id, proposal));
  const told = (await app.as('son.badinh', (act) => latestActs(act.tx, act.actor, `/petitions/${id}`))).map(({ what }) => what);
  const shown = (await agent.get(`/petitions/${id}`)).text;
  for (const title of ['Thêm', 'Sửa', 'Bỏ', 'Khôi phục']) expect(shown + told.join()).toContain(`${title} nội dung của đơn`);
  expect(shown).toContain('sửa tóm tắt nội dung, thẩm quyền, cơ quan có thẩm quyền');
});

it('over HTTP', async () => {
  const id = await mixed();
  const agent = await app.signIn('son.badinh');
  const page = await agent.get(`/petitions/${id}/points`).expect(200);
  expect(page.text).toContain('Chưa ghi nội dung nào');
  const refused = await agent
    .post(`/petitions/${id}/points`)
    .type('form')
    .send({ ...formFieldsOf(page.text), type: 'KN', summary: 'Thu hồi đất', jurisdiction: 'not_own', competentOrg: '' })
    .expect(422);
  expect(refused.text).toContain('Nhập cơ quan có thẩm quyền giải quyết nội dung này');
  await agent
    .post(`/petitions/${id}/points`)
    .type('form')
    .send({ ...formFieldsOf(page.text), type: 'KN', summary: 'Thu hồi đất', jurisdiction: 'own' })
    .expect(303);
  const [first = 0] = await pointIds(id);
  const form = await agent.get(`/petitions/${id}/points/${first}/child`).expect(200);
  expect(form.text).toContain('Đăng ký đơn tách');
  await agent
    .post(`/petitions/${id}/points/${first}/child`)
    .type('form')
    .send({ ...formFieldsOf(form.text), receivedOn: '25/11/2026', source: 'post', subject: 'Thu hồi đất', summary: 'Khiếu nại' })
    .expect(303);
  await (await app.signIn('tuan.ngocha')).get(`/petitions/${id}/points`).expect(404);
  await (await app.signIn('thang.badinh')).get(`/petitions/${id}/points`).expect(403);
});

it('loses the sender in what is written into the sealed paper: a content, the proposal, the leader’s words', async () => {
  const id = await mixed();
  await add(id, 'TC');
  const said = `Bà ${sender.name} ở 12 Đội Cấn gọi 0900 000 321`;
  const put = 'Người tố cáo ở (địa chỉ đã che) gọi (số đã che)';
  const point = { type: 'KN' as const, summary: said, jurisdiction: 'own' as const, competentOrg: '' };
  await app.as('son.badinh', (act) => addPoint(act, id, point));
  const { proposalId } = await app.as('son.badinh', (act) => submitProposal(act, id, { ...proposal, reason: said }));
  await app.as('thang.badinh', (act) =>
    decideProposal(act, id, { proposalId, stage: 'approve', answer: 'send_back', comment: said, otherOutcome: null }),
  );
  const [row] = await app.database.owner(
    `select p.summary, r.reason, r.comment, (select json_agg(w) from papers w where w.petition_id = $1)::text like '%' || $2 || '%' as named
       from petition_points p join proposals r on r.petition_id = p.petition_id where p.petition_id = $1 order by p.ordinal desc limit 1`,
    [id, sender.name],
  );
  expect(row).toEqual({ summary: put, reason: put, comment: put, named: false });
});
