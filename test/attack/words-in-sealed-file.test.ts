// "Did this person denounce?" is a question nobody may ask by writing names into her file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { approvePaper, createPaper, sendPaper } from '../../src/documents/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aSender } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
const person = { name: 'Khuất Thị Chim Sẻ', birthYear: 1971, idNumber: '001171009876', phone: '0912345678' };
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const sealedForm = {
  source: 'in_person_dropoff',
  senderKind: 'individual',
  'senders.0.name': 'x',
  'senders.0.address': 'y',
  'respondents.0.position': 'Cán bộ địa chính',
  subject: 'Tố cáo nhận tiền',
  field: 'CIVIL_SERVICE.4',
};

describe('words written into a sealed file', () => {
  const typed = (id: number, content: string) =>
    looks.post('son.badinh', `/petitions/${id}/papers/typed?kind=XLD03_2021`, {
      toOrg: 'Công an phường',
      purpose: 'competence',
      content,
      signerId: '',
      recipients: '',
    });
  /** A letter of this petition in this state, as its words stand; not looked at before. */
  const letter = (id: number, state: 'approved' | 'submitted', content = 'Cán bộ nhận tiền') =>
    app.as('son.badinh', (act) =>
      createPaper(act, {
        kind: 'XLD03_2021',
        petitionId: id,
        sealed: true,
        state,
        fields: { toOrg: 'Công an phường', purpose: 'competence', content } as never,
      }),
    );
  const numbered = async (id: number, number: number) => {
    const paperId = await letter(id, 'approved');
    const sql = "update papers set state = 'numbered', number = $2, issued_on = '2026-11-24' where id = $1";
    await app.database.owner(sql, [paperId, number]);
    return paperId;
  };
  const papersOf = (id: number) =>
    app.database.owner<{ content: string }>(
      "select fields ->> 'content' as content from papers where petition_id = $1 order by id",
      [id],
    );
  const matchesOf = (id: number) =>
    app.database.owner("select data, sealed from events where petition_id = $1 and kind = 'identity.matched'", [id]);
  const another = () => app.as('son.badinh', (act) => registerPetition(act, aDenunciation({ senders: [aSender(person)] })));

  it('lose her name at once, say so, and leave who wrote them to be seen', async () => {
    const { id } = await another();
    const saved = await typed(id, 'Chị Chim Sẻ (0912.345.678) khai; bà Trần Thị Khác ký');
    expect(saved.status).toBe(303);
    expect((await looks.get('son.badinh', saved.headers.location ?? '')).text).toContain('đã được thay bằng “người tố cáo”');
    expect(await papersOf(id)).toEqual([{ content: 'Người tố cáo ((số đã che)) khai; bà Trần Thị Khác ký' }]);
    expect(await matchesOf(id)).toEqual([{ data: {}, sealed: true }]);
    expect((await looks.get('cuong.badinh', `/petitions/${id}`)).text).toContain('Chữ ghi vào hồ sơ đã 1 lần nêu người tố cáo');
    // Who is not she leaves no trace and no word of it.
    const other = await typed(id, 'Bà Trần Thị Khác khai');
    expect((await looks.get('son.badinh', other.headers.location ?? '')).text).not.toContain('đã được thay');
    expect(await matchesOf(id)).toHaveLength(1);
  });

  it('lose her name also where it is told by a part of it, by whoever writes; a paper to the denounced that tells it is not approved', async () => {
    const called = ['Ngọc Trăng Khuyết', 'bà Thị Khuyết', 'N.T. Khuyết', 'bà T r ă n g Khuyết'];
    const { id } = await app.as('son.badinh', (act) =>
      registerPetition(act, aDenunciation({ senders: [aSender({ ...person, name: 'Khương Thị Ngọc Trăng Khuyết' })] })),
    );
    const saved = await typed(id, `Theo ${called.join(', theo ')} thì đúng; bà Trần Ngọc Khuyết ký`);
    expect((await looks.get('son.badinh', saved.headers.location ?? '')).text).toContain('đã được thay bằng “người tố cáo”');
    expect(await papersOf(id)).toEqual([
      { content: `Theo ${called.map(() => 'người tố cáo').join(', theo ')} thì đúng; bà Trần Ngọc Khuyết ký` },
    ]);
    // Of words that hardly look like a name a clerk is told, too, that they may stand otherwise in the record.
    const paperId = await numbered(id, 901);
    const remarks: string[] = [];
    const to = 'người nhận là Trăng Khuyết';
    await app.as('hoa.badinh', (act) =>
      sendPaper({ ...act, remark: (words) => remarks.push(words) }, paperId, { on: act.moment.today, means: 'post', to }),
    );
    expect(await app.database.owner('select sent_to as "sentTo" from papers where id = $1', [paperId])).toEqual([
      { sentTo: 'người nhận là một công dân' },
    ]);
    expect(remarks).toEqual([expect.stringContaining('có thể được lưu thành “một công dân”')]);
    for (const who of called) {
      const notice = await app.as('son.badinh', (act) =>
        createPaper(act, {
          kind: 'TC06_2019',
          petitionId: id,
          sealed: true,
          fields: { denounced: [{ name: 'Lưu Đình Bách' }], contents: [`Thu tiền của ${who}`], limitDays: 30 } as never,
        }),
      );
      await expect(app.as('thang.badinh', (act) => approvePaper(act, notice))).rejects.toThrow('nêu họ tên, số hoặc địa chỉ');
    }
  });

  it('take no more names of one officer after five, whatever they say, until a day has passed', async () => {
    const { id } = await another();
    for (let time = 0; time < 5; time += 1) await typed(id, `${time}. ${person.name}`);
    for (const words of [person.name, 'Không nêu ai']) {
      const refused = await typed(id, words);
      expect([refused.status, refused.text.includes('năm lần nêu người tố cáo'), refused.text.includes(words)]).toEqual([
        422,
        true,
        true,
      ]);
    }
    expect([(await papersOf(id)).length, (await matchesOf(id)).length]).toEqual([5, 5]);
    app.setNow('2026-11-26T02:00:01Z');
    expect((await typed(id, 'Không nêu ai')).status).toBe(303);
    app.setNow('2026-11-25T02:00:00Z');
  });

  it('take no list of people whose one replaced name would be the answer, whomever it names', async () => {
    const { id } = await another();
    const people = ['Lê Văn Bình', 'Trần Thị Cúc', 'Phạm Văn Dũng', 'Hoàng Thị Em', 'Vũ Văn Giang'];
    for (const list of [`${people.join(', ')}, ${person.name}`, [...people, 'Đỗ Thị Hoa'].join('; ').toLowerCase()]) {
      const refused = await typed(id, list);
      expect([refused.status, refused.text.includes('không quá 5 người trong một mục')]).toEqual([422, true]);
    }
    const phones = [1, 2, 3, 4, 5, 6].map((last) => `091234567${last}`).join(' ');
    expect((await typed(id, phones)).status).toBe(422);
    expect([await papersOf(id), await matchesOf(id)]).toEqual([[], []]);
    expect((await typed(id, people.join(', '))).status).toBe(303);
  });

  it('name nobody where a paper is said to have been sent', async () => {
    const { id } = await another();
    const paperId = await numbered(id, 900);
    const to = `Công an phường, bà ${person.name}, ĐT 0912345678`;
    await app.as('hoa.badinh', (act) => sendPaper(act, paperId, { on: act.moment.today, means: 'post', to }));
    const [sent] = await app.database.owner('select sent_to as "sentTo" from papers where id = $1', [paperId]);
    // The clerk never knows who denounces: the words single out nobody.
    expect(sent).toEqual({ sentTo: 'Công an phường, một công dân, ĐT (số đã che)' });
    expect(await matchesOf(id)).toHaveLength(1);

    // Correcting it answers a guess in no way: the right name and a wrong one end alike, and the right one leaves its trace.
    const correct = async (who: string, reason: string) => {
      const form = formFieldsOf((await looks.get('hoa.badinh', `/papers/${paperId}/sending-correction`)).text);
      return looks.post('hoa.badinh', `/papers/${paperId}/sending-correction`, {
        ...form,
        sentOn: '25/11/2026',
        means: 'post',
        to: who,
        reason,
      });
    };
    expect((await correct('Một công dân', 'Ghi nhầm')).status).toBe(303);
    const list = 'Lê Văn Bình, Trần Thị Cúc, Phạm Văn Dũng, Hoàng Thị Em, Vũ Văn Giang, Đỗ Thị Hoa';
    for (const who of [`Bà ${person.name}`, 'Bà Trần Thị Khác']) {
      const refused = await correct(who, list);
      expect([who, refused.status, refused.text.includes('Chưa có mục nào khác')]).toEqual([who, 422, false]);
    }
    expect(await matchesOf(id)).toHaveLength(1);
    for (const who of [`Bà ${person.name}`, 'Bà Trần Thị Khác']) {
      const done = await correct(who, 'Ghi nhầm');
      const next = (await looks.get('hoa.badinh', done.headers.location ?? '')).text;
      expect([who, done.status, next.includes('thay bằng'), next.includes('có thể được lưu thành “một công dân”')]).toEqual([
        who,
        303,
        false,
        true,
      ]);
    }
    expect(await matchesOf(id)).toHaveLength(2);
  });

  it('leave their trace, and are counted, where the act is refused after they were compared', async () => {
    const { id } = await another();
    const tries = async (words: string) => {
      const form = formFieldsOf((await looks.get('hoa.badinh', `/petitions/${id}/correction`)).text);
      const moved = {
        ...form,
        _seal: 'sealed',
        mode: 'sealed',
        declaredType: 'TC',
        receivedOn: '19/11/2026',
        reason: '',
        summary: words,
      };
      return looks.post('hoa.badinh', `/petitions/${id}/correction`, { ...sealedForm, ...moved });
    };
    for (let time = 0; time < 5; time += 1) {
      const refused = await tries(`${time}. Bà ${person.name} khai`);
      expect([refused.status, refused.text.includes('Nhập lý do')]).toEqual([422, true]);
    }
    expect(await matchesOf(id)).toHaveLength(5);
    expect((await tries('Không nêu ai')).text).toContain('năm lần nêu người tố cáo');
  });

  it('are looked for in the registration they were taken from, and the approver is told where', async () => {
    const { id } = await another();
    const previous = `UBND phường, việc của bà ${person.name}`;
    await app.database.owner('update petition_contents set previous_org = $2 where petition_id = $1', [id, previous]);
    const paperId = await letter(id, 'submitted', `Đã giải quyết: ${previous}`);
    await expect(app.as('thang.badinh', (act) => approvePaper(act, paperId))).rejects.toMatchObject({
      message: expect.stringContaining('lấy từ mục Cơ quan đã giải quyết của thông tin đăng ký'),
      backHref: expect.stringContaining(`/petitions/${id}`),
    });
  });

  it('are looked at once more before a paper goes out', async () => {
    const { id } = await another();
    const paperId = await letter(id, 'submitted', `Bà ${person.name} tố cáo`);
    await expect(app.as('thang.badinh', (act) => approvePaper(act, paperId))).rejects.toThrow('ở mục Nội dung tố cáo');
    await app.database.owner("update papers set fields = fields || jsonb_build_object('content', $2::text) where id = $1", [
      paperId,
      'Cán bộ nhận tiền',
    ]);
    await app.as('thang.badinh', (act) => approvePaper(act, paperId));
  });
});
