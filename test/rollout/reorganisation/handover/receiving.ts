// The receiver: what came stands unread, is signed for item by item, found by its old number, and goes on with its clocks and its seal.
import { describe, expect, it } from 'vitest';
import { revealIdentities } from '../../../../src/sealing/identities.ts';
import { actForUnit } from '../../../../src/system-act.ts';
import type { Ward } from './ward.ts';

export function receiving(at: Ward): void {
  const { unit, id, send, one } = at;
  describe('the receiver', () => {
    it('says since when a paused item is paused, in the list; the minutes tell of each item as it was handed over', async () => {
      const minutesOf = async () => (await at.clerk.get(`/unit-handovers/minutes/${unit.baDinh}`).expect(200)).text;
      const handed = await minutesOf();
      expect(handed).toMatch(/đã thụ lý/);
      const pause = (isPaused: boolean) =>
        at.app.database.owner(
          `with paused as (update proceedings set is_paused = $2, due_on = case when $2 then null else due_on end where unit_id = $1 returning main_clock_id)
         update clocks k set is_paused = $2, paused_on = case when $2 then date '2026-11-26' end from paused g where k.unit_id = $1 and k.id = g.main_clock_id`,
          [unit.ngocHa, isPaused],
        );
      const before = await at.app.database.owner<{ id: string; due_on: string }>(
        'select id, due_on::text from proceedings where unit_id = $1',
        [unit.ngocHa],
      );
      await pause(true);
      await at.app.database.owner("update proceedings set state = 'suspended' where unit_id = $1", [unit.ngocHa]);
      const list = (await at.clerk.get('/unit-handovers?show=all').expect(200)).text
        .replace(/<[^>]+>|\s+/g, ' ')
        .replace(/ +/g, ' ');
      expect(list).toContain('Tạm dừng tính hạn từ 26/11/2026');
      const nonce = /(nonce|csrf)[^>]*>/g;
      expect((await minutesOf()).replace(nonce, '')).toBe(handed.replace(nonce, ''));
      await at.app.database.owner("update proceedings set state = 'accepted' where unit_id = $1", [unit.ngocHa]);
      await pause(false);
      for (const { id: proceeding, due_on } of before)
        await at.app.database.owner('update proceedings set due_on = $2 where id = $1', [proceeding, due_on]);
    });

    it('sees what came as unread, with the old number, and signs item by item', async () => {
      const list = await at.clerk.get('/unit-handovers').expect(200);
      expect(list.text).toContain('Chưa ký nhận');
      expect(list.text).toContain('Sổ đơn năm 2026: số 1 đến 6, khóa từ 01/12/2026');
      const items = await at.app.database.owner<{ id: string }>(
        "select id from handovers where unit_id = $1 and kind = 'petition' order by id",
        [unit.ngocHa],
      );
      expect(items.length).toBe(2);
      const nothing = await send(at.clerk, '/unit-handovers', { remark: 'Thiếu bản gốc' }, '/unit-handovers/signature');
      expect(nothing.status).toBe(422);
      expect(nothing.text).toContain('Đánh dấu mục cần ký nhận trong bảng');
      expect(nothing.text).toContain('value="Thiếu bản gốc"');
      await send(
        at.clerk,
        '/unit-handovers',
        { id: [String(items[0]?.id)], remark: 'Thiếu bản gốc' },
        '/unit-handovers/signature',
      );
      const after = await at.clerk.get('/unit-handovers?show=signed').expect(200);
      expect(after.text).toContain('Thiếu bản gốc');
      expect(after.text).toContain('Trần Diệu Hoa');
      expect(after.text).toContain(`/unit-handovers/minutes/${unit.baDinh}`);
      const minutes = await at.clerk.get(`/unit-handovers/minutes/${unit.baDinh}`).expect(200);
      const words = minutes.text.replace(/\s+/g, ' ');
      for (const said of [
        'Biên bản',
        'Căn cứ Nghị quyết số 12/NQ-HĐND ngày 20/11/2026 của Hội đồng nhân dân Thành phố về việc chia phường Ba Đình, có hiệu lực',
        'Phường Ba Đình (nay thuộc Phường Ngọc Hà, Phường Hồng Hà); đại diện: Hoàng Gia Thắng, Chủ tịch UBND phường.',
        'Phường Ngọc Hà; đại diện: Trịnh Đình Vinh',
        '1. Đơn, vụ việc: 2',
        'Trần Diệu Hoa',
        'Thiếu bản gốc',
        'Sổ đơn năm 2026: số 1 đến 6',
        'đã thụ lý',
      ])
        expect(words).toContain(said);
      // No content, no sender.
      expect(words).not.toContain('Lò Văn Pín');
      // What had ended stays in the old books: counted for whoever keeps them.
      const keeps = await one<{ takes: boolean }>(
        'select takes_archive as takes from reorganisation_routes where from_unit_id = $1 and to_unit_id = $2',
        [unit.baDinh, unit.ngocHa],
      );
      expect(keeps?.takes).toBe(true);
      const kept = await one<{ petitions: number; visits: number }>(
        `select (select count(*)::int from petitions where unit_id = $1 and closed_on is not null and status <> 'handed_over') as petitions,
              (select count(*)::int from visits where unit_id = $1 and status <> 'handed_over') as visits`,
        [unit.baDinh],
      );
      expect(kept?.visits).toBeGreaterThan(0);
      expect(words).toContain(`Tổng số: ${kept?.petitions} đơn, ${kept?.visits} lượt tiếp công dân đã kết thúc.`);
      expect(words.split('Trịnh Đình Vinh').length).toBeGreaterThan(2);
      // One person who headed both stands for neither: the names are written by hand.
      await at.app.database.owner(
        "update assignments set account_id = (select id from accounts where login = 'vinh.ngocha') where account_id = (select id from accounts where login = 'thang.badinh') and unit_id = $1",
        [unit.baDinh],
      );
      const byHand = (await at.clerk.get(`/unit-handovers/minutes/${unit.baDinh}`).expect(200)).text;
      expect(byHand).toContain('ghi tay người đại diện từng bên');
      expect(byHand).not.toMatch(/đại diện: (Hoàng Gia Thắng|Trịnh Đình Vinh)/);
      await at.app.database.owner(
        "update assignments set account_id = (select id from accounts where login = 'thang.badinh') where account_id = (select id from accounts where login = 'vinh.ngocha') and unit_id = $1",
        [unit.baDinh],
      );
      const docx = await at.clerk.get(`/unit-handovers/minutes/${unit.baDinh}/docx`).expect(200);
      expect(docx.headers['content-type']).toContain('wordprocessingml');
      await at.clerk.get(`/unit-handovers/minutes/${unit.xayDung}`).expect(404);
      const again = await send(at.clerk, '/unit-handovers?show=all', { id: [String(items[0]?.id)] }, '/unit-handovers/signature');
      expect(again.headers.location).toBe('/unit-handovers');
      expect(
        await one("select count(*)::int as n from events where unit_id = $1 and kind = 'handover.signed'", [unit.ngocHa]),
      ).toEqual({ n: 1 });
      // Signing is an act: from now on nothing is taken back.
      expect((await send(at.admin, `${at.here}/undoing`, { reason: 'muộn' })).status).toBe(409);
    });

    it('answers the visits that waited, under the old day; the book of the old ward keeps the reception', async () => {
      const taken = await at.app.database.owner<{
        id: string;
        unit: number;
        origin: number;
        due: string;
        running: string;
        number: number;
      }>(
        `select v.id, v.unit_id as unit, v.origin_visit_id::int as origin, v.due_on::text as due, v.number,
              (select k.due_on::text from clocks k where k.visit_id = v.id and k.stopped_on is null) as running
         from visits v where v.origin_unit_id = $1 order by v.origin_visit_id`,
        [unit.baDinh],
      );
      const due = { due: '2026-12-09', running: '2026-12-09' };
      expect(taken.map(({ id: _id, ...rest }) => rest)).toEqual([
        { unit: unit.ngocHa, origin: id.visit, number: 1, ...due },
        { unit: unit.hongHa, origin: id.streetVisit, number: 1, ...due },
        { unit: unit.hongHa, origin: id.chosenVisit, number: 2, ...due },
      ]);
      const list = await at.clerk.get('/unit-handovers').expect(200);
      expect(list.text).toContain('Lượt tiếp công dân chưa trả lời xong');
      expect(list.text).toContain('TCD-2026-00001');
      const desk = await at.app.signIn('lan.badinh');
      const visitPage = `/visits/${taken[0]?.id}`;
      expect((await desk.get('/work').expect(200)).text).toContain(visitPage);
      const page = await desk.get(visitPage).expect(200);
      for (const said of [
        'Nhận bàn giao',
        'Từ Phường Ba Đình, số cũ TCD-2026-00001, ngày 01/12/2026',
        'theo 12/NQ-HĐND',
        'Ghi việc trả lời công dân',
      ])
        expect(page.text).toContain(said);
      expect(page.text).toContain('giữ nguyên như đơn vị trước đã ghi');
      const answered = await send(desk, `${visitPage}/reply`, { version: '1', replyKind: 'prolonged', repliedOn: '01/12/2026' });
      expect(answered.status).toBe(303);
      expect(
        await at.app.database.owner(
          'select id::int, unit_id as unit, status from visits where id = any ($1::bigint[]) order by id',
          [[id.visit, id.guided, taken[0]?.id]],
        ),
      ).toEqual([
        { id: id.visit, unit: unit.baDinh, status: 'handed_over' },
        { id: id.guided, unit: unit.baDinh, status: 'replied' },
        { id: Number(taken[0]?.id), unit: unit.ngocHa, status: 'replied' },
      ]);
      const old = await desk.get(`/visits/${id.visit}`).expect(200);
      expect(old.text).toContain('Đã bàn giao cho đơn vị kế tiếp, việc trả lời tiếp tục tại đó.');
    });

    it('goes on with the proceeding, the clocks running as before and saying why', async () => {
      const was = await one<{ due: string; code: string }>(
        'select due_on::text as due, due_rule as code from proceedings where unit_id = $1 and id = $2',
        [unit.baDinh, id.proceeding],
      );
      const now = await one<{ id: string; due: string; code: string; state: string; clock: string; petition_id: string }>(
        'select g.id, g.due_on::text as due, g.due_rule as code, g.state, g.main_clock_id as clock, g.petition_id from proceedings g join petitions p on p.unit_id = g.unit_id and p.id = g.petition_id where p.unit_id = $1 and p.origin_petition_id = $2',
        [unit.ngocHa, id.accepted],
      );
      expect([now?.due, now?.code, now?.state]).toEqual([was?.due, was?.code, 'accepted']);
      const why = await at.clerk.get(`/clocks/${now?.clock}`).expect(200);
      expect(why.text).toContain('Nhận bàn giao từ Phường Ba Đình theo 12/NQ-HĐND');
      const file = await at.clerk.get(`/proceedings/${now?.id}`).expect(200);
      expect(file.text).toContain('Đã thụ lý');
      const petition = await at.clerk.get(`/petitions/${now?.petition_id}`).expect(200);
      expect(petition.text).toContain('Nhận bàn giao, thời hạn chạy tiếp');
      // The steps the old ward took are done, on their days.
      const steps = await one<{ steps: Record<string, string> }>(
        "select data->'steps' as steps from events where petition_id = $1 and kind = 'petition.unit_taken_over'",
        [now?.petition_id],
      );
      expect(steps?.steps.carriedOut).toMatch(/^2026-11-2\d$/);
      expect(petition.text).toContain(steps?.steps.carriedOut?.split('-').reverse().join('/'));
      // The old row is read by reach, and says where it went.
      const old = await at.clerk.get(`/petitions/${id.other}`).expect(200);
      expect(old.text).toContain('Đã bàn giao đơn vị kế tiếp');
      expect(old.text).toContain('Phường Ngọc Hà');
    });

    it('finds it by the old number; the citizen’s slip answers from the new ward', async () => {
      const old = await one<{ number: number }>('select number from petitions where id = $1', [id.other]);
      const found = await at.clerk
        .get('/search')
        .query({ q: `ĐT-2026-${String(old?.number).padStart(6, '0')}` })
        .expect(200);
      const mine = await one<{ id: string }>('select id from petitions where unit_id = $1 and origin_petition_id = $2', [
        unit.ngocHa,
        id.other,
      ]);
      expect(found.text).toContain(`/petitions/${mine?.id}`);
      // The same by the number as an old receipt may write it, and by the code printed there.
      expect(
        (
          await at.clerk
            .get('/search')
            .query({ q: `${old?.number}/2026` })
            .expect(200)
        ).text,
      ).toContain(`/petitions/${mine?.id}`);
      const code = await one<{ code: string }>('select public_code as code from petitions where id = $1', [id.other]);
      expect(
        (
          await at.clerk
            .get('/search')
            .query({ q: code?.code ?? '' })
            .expect(200)
        ).text,
      ).toContain(`/petitions/${mine?.id}`);
      const request = (await import('supertest')).default;
      const answer = await request(at.app.app).post('/lookup').type('form').send(at.slip).expect(200);
      expect(answer.text).toContain('Phường Hồng Hà');
    });

    it('finds a visit by its number in the old ward, at whoever keeps it now', async () => {
      const number = await one<{ number: number }>('select number from visits where id = $1', [id.visit]);
      const mine = await one<{ id: string }>('select id from visits where unit_id = $1 and origin_visit_id = $2', [
        unit.ngocHa,
        id.visit,
      ]);
      const typed = [
        `số tiếp ${number?.number}/2026 của phường cũ`,
        `so tiep ${number?.number}/2026 cua phuong Ba Dinh`,
        `TCD-2026-${number?.number}`,
      ];
      for (const q of typed) {
        const opened = await at.clerk.get('/search').query({ q }).expect(303);
        expect([q, opened.headers.location]).toEqual([q, `/visits/${mine?.id}`]);
      }
      // A number and a year alone may be a petition's: both are shown, and whose number it was.
      const both = await at.clerk
        .get('/search')
        .query({ q: `${number?.number}/2026` })
        .expect(200);
      expect(both.text).toContain(`/visits/${mine?.id}`);
      expect(both.text).toContain('Nhận bàn giao từ Phường Ba Đình, số cũ TCD-2026-');
      // What was answered before the switch stays in the old book, which the ward that has the archive reads.
      const guided = await one<{ number: number }>('select number from visits where id = $1', [id.guided]);
      const archive = await at.clerk
        .get('/search')
        .query({ q: `số tiếp ${guided?.number}/2026 của phường Ba Đình` })
        .expect(303);
      expect(archive.headers.location).toBe(`/visits/${id.guided}`);
    });

    it('keeps the denouncer sealed, and opens the name to nobody but by a reveal there', async () => {
      const moved = await one<{ id: string }>('select id from petitions where unit_id = $1 and origin_petition_id = $2', [
        unit.hongHa,
        id.sealed,
      ]);
      await at.clerk.get(`/petitions/${moved?.id}`).expect(404);
      for (const table of ['handovers', 'events', 'parties', 'petition_contents', 'house_events', 'notices'])
        expect([
          table,
          (await one<{ n: number }>(`select count(*)::int as n from ${table} t where t::text like '%Quàng%'`))?.n,
        ]).toEqual([table, 0]);
      const [person] = await actForUnit(at.app.services, unit.hongHa ?? 0, (act) =>
        revealIdentities(act, { unitId: unit.hongHa ?? 0, petitionId: Number(moved?.id) }, 'verification'),
      );
      expect(person?.name).toBe('Quàng Thị Ún');
    });

    it('gives papers without a number the new heading; they hang on the proceeding that goes on', async () => {
      const old = await one<{ n: number }>(
        'select count(*)::int as n from papers where unit_id = $1 and petition_id = $2 and number is null',
        [unit.baDinh, id.accepted],
      );
      expect(old?.n).toBeGreaterThan(0);
      const rows = await at.app.database.owner<{ heading: string; proceeding_id: string | null }>(
        "select w.fields->>'issuingOrg' as heading, w.proceeding_id from papers w join petitions p on p.unit_id = w.unit_id and p.id = w.petition_id where w.unit_id = $1 and p.origin_petition_id = $2",
        [unit.ngocHa, id.accepted],
      );
      expect(rows.length).toBe(old?.n);
      expect(new Set(rows.map((row) => row.heading))).toEqual(new Set(['Ủy ban nhân dân phường Ngọc Hà']));
      expect(rows.some((row) => row.proceeding_id !== null)).toBe(true);
    });
  });
}
