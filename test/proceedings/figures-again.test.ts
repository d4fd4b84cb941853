// Forms of a file that are opened a second time: they open with what stands, and nobody empties or replaces it unseen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';
import { acceptedDenunciation, accountId, conclusionForm, doAct, doActAtOnce, noon, reportForm, withTeam } from './arrange.ts';
import { concludedDenunciation, decided, tellConclusion } from './stages.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

type Agent = Awaited<ReturnType<TestApp['signIn']>>;
const versionIn = (html: string) => ({ version: /name="version" value="([^"]*)"/.exec(html)?.[1] ?? '' });
/** What stands in the boxes of a form, by name. */
const boxes = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*\bid="f-([a-zA-Z]+)"[^>]*\bvalue="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  );
const filled = (html: string) => Object.fromEntries(Object.entries(boxes(html)).filter(([, value]) => value !== ''));
const save = (agent: Agent, href: string, page: string, typed: Record<string, string>) =>
  agent
    .post(href)
    .type('form')
    .send({ ...boxes(page), ...formFieldsOf(page), ...versionIn(page), ...typed });
const figuresOf = async (id: number, phase = 'recommended') =>
  (
    await app.database.owner<{ money: number; persons: number; police: number }>(
      'select return_money::float8 as money, returned_persons as persons, police_persons as police from proceeding_outcomes where proceeding_id = $1 and phase = $2 order by id',
      [id, phase],
    )
  ).at(-1);

describe('recommended figures', () => {
  it('stand in the form; one left empty is asked about; the timeline says old and new; the second window is told', async () => {
    const { id } = await decided(app, {}, { returnMoney: '18', returnedPersons: '2' });
    const leader = await app.signIn('thang.badinh');
    const href = `/proceedings/${id}/outcomes`;
    const [page, other] = [(await leader.get(href).expect(200)).text, (await leader.get(href).expect(200)).text];
    expect(filled(page)).toMatchObject({ returnMoney: '18', returnedPersons: '2' });

    const refused = await save(leader, href, page, { returnMoney: '', returnedPersons: '3' }).expect(422);
    expect(plainText(refused.text)).toContain('Trả lại cho tổ chức, cá nhân, triệu đồng: 18');
    expect(await figuresOf(id)).toMatchObject({ money: 18, persons: 2 });
    await save(leader, href, refused.text, { cleared: '1', returnMoney: '', returnedPersons: '3' }).expect(303);
    expect(await figuresOf(id)).toMatchObject({ money: 0, persons: 3 });
    const file = plainText((await leader.get(`/proceedings/${id}`).expect(200)).text);
    expect(file).toContain('Trả lại cho tổ chức, cá nhân, triệu đồng: từ 18 thành 0');
    expect(file).toContain('Số cá nhân được trả lại quyền lợi: từ 2 thành 3');

    const clash = await save(leader, href, other, { returnedPersons: '5' }).expect(409);
    expect(plainText(clash.text)).toContain('Số cá nhân được trả lại quyền lợi 3 5');
    expect(await figuresOf(id)).toMatchObject({ persons: 3 });
  });
});

describe('of a denunciation', () => {
  it('the figures of a sending stand in the form that corrects them, and what they were is said', async () => {
    const { id } = await acceptedDenunciation(app, '2026-10-01');
    await doAct(app, 'thang.badinh', id, 'police', {
      on: 'hôm nay',
      scope: 'whole',
      agency: 'Cơ quan điều tra',
      reason: 'Dấu hiệu nhận hối lộ',
      number: '21/UBND-NC',
      paperOn: 'hôm nay',
      policePersons: '3',
      policeOfficials: '1',
    });
    const leader = await app.signIn('thang.badinh');
    const href = `/proceedings/${id}/police-figures`;
    const page = (await leader.get(href).expect(200)).text;
    expect(filled(page)).toMatchObject({ of: '01/10/2026', policePersons: '3', policeOfficials: '1' });
    await save(leader, href, page, { policePersons: '', policeOfficials: '', note: 'Văn bản số 12' }).expect(422);
    await save(leader, href, page, { policePersons: '4', note: 'Văn bản số 12' }).expect(303);
    expect(await figuresOf(id, 'sent')).toMatchObject({ police: 4 });
    expect(plainText((await leader.get(`/proceedings/${id}`).expect(200)).text)).toContain(
      'trước đây 3 đối tượng, 1 cán bộ, công chức, viên chức',
    );
  });

  it('the verification given out once more opens with the team that stands', async () => {
    const { id } = await acceptedDenunciation(app, '2026-10-02');
    await withTeam(app, id);
    const leader = await app.signIn('thang.badinh');
    const page = (await leader.get(`/proceedings/${id}/assignment`).expect(200)).text;
    const [lead, member] = [await accountId(app, 'long.badinh'), await accountId(app, 'hieu.badinh')];
    expect(page).toMatch(new RegExp(`<option value="${lead}" selected`));
    expect(page).toMatch(new RegExp(`<input[^>]*value="${member}"[^>]* checked`));
  });

  it('the conclusion puts its figures where the form finds them', async () => {
    const { id } = await acceptedDenunciation(app, '2026-10-05');
    await withTeam(app, id);
    await doAct(app, 'hoa.badinh', id, 'acceptance-notice', { on: 'hôm nay', recipients: 'người bị tố cáo', denounced: '1' });
    app.setNow(noon('2026-10-20'));
    await doAct(app, 'long.badinh', id, 'report', reportForm);
    await doAct(app, 'thang.badinh', id, 'conclusion', conclusionForm);
    const leader = await app.signIn('thang.badinh');
    const page = (await leader.get(`/proceedings/${id}/outcomes`).expect(200)).text;
    expect(filled(page)).toMatchObject({ disciplinePersons: '2', disciplineOfficials: '1' });
  });

  it('corrected after the conclusion stand in the one that is made once more', async () => {
    const { id } = await concludedDenunciation(app, '2026-10-06');
    await tellConclusion(app, id);
    await doActAtOnce(app, 'thang.badinh', id, 'outcomes', { ...conclusionForm, disciplinePersons: '4', note: '' });
    const order = { on: 'hôm nay', executor: 'other', assigned: 'Phòng Kinh tế', number: '90/UBND', work: 'Kiểm điểm' };
    await doAct(app, 'thang.badinh', id, 'handling', order);
    await doAct(app, 'son.badinh', id, 'enforcement', { ...conclusionForm, on: 'hôm nay', note: 'Đã kiểm điểm 2 người' });
    const [paper] = await app.database.owner<{ id: number }>(
      "select id::int from papers where proceeding_id = $1 and kind = 'TC12_2019' order by id desc limit 1",
      [id],
    );
    const leader = await app.signIn('thang.badinh');
    const revocation = `/papers/${paper?.id}/revocation`;
    const asked = (await leader.get(revocation).expect(200)).text;
    await leader
      .post(revocation)
      .type('form')
      .send({ ...formFieldsOf(asked), reason: 'Sai căn cứ pháp luật' })
      .expect(303);
    const again = (await leader.get(`/proceedings/${id}/conclusion`).expect(200)).text;
    expect(filled(again)).toMatchObject({ disciplinePersons: '4', disciplineOfficials: '1' });
  });
});
