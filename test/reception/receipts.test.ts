// The receipt 02/TCD of what was brought to the desk: one paper, the same sheet from wherever it is printed.
import { describe, expect, it } from 'vitest';
import { setVisitOutcome } from '../../src/reception/actions.ts';
import { correctVisit } from '../../src/reception/correction.ts';
import type { VisitEntry } from '../../src/reception/entry-form.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { atTheDesk } from './desk.ts';
import { blankOutcome, canary, citizen, denunciation, entry } from './entries.ts';

const { app, lan } = await atTheDesk();

const documents = [{ name: 'Ảnh chụp biên lai', pages: 3, condition: 'Bản chụp' }];
const register = (made: VisitEntry) => app.as('lan.badinh', (act) => registerVisit(act, made));
const textOf = async (path: string, agent = lan) => (await agent.get(path).expect(200)).text;
/** The words of the sheet, without the slip of a petition and the toolbar. */
const sheetOf = (html: string) =>
  (/<(?:article|main)[\s\S]*<\/(?:article|main)>/.exec(html)?.[0] ?? html)
    .replace(/<div class="[^"]*(?:toolbar|box)[^"]*"[\s\S]*?<\/div>\s*(?=<)/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/.*(?=CỘNG HÒA|Vào \d)/, '')
    .replace(/Tra cứu tình trạng đơn.*$/, '')
    .trim();
const paperId = async (visitId: number) =>
  (
    await app.database.owner<{ id: number }>("select id::int from papers where visit_id = $1 and kind = 'TCD02_2026'", [visitId])
  )[0]?.id;

describe('the receipt of a visit that brings a petition', () => {
  it('is one paper at the visit, at the petition and among the papers, with the hour typed and the name corrected', async () => {
    const made = await register(entry({ outcome: 'accepted_for_processing', receivedTime: '08:05', documents }));
    const other = entry({ documents, receivedTime: '08:05', people: [{ ...citizen, name: 'Nguyễn Thị Hạnh Sửa' }] });
    await app.as('lan.badinh', (act) =>
      correctVisit(act, made.id, { entry: other, withDocuments: true, version: 2, reason: 'Sai tên' }),
    );
    const ofPetition = await textOf(`/petitions/${made.petition?.id}/receipt/print`);
    expect(ofPetition).toMatch(/Vào 08 giờ 05 phút[\s\S]*Nguyễn Thị Hạnh Sửa/);
    expect(ofPetition).toContain('Mã tra cứu');
    expect(sheetOf(ofPetition)).toContain('Nguyễn Thị Hạnh Sửa');
    const sheets = [`/visits/${made.id}/receipt/print`, `/papers/${await paperId(made.id)}/print`];
    for (const sheet of sheets) expect(sheetOf(await textOf(sheet))).toBe(sheetOf(ofPetition));
    // Nothing of it is asked a second time.
    expect(await textOf(`/petitions/${made.petition?.id}/receipt`)).not.toContain('name="pages.0"');
  });

  it('stays that paper where the petition came of it later', async () => {
    const made = await register(entry({ receivedTime: '08:05', documents }));
    const { petition } = await app.as('lan.badinh', (act) =>
      setVisitOutcome(act, made.id, { ...blankOutcome, version: 2, outcome: 'accepted_for_processing' }),
    );
    const sheet = sheetOf(await textOf(`/visits/${made.id}/receipt/print`));
    expect(sheet).toContain('Vào 08 giờ 05 phút');
    expect(sheetOf(await textOf(`/petitions/${petition?.id}/receipt/print`))).toBe(sheet);
  });

  it('of a denunciation is the same nameless paper, without code and PIN, for who took it in', async () => {
    const made = await register(denunciation({ outcome: 'accepted_for_processing', receivedTime: '08:05', documents }));
    const sheet = await textOf(`/visits/${made.id}/receipt/print`);
    const ofPetition = await textOf(`/petitions/${made.petition?.id}/receipt/print`);
    expect(sheetOf(ofPetition)).toBe(sheetOf(sheet));
    expect(ofPetition).toContain('Vào 08 giờ 05 phút');
    for (const words of [canary, 'Mã tra cứu', 'Mã PIN']) expect(ofPetition).not.toContain(words);
    await app.database.owner('update petitions set registered_by = registered_by + 1 where id = $1', [made.petition?.id]);
    const shut = await textOf(`/petitions/${made.petition?.id}/receipt`);
    expect(shut).toContain('chỉ người vào sổ và người được đọc hồ sơ in');
    expect(shut).not.toContain('receipt/print');
    await lan.get(`/petitions/${made.petition?.id}/receipt/print`).expect(403);
  });
});

describe('a day or hour put right', () => {
  const put = (id: number, change: Partial<VisitEntry>, version: number, sealed = true) =>
    app.as('lan.badinh', (act) =>
      correctVisit(act, id, { entry: (sealed ? denunciation : entry)({ documents, ...change }), version, reason: 'Sai giờ' }),
    );

  it('reaches the unsigned receipt of a sealed visit, which names nobody, and tells what of its petition stays', async () => {
    const made = await register(denunciation({ outcome: 'accepted_for_processing', receivedTime: '08:05', documents }));
    const hour = await put(made.id, { receivedTime: '10:40' }, 2);
    expect(hour.elsewhere.join(' ')).toMatch(/sửa theo: Giấy biên nhận[^.]*bản đã in thì in lại/);
    expect(hour.elsewhere.join(' ')).not.toContain('Còn ghi như cũ');
    for (const sheet of [`/visits/${made.id}/receipt/print`, `/petitions/${made.petition?.id}/receipt/print`]) {
      const text = await textOf(sheet);
      expect(text).toContain('Vào 10 giờ 40 phút ngày 25 tháng 11');
      expect(text).not.toContain(canary);
    }
    const day = await put(made.id, { receivedTime: '10:40', receivedOn: '2026-11-23' }, 3);
    expect(day.elsewhere.join(' ')).toContain('Còn ghi như cũ: đơn đã vào sổ');
    const receipt = await textOf(`/visits/${made.id}/receipt/print`);
    expect(receipt).toContain('Vào 10 giờ 40 phút ngày 23 tháng 11');
    expect(receipt).not.toContain('ngày 25 tháng 11');
    const told = await textOf(`/visits/${made.id}`);
    expect(told).toContain('Người được đọc nội dung tố cáo sửa đơn tại trang của đơn');
    expect(told).toContain(`<li><a href="/petitions/${made.petition?.id}">Đơn ĐT-2026-`);
    await app.database.owner("update petitions set received_on = '2026-11-23' where id = $1", [made.petition?.id]);
    expect(await textOf(`/visits/${made.id}`)).not.toContain('còn ghi như cũ');
  });

  it('of a sealed visit leaves the signed receipt, and says so', async () => {
    const made = await register(denunciation({ receivedTime: '08:05', documents }));
    const id = await paperId(made.id);
    await app.database.owner("update papers set state = 'signed' where id = $1", [id]);
    const { elsewhere } = await put(made.id, { receivedTime: '10:40' }, 2);
    expect(elsewhere.join(' ')).toContain('Còn ghi như cũ: Giấy biên nhận');
    expect(await textOf(`/visits/${made.id}/receipt/print`)).toContain('Vào 08 giờ 05 phút');
    expect(await textOf(`/visits/${made.id}`)).toMatch(/còn ghi như cũ[\s\S]*<li><a href="\/visits\/\d+\/receipt\/print">/);
  });

  it('changes the day an open visit’s receipt bears too', async () => {
    const made = await register(entry({ receivedTime: '08:05', documents }));
    await put(made.id, { receivedTime: '08:05', receivedOn: '2026-11-23' }, 2, false);
    const text = await textOf(`/visits/${made.id}/receipt/print`);
    expect(text).toContain('ngày 23 tháng 11');
    expect(text).not.toContain('ngày 25 tháng 11');
  });
});
