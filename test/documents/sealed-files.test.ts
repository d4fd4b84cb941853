// Files of denunciations: sealed with their record, opened by a reveal alone, shown in a redacted copy.
import { describe, expect, it } from 'vitest';
import { adoptDraftFiles, restrictFiles } from '../../src/documents/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { denunciation as sealedVisit } from '../reception/entries.ts';
import { complaint } from '../search/registrations.ts';
import { formFieldsOf } from '../support/app.ts';
import { pdf } from './file-samples.ts';
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
      .field({ _csrf, _key })
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
