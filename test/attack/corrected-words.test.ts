// What a correction replaced is what it was to remove: neither the timeline nor the words of a sealed record say it again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { correctionLines } from '../../src/audit/corrected.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { openToCompare } from '../../src/sealing/identities.ts';
import { withoutSendersOf } from '../../src/sealing/sealed-words.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
const agents = new Map<string, Agent>();
async function as(login: string): Promise<Agent> {
  const agent = agents.get(login) ?? (await app.signIn(login));
  agents.set(login, agent);
  return agent;
}
beforeAll(async () => {
  app = await testApp();
}, 60_000);
afterAll(() => app.close());

const shown = async (login: string, page: string) =>
  (await (await as(login)).get(page).expect(200)).text.replaceAll('&gt;', '>').replaceAll('&#34;', '"');

async function correct(login: string, page: string, form: string, changes: Record<string, string>): Promise<void> {
  const agent = await as(login);
  const typed = { ...unchangedForm((await agent.get(page).expect(200)).text, form), ...changes };
  await agent.post(page).type('form').send(typed).expect(303);
}

const contentOf = async (id: number) =>
  (
    await app.database.owner<{ subject: string; summary: string }>(
      'select subject, summary from petition_contents where petition_id = $1',
      [id],
    )
  )[0];

describe('the correction of a sealed petition', () => {
  const name = 'Sầm Thị Én Khoen';
  const readers = ['son.badinh', 'cuong.badinh', 'thang.badinh', 'tam.thanhtra', 'hieu.badinh', 'hoa.badinh'];
  let id = 0;
  beforeAll(async () => {
    const registration = aDenunciation({
      senders: [aSender({ name })],
      subject: `Bà ${name} tố cáo thợ điện`,
      isOpenWordsSettled: true,
    });
    id = (await app.as('son.badinh', (act) => registerPetition(act, registration))).id;
    expect((await contentOf(id))?.subject).toContain(name);
    await correct('son.badinh', `/petitions/${id}/correction`, 'intake', {
      subject: 'Tố cáo thợ điện',
      receivedOn: '19/11/2026',
      reason: `Trích yếu nêu bà ${name}`,
    });
  });

  it('names the field alone to everybody, and tells a day with both sides', async () => {
    for (const login of readers)
      expect([login, (await shown(login, `/petitions/${id}`)).includes('Én Khoen')]).toEqual([login, false]);
    for (const login of ['son.badinh', 'thang.badinh', 'tam.thanhtra']) {
      const page = await shown(login, `/petitions/${id}`);
      expect(page).toContain('Trích yếu: đã sửa');
      expect(page).toContain('Ngày tiếp nhận: 20/11/2026 → 19/11/2026');
    }
  });

  it('keeps both values behind the seal, with a key', async () => {
    const [row] = await app.database.owner<{
      changes: string;
      keyId: string;
      wrappedKey: Buffer;
      ciphertext: Buffer;
      unitId: number;
    }>(
      'select changes::text as changes, key_id as "keyId", wrapped_key as "wrappedKey", ciphertext, unit_id as "unitId" from corrected_words where petition_id = $1',
      [id],
    );
    expect(row?.changes).not.toContain('Tố cáo thợ điện');
    const opened = row && app.services.keyring.open(row, `corrected:petition:${row.unitId}:${id}`).toString();
    expect(JSON.parse(opened ?? '[]')).toEqual([
      { label: 'Trích yếu', from: `Bà ${name} tố cáo thợ điện`, to: 'Tố cáo thợ điện' },
    ]);
  });

  it('tells why it was corrected to who reads the file, without whom the seal keeps', async () => {
    for (const login of ['thang.badinh', 'tam.thanhtra'])
      expect(await shown(login, `/petitions/${id}`)).toMatch(/Lý do: Trích yếu nêu (bà )?(người tố cáo|một công dân)/);
    expect(await shown('hieu.badinh', `/petitions/${id}`)).not.toContain('Trích yếu nêu');
  });

  it('nor when the reason repeats word for word what stands in the book', async () => {
    const other = 'Sầm Thị Én Lượn';
    const subject = `Bà ${other} tố cáo thợ nước`;
    const registration = aDenunciation({ senders: [aSender({ name: other })], subject, isOpenWordsSettled: true });
    const made = await app.as('son.badinh', (act) => registerPetition(act, registration));
    await correct('son.badinh', `/petitions/${made.id}/correction`, 'intake', { subject: 'Tố cáo thợ nước', reason: subject });
    const page = await shown('thang.badinh', `/petitions/${made.id}`);
    expect(page).toContain('tố cáo thợ nước');
    expect(page).not.toContain('Én Lượn');
  });
});

describe('what stood as the sender’s own before a correction', () => {
  const was = { name: 'Phùng Thị Hải Nhiến', phone: '0933222111', address: 'Số 12 ngách Cò Trắng' };
  const is = { name: 'Phùng Thị Hải Yến', phone: '0933222112', address: 'Số 21 ngách Cò Trắng' };
  const said = `Bà ${was.name}, ở số 12 ngách Cò Trắng, điện thoại 0933222111`;
  const gone = ['Hải Nhiến', '12 ngách Cò Trắng', '0933222111'];
  const corrected = async () => {
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(
        act,
        aRegistration({ senders: [aSender(was)], respondents: [], subject: `${said}: khiếu nại`, summary: `${said} trình bày.` }),
      ),
    );
    await correct('son.badinh', `/petitions/${id}/correction`, 'intake', {
      'senders.0.name': is.name,
      'senders.0.phone': is.phone,
      'senders.0.address': is.address,
      reason: 'Ghi nhầm người gửi',
    });
    return id;
  };

  it('is looked for like what stands once the petition is sealed', async () => {
    const id = await corrected();
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
    const words = JSON.stringify(await contentOf(id));
    for (const one of gone) expect(words).not.toContain(one);
    expect(words).toContain('gười tố cáo');
  });

  it('of a second sender too whose fields a correction does not send at all', async () => {
    const second = { ...was, name: 'Giáp Tuệ Lâm', phone: '0966555777', address: 'Số 9 ngõ Trúc Xinh' };
    const summary = 'Tôi và ông Giáp Tuệ Lâm, 0966555777, kiến nghị';
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(
        act,
        aRegistration({ senders: [aSender(is), aSender(second)], senderCount: 2, respondents: [], summary } as never),
      ),
    );
    const agent = await as('son.badinh');
    const form = unchangedForm((await agent.get(`/petitions/${id}/correction`).expect(200)).text, 'intake');
    const first = Object.fromEntries(Object.entries(form).filter(([field]) => !field.startsWith('senders.1.')));
    const sent = { ...first, senderKind: 'individual', senderRows: '1', senderCount: '1', reason: 'Chỉ một người' };
    await agent.post(`/petitions/${id}/correction`).type('form').send(sent).expect(303);
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
    const words = JSON.stringify(await contentOf(id));
    for (const one of ['Tuệ Lâm', '0966555777']) expect(words).not.toContain(one);
  });

  it('is kept with the identity: words written later are held against it too', async () => {
    const id = await corrected();
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
    const typed = { note: `Đã gặp ${was.name}, gọi 0933222111` };
    const put = await app.as('son.badinh', (act) =>
      withoutSendersOf(act, { unitId: act.actor.unitId, sealed: true, petitionId: id }, typed),
    );
    for (const one of gone) expect(put.note).not.toContain(one);
    const people = await app.as('thang.badinh', (act) => openToCompare(act, { unitId: act.actor.unitId, petitionId: id }));
    expect(people[0]?.name).toBe(is.name);
    expect(people[0]?.earlier?.map((one) => one.name).filter(Boolean)).toEqual([was.name]);
    // It lies open in no row.
    const rows = await app.database.owner('select 1 from sealed_identities x where petition_id = $1 and x::text ilike $2', [
      id,
      '%Nhiến%',
    ]);
    expect(rows).toEqual([]);
  });

  it('of a visit too: of one that a correction seals the officer is asked with the words as they will stand', async () => {
    const old = { ...citizen, name: 'Kha Nguyệt Xam', phone: '0933222113' };
    const { id } = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          people: [old],
          contents: [{ type: 'KN', summary: 'Bà Nguyệt Xam kể, gọi 0933222113', org: '' }],
          request: 'Gặp bà Nguyệt Xam',
        }),
      ),
    );
    const page = `/visits/${id}/correction`;
    await correct('lan.badinh', page, 'visit', { p1_name: 'Kha Nguyệt Xâm', p1_phone: '0933222114', reason: 'Ghi nhầm' });
    const desk = await as('lan.badinh');
    const sealing = {
      ...unchangedForm((await desk.get(page).expect(200)).text, 'visit'),
      denunciation: 'yes',
      c1_type: 'TC',
      respondentPost: 'Công chức địa chính',
      denouncedIs: 'none',
      reason: 'Là tố cáo',
    };
    const asked = await desk.post(page).type('form').send(sealing).expect(422);
    expect(asked.text).toContain('Nội dung có nêu người tố cáo. Lưu thế nào?');
    expect(asked.text).toMatch(
      /Sẽ lưu:[^<]*Bà người tố cáo kể, gọi \(số đã che\)|Sẽ lưu:[^<]*Người tố cáo kể, gọi \(số đã che\)/,
    );
    await desk
      .post(page)
      .type('form')
      .send({ ...sealing, openWords: 'replace' })
      .expect(303);
    const stored = await app.database.owner<{ words: string }>(
      'select x::text as words from visit_contents x where visit_id = $1 union all select x::text from visit_matters x where visit_id = $1',
      [id],
    );
    for (const { words } of stored) expect(words).not.toMatch(/Nguyệt X|0933222113/);
    const people = await app.as('thang.badinh', (act) => openToCompare(act, { unitId: act.actor.unitId, visitId: id }));
    expect(people[0]?.earlier?.map((one) => one.name).filter(Boolean)).toEqual(['Kha Nguyệt Xam']);
  });

  it('of a visit sealed with the petition it brought, in the words of both', async () => {
    const old = { ...citizen, name: 'Kha Nguyệt Xam', phone: '0933222115' };
    const visit = await app.as('lan.badinh', (act) =>
      registerVisit(
        act,
        entry({
          outcome: 'accepted_for_processing',
          people: [old],
          contents: [{ type: 'KN', summary: 'Bà Nguyệt Xam kể, gọi 0933222115', org: '' }],
        }),
      ),
    );
    await correct('lan.badinh', `/visits/${visit.id}/correction`, 'visit', {
      p1_name: 'Kha Nguyệt Xâm',
      p1_phone: '0933222116',
      reason: 'Ghi nhầm',
    });
    const id = visit.petition?.id ?? 0;
    await correct('son.badinh', `/petitions/${id}/correction`, 'intake', {
      'senders.0.name': 'Kha Nguyệt Xâm',
      'senders.0.phone': '0933222116',
      reason: 'Ghi nhầm',
    });
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
    const words = await app.database.owner<{ words: string }>(
      `select x::text as words from visit_contents x where visit_id = $1 union all select x::text from visit_matters x where visit_id = $1
       union all select x::text from petition_contents x where petition_id = $2`,
      [visit.id, id],
    );
    expect(words.length).toBeGreaterThanOrEqual(3);
    for (const one of words) expect(one.words).not.toMatch(/Nguyệt Xam|0933222115/);
  });

  it('leaves the name of whom it is against, written down by mistake where the sender’s belongs', async () => {
    const accused = 'Lục Văn Bị Đơn';
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(
        act,
        aRegistration({
          senders: [aSender({ name: accused })],
          respondents: [{ kind: 'individual', name: accused, position: 'Tổ trưởng', organization: '', accountId: null }],
          summary: `Ông ${accused} thu tiền.`,
        }),
      ),
    );
    await correct('son.badinh', `/petitions/${id}/correction`, 'intake', { 'senders.0.name': is.name, reason: 'Ghi nhầm' });
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
    expect((await contentOf(id))?.summary).toContain(accused);
  });
});

describe('the number of an identity paper on a timeline', () => {
  it('is masked as on the page of the petition and of the visit, and still seen to have changed', async () => {
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(act, aRegistration({ senders: [aSender({ idNumber: '001180099887' })], respondents: [] })),
    );
    await correct('son.badinh', `/petitions/${id}/correction`, 'intake', { 'senders.0.idNumber': '001180099888' });
    const visit = await app.as('lan.badinh', (act) =>
      registerVisit(act, entry({ people: [{ ...citizen, idNumber: '001185099887' }] })),
    );
    await correct('lan.badinh', `/visits/${visit.id}/correction`, 'visit', { p1_idNumber: '001185099888', reason: 'Ghi nhầm' });
    for (const [login, page, start] of [
      ['hoa.badinh', `/petitions/${id}`, '001180099'],
      ['tam.thanhtra', `/petitions/${id}`, '001180099'],
      ['lan.badinh', `/visits/${visit.id}`, '001185099'],
    ] as const) {
      const text = await shown(login, page);
      expect([login, text.includes(start)]).toEqual([login, false]);
      expect(text).toContain('001 *** 887 → 001 *** 888');
    }
  });

  it('says that another stands there where both look the same, and shows a paper without such a number whole', () => {
    const change = { label: 'Số giấy tờ (người gửi 1)', from: '001180099887', to: '001180199887' };
    expect(correctionLines({ corrections: [{ ...change, of: 'idNumber' }] })[0]).toMatchObject({
      from: '001 *** 887',
      to: '001 *** 887 (khác ở phần che)',
    });
    expect(correctionLines({ corrections: [{ ...change, to: '', of: 'idNumber' }] })[0]?.to).toBe('để trống');
    const words = { label: change.label, from: 'Giấy xác nhận số 12', to: 'Giấy xác nhận số 13', of: 'otherPaper' };
    expect(correctionLines({ corrections: [words] })[0]).toMatchObject({ from: words.from, to: words.to });
  });
});
