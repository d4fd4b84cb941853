// Files of denunciations: sealed with their record, opened by a reveal alone, shown in a redacted copy.
import { describe, expect, it } from 'vitest';
import { adoptDraftFiles, restrictFiles } from '../../src/documents/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { denunciation as sealedVisit } from '../reception/entries.ts';
import { canary, complaint } from '../search/registrations.ts';
import { formFieldsOf } from '../support/app.ts';
import { docx, exif, pdf, png, pngWith } from './file-samples.ts';
import { openRecords } from './uploading.ts';

const { app, tokens, sealedId, who, upload, lastFile, eventsOf } = await openRecords([
  'lan.badinh',
  'son.badinh',
  'trang.badinh',
  'cuong.badinh',
  'hoa.badinh',
]);

describe('denunciations', () => {
  const named = Buffer.concat([pdf, Buffer.from('bản gốc có tên')]);
  const masked = Buffer.concat([pdf, Buffer.from('bản lược bỏ')]);

  it('takes files of a sealed draft without the name they came with, and the reception officer does not read them afterwards', async () => {
    const answer = await upload('lan.badinh', 'draft=petition-registration-sealed', named, 'Đơn của Nguyễn Văn Kín.pdf').expect(
      200,
    );
    expect(answer.text).not.toContain('Kín');
    expect((await lastFile()).name).toBe('Tài liệu bảo mật 1.pdf');
    const { id } = await lastFile();
    await app.as('lan.badinh', (act) =>
      adoptDraftFiles(act, { form: 'petition-registration-sealed', subject: '' }, { petitionId: sealedId }, true),
    );
    expect(await lastFile()).toMatchObject({ id, sealed: true, restricted: true, name: 'Tài liệu bảo mật 1.pdf' });
    await who('lan.badinh').get(`/attachments/${id}`).expect(404);
  });

  it('opens an original only by a reveal with a purpose, and writes it down', async () => {
    const { id } = await lastFile();
    await who('son.badinh').get(`/attachments/${id}`).expect(409);
    await who('son.badinh').get(`/attachments/${id}/preview`).expect(409);
    const page = await who('son.badinh').get(`/attachments/${id}/reveal`).expect(200);
    const { _csrf } = formFieldsOf(page.text);
    expect((await who('son.badinh').post(`/attachments/${id}/reveal`).type('form').send({ _csrf }).expect(422)).text).toContain(
      'Chọn mục đích xem bản gốc',
    );
    const opened = await who('son.badinh')
      .post(`/attachments/${id}/reveal`)
      .type('form')
      .send({ _csrf, purpose: 'verify_denouncer' })
      .expect(200);
    expect(opened.body.equals(named)).toBe(true);
    const [event, ...more] = await eventsOf('attachment.revealed');
    expect(more).toHaveLength(0);
    expect(event).toMatchObject({ sealed: true, data: { purpose: 'verify_denouncer' } });
    // Not assigned: the page says why not, the button is refused.
    expect((await who('trang.badinh').get(`/attachments/${id}/reveal`).expect(200)).text).toContain(
      'Chỉ chuyên viên được phân công',
    );
    await who('trang.badinh')
      .post(`/attachments/${id}/reveal`)
      .type('form')
      .send({ _csrf: tokens['trang.badinh'], purpose: 'verify_denouncer' })
      .expect(409);
    await who('lan.badinh').get(`/attachments/${id}/reveal`).expect(403);
  });

  it('shows the redacted copy in place of the original', async () => {
    const { id } = await lastFile();
    const page = await who('son.badinh').get(`/attachments/${id}/redaction`).expect(200);
    const { _csrf, _key } = formFieldsOf(page.text);
    const same = await who('son.badinh')
      .post(`/attachments/${id}/redaction`)
      .field({ _csrf, _key })
      .attach('copy', named, 'che.pdf');
    expect([same.status, same.text.includes('chưa lược bỏ gì')]).toEqual([422, true]);
    await who('son.badinh')
      .post(`/attachments/${id}/redaction`)
      .field({ _csrf, _key, isRead: '1' })
      .attach('copy', masked, 'che tên Kín.pdf')
      .expect(303);
    const copy = await lastFile();
    expect(copy).toMatchObject({ sealed: true, restricted: false });
    expect(copy.name).not.toContain('Kín');
    const list = await who('trang.badinh').get(`/petitions/${sealedId}/attachments`).expect(200);
    expect(list.text).toContain(`/attachments/${copy.id}/preview`);
    expect(list.text).not.toContain(`/attachments/${id}/preview`);
    expect((await who('trang.badinh').get(`/attachments/${copy.id}`).expect(200)).body.equals(masked)).toBe(true);
  });

  describe('a copy', () => {
    /** What son.badinh, or another, gets for a copy; the words the page says of it. */
    const copied = async (content: Buffer, name: string, more: Record<string, string> = {}, login = 'son.badinh') => {
      const at = `/attachments/${(await originals())[0]?.id}/redaction`;
      const form = formFieldsOf((await who(login).get(at).expect(200)).text);
      const { _csrf = tokens[login] ?? '', _key = '' } = form;
      return who(login)
        .post(at)
        .field({ _csrf, _key, ...more })
        .attach('copy', content, name);
    };
    const originals = () =>
      app.database.owner<{ id: number }>('select id::int from attachments where petition_id = $1 and restricted', [sealedId]);
    const line = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;

    it('that still names the denouncer is refused, read or not, and nothing of it is kept or written down', async () => {
      const before = [(await lastFile()).id, (await app.services.files.list()).length];
      for (const content of [
        docx('', line('Ton nu hoang oanh'.toUpperCase()) + line(' CANH GAC')),
        docx('', line('Đơn'), { 'docProps/core.xml': `<c><dc:creator>${canary}</dc:creator></c>` }),
        docx('', line('Gọi 0977.000.111')),
      ]) {
        const refused = await copied(content, 'che.docx', { isRead: '1' });
        expect([refused.status, refused.text.includes('Bản này còn thông tin người tố cáo')]).toEqual([422, true]);
        expect(refused.text).not.toMatch(/Canh G|0977/i);
      }
      await expect.poll(async () => [(await lastFile()).id, (await app.services.files.list()).length]).toEqual(before);
      const traces = await app.database.owner<{ text: string; kind: string }>(
        "select kind, e::text as text from events e where kind = 'identity.matched'",
      );
      expect(traces).toHaveLength(3);
      expect(traces.map(({ text }) => text).join()).not.toMatch(/Canh G|0977/i);
    });

    it('that nobody can read through, or that may speak of the denouncer, goes on when the officer has read it', async () => {
      for (const [content, name, sentence] of [
        [Buffer.concat([pdf, Buffer.from('quét')]), 'che.pdf', 'không đọc được hết bản này'],
        [docx('', line('Theo bà Canh Gác thì')), 'che.docx', 'có chữ có thể chỉ người tố cáo'],
      ] as const) {
        const refused = await copied(content, name);
        expect([refused.status, refused.text.includes(sentence)]).toEqual([422, true]);
        expect((await copied(content, name, { isRead: '1' })).status).toBe(303);
      }
      expect((await copied(docx('', line('Đơn của người tố cáo')), 'che.docx')).status).toBe(303);
    });

    it('that is a photograph is kept without what the telephone wrote beside it', async () => {
      const photo = Buffer.concat([pngWith('eXIf', exif(1, canary).subarray(6)), Buffer.from(canary)]);
      expect((await copied(photo, 'che.png', { isRead: '1' })).status).toBe(303);
      const { id } = await lastFile();
      const { body } = await who('trang.badinh').get(`/attachments/${id}`).expect(200);
      expect([(body as Buffer).equals(png), (body as Buffer).includes(canary)]).toEqual([true, false]);
      const gif = await copied(Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAAC', 'base64'), 'che.gif', { isRead: '1' });
      expect([gif.status, gif.text.includes('Lưu thành ảnh JPEG, PNG hoặc PDF')]).toEqual([422, true]);
    });

    it('is not for whoever may not open the original: the answer would tell him whether he guessed right', async () => {
      for (const login of ['trang.badinh', 'hoa.badinh'])
        for (const words of [canary, 'Lê Văn Đoán']) {
          const answer = await copied(docx('', line(words)), 'doan.docx', { isRead: '1' }, login);
          expect([login, answer.status, answer.text.includes('Người được xem bản gốc mới làm được bản lược bỏ')]).toEqual([
            login,
            409,
            true,
          ]);
        }
      const page = await who('trang.badinh')
        .get(`/attachments/${(await originals())[0]?.id}/redaction`)
        .expect(200);
      expect([page.text.includes('Người được xem bản gốc mới làm được'), page.text.includes('type="file"')]).toEqual([
        true,
        false,
      ]);
    });
  });

  it('seals the files of a petition that turns out to be a denunciation, papers’ fields too', async () => {
    const other = (await app.as('lan.badinh', (act) => registerPetition(act, { ...complaint, receivedOn: '2026-11-21' }))).id;
    await upload('son.badinh', `petition=${other}`, Buffer.concat([pdf, Buffer.from('sau này')]), 'Đơn của ông Kín.pdf').expect(
      200,
    );
    await app.as('cuong.badinh', (act) => restrictFiles(act, other, []));
    expect(await lastFile()).toMatchObject({ name: 'Tài liệu bảo mật 1.pdf', sealed: true, restricted: true });
    expect(await app.database.owner("select 1 from attachments where name like '%Kín%'")).toHaveLength(0);
    expect(await app.database.owner("select 1 from events where data::text like '%Kín%'")).toHaveLength(0);
  });

  it('tells whoever may not open the originals nothing of a content that lies there', async () => {
    const other = Buffer.concat([pdf, Buffer.from('một tệp khác')]);
    // Of each a clerk's and a processor's who is not charged with it: first what lies there, then what does not.
    const visitId = (await app.as('lan.badinh', (act) => registerVisit(act, sealedVisit()))).id;
    await upload('cuong.badinh', `visit=${visitId}`, named, 'goc.pdf').expect(200);
    for (const [kind, id] of [
      ['petition', sealedId],
      ['visit', visitId],
    ] as const)
      for (const [index, login] of ['hoa.badinh', 'trang.badinh'].entries()) {
        const sent = [named, Buffer.concat([other, Buffer.from(`${kind} ${index}`)])].map(async (content) => {
          const script = await upload(login, `${kind}=${id}`, content, 'doan.pdf');
          return [script.status, script.text.replace(/\d+/g, '')];
        });
        const [same, fresh] = await Promise.all(sent);
        expect(same?.[0], `${login} ${kind}`).toBe(200);
        expect(same).toEqual(fresh);
        // His own is not added a second time: of that he knows.
        await upload(login, `${kind}=${id}`, named, 'doan.pdf').expect(422);
        const at = `/${kind}s/${id}/attachments`;
        const form = formFieldsOf((await who(login).get(at).expect(200)).text);
        const plain = await who(login)
          .post(at)
          .field(form)
          .attach('files', Buffer.concat([named, Buffer.from(login)]), 'a.pdf');
        expect(plain.status).toBe(303);
        expect((await who(login).get(at)).text).toContain('Đã thêm 1 tệp vào hồ sơ.');
      }
    // Whoever may open them is spared a second copy.
    await upload('cuong.badinh', `visit=${visitId}`, named, 'goc.pdf').expect(422);
    const own = await app.database.owner<{ count: number }>(
      'select count(*)::int as count from attachments where petition_id = $1 and sealed and restricted',
      [sealedId],
    );
    await upload('son.badinh', `petition=${sealedId}`, named, 'goc.pdf').expect(422);
    expect(own[0]?.count).toBeGreaterThan(4);
  });
});
