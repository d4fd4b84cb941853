// What an undo takes out of the books was hidden from whom it denounces, and stays hidden: he reads no act of it, by no page, file or number.
import { beforeAll, describe, expect, it } from 'vitest';
import { hiddenBefore } from '../../migrations/20261219003001_audit__gone_and_hidden.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { startAct } from '../../src/rollout/reorganisation/execution.ts';
import { undoAct } from '../../src/rollout/reorganisation/undo.ts';
import { runJobs } from '../../src/worker.ts';
import { confirm, csvOf, match, upload } from '../importing/journey.ts';
import { adminOf, keepHeads, prepareMerger, wardsOf } from '../rollout/reorganisation/arrange.ts';
import { anApp, signedIn } from '../support/an-app.ts';
import { openBook } from '../support/downloads.ts';
import { aDenunciation } from '../support/registration.ts';

const app = anApp();
const agent = signedIn(app, ['hoa.badinh', 'cuong.badinh', 'thang.badinh', 'vinh.ngocha']);
const rows = <T extends Record<string, unknown>>(sql: string, params: unknown[] = []) => app.database.owner<T>(sql, params);

type Kind = 'petition' | 'visit';
/** How many acts of each of these an officer reads. */
const actsOf = async (login: string, record: Kind, ids: readonly number[]) => {
  const found = await app.as(login, ({ tx }) =>
    tx.rows<{ id: number; n: number }>(
      `select ${record}_id::int as id, count(*)::int as n from events where ${record}_id = any ($1::bigint[]) group by 1`,
      [ids],
    ),
  );
  return ids.map((id) => (found.find((one) => one.id === id)?.n ?? 0) > 0);
};
/** All he reads of the audit, on its page and in its file. */
const auditOf = async (login: string) => {
  const book = await openBook(agent(login), '/admin/audit.xlsx');
  const page = await agent(login).get('/admin/audit').expect(200);
  return `${(/<tbody[\s\S]*<\/tbody>/.exec(page.text)?.[0] ?? '').replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' ')}\n${JSON.stringify(book.worksheets.flatMap((sheet) => sheet.getSheetValues()))}`;
};
const isGone = async (record: Kind, ids: readonly number[]) =>
  (await rows(`select 1 from ${record}s where id = any ($1::bigint[])`, [ids])).length === 0;

describe('a re-organisation, carried out and taken back', () => {
  let ids: number[] = [];
  beforeAll(async () => {
    const { baDinh, ngocHa } = await wardsOf(app);
    const asAdmin = adminOf(app);
    const against = (name: string) =>
      app.as('yen.ngocha', (act) =>
        registerPetition(
          act,
          aDenunciation({
            receivedOn: '2026-11-24',
            respondents: [{ kind: 'individual', name, position: 'Chủ tịch', organization: 'UBND phường', accountId: null }],
          }),
        ),
      );
    app.setNow('2026-11-24T02:00:00Z');
    await against('Trịnh Đình Vinh');
    await against('Hoàng Gia Thắng');
    app.setNow('2026-11-25T02:00:00Z');
    const actId = await asAdmin((context) => prepareMerger(context, ngocHa, baDinh));
    await asAdmin((context) => keepHeads(context, actId));
    await asAdmin((context) => startAct(context, actId));
    await runJobs(app.services, app.database.workerUrl);
    ids = (
      await rows<{ id: number }>(
        'select id::int from petitions where unit_id = $1 and origin_unit_id = $2 and sealed order by 1',
        [baDinh, ngocHa],
      )
    ).map(({ id }) => id);
    await asAdmin((context) => undoAct(context, actId, 'Thử'));
    await runJobs(app.services, app.database.workerUrl);
  });

  it('leaves no act of what denounced a head to be read by him, nor by the head of the office it had come to', async () => {
    expect(ids).toHaveLength(2);
    expect(await isGone('petition', ids)).toBe(true);
    expect(await rows('select 1 from events where petition_id = any ($1::bigint[])', [ids])).not.toEqual([]);
    for (const login of ['thang.badinh', 'vinh.ngocha', 'linh.ngocha', 'son.badinh'])
      expect([login, await actsOf(login, 'petition', ids)]).toEqual([login, [false, false]]);
    expect(await actsOf('hung.thanhtra', 'petition', ids)).toEqual([true, true]);
    for (const login of ['thang.badinh', 'vinh.ngocha']) {
      const text = await auditOf(login);
      expect(text).not.toMatch(/chuyển người vào sổ|Không hiện đơn với/);
    }
  });
});

describe('an old book, taken in and taken back', () => {
  let ids: number[] = [];
  const takeIn = async (book: 'petitions' | 'visits', lines: string[][], source: string) => {
    const { id } = await upload(app, agent('hoa.badinh'), csvOf(lines), { book, source });
    await match(app, { id, agent: agent('hoa.badinh') });
    const journey = { id, agent: agent('cuong.badinh') };
    await confirm(app, journey, 'execution');
    const found = await rows<{ id: number }>(
      'select coalesce(petition_id, visit_id)::int as id from import_rows where import_id = $1 order by row_no',
      [id],
    );
    return { ids: found.map((one) => one.id), undo: () => confirm(app, journey, 'reversal') };
  };
  const heads = ['Số', 'Ngày nhận', 'Họ tên', 'Loại đơn', 'Nội dung', 'Kết quả'];

  it('of the petition that denounces the head, the visit and what names an officer nothing is read by whom it was hidden from', async () => {
    const book = await takeIn(
      'petitions',
      [
        heads,
        ['41', '05/02/2023', 'Khuất Thị Chim', 'Kiến nghị', 'Kiến nghị sửa đường', 'Lưu đơn'],
        ['42', '06/02/2023', 'Khuất Thị Sẻ', 'Tố cáo', 'Tố cáo ông Hoàng Gia Thắng nhận tiền', 'Lưu đơn'],
        ['43', '07/02/2023', 'Khuất Thị Én', 'Tố cáo', 'Tố cáo ông Nông Đình Ngoài chiếm đất công', 'Lưu đơn'],
        ['44', '08/02/2023', 'Khuất Thị Ri', 'Tố cáo', 'Tố cáo ông Lê Viết Sơn nhận tiền', 'Lưu đơn'],
      ],
      'Sổ 2023',
    );
    const visits = await takeIn(
      'visits',
      [
        ['STT', 'Ngày tiếp', 'Họ tên', 'Nội dung', 'Loại đơn', 'Hướng xử lý'],
        ['1', '04/01/2023', 'Khuất Thị Quạ', 'Tố cáo ông Hoàng Gia Thắng thu tiền', 'Tố cáo', 'Giải thích'],
        ['2', '05/01/2023', 'Khuất Thị Cú', 'Kiến nghị sửa cầu', 'Kiến nghị', 'Giải thích'],
      ],
      'Sổ tiếp dân 2023',
    );
    const read = async (login: string) => [await actsOf(login, 'petition', book.ids), await actsOf(login, 'visit', visits.ids)];
    const before = {
      thang: await read('thang.badinh'),
      cuong: await read('cuong.badinh'),
      hung: await read('hung.thanhtra'),
    };
    expect(before.thang).toEqual([
      [true, false, true, true],
      [false, true],
    ]);
    ids = book.ids;
    await book.undo();
    await visits.undo();
    expect(await isGone('petition', book.ids)).toBe(true);
    expect(await isGone('visit', visits.ids)).toBe(true);

    expect(await read('thang.badinh')).toEqual(before.thang);
    const text = await auditOf('thang.badinh');
    expect(text).toMatch(/số trên sổ cũ 41/);
    expect(text).not.toMatch(/số trên sổ cũ 42|được nêu tên: Hoàng Gia Thắng/);
    // Son is named in 44; whoever reads sealed files and is named in none reads on what he read.
    expect((await read('son.badinh'))[0]?.[3]).toBe(false);
    expect(await read('hung.thanhtra')).toEqual(before.hung);
    expect(await read('cuong.badinh')).toEqual(before.cuong);

    // Nothing that stays anywhere, in whichever table he reads, tells him of them.
    const [hiddenPetition = 0, hiddenVisit = 0] = [book.ids[1], visits.ids[0]];
    const tables = await rows<{ name: string; column: string }>(
      `select c.table_name as name, c.column_name as column from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
        where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name in ('petition_id','visit_id') and c.table_name <> 'import_rows' and has_table_privilege($1, format('%I.%I', c.table_schema, c.table_name), 'select')`,
      [app.database.roles.app],
    );
    expect(tables.length).toBeGreaterThan(40);
    // Rows of imports are read beside the record they became, or counted for who brought them (0018).
    const told = await app.as('thang.badinh', async ({ tx }) => {
      const found: string[] = [];
      for (const { name, column } of tables) {
        const id = column === 'visit_id' ? hiddenVisit : hiddenPetition;
        const seen = await tx.rows(`select 1 from ${name} where ${column} = $1`, [id]);
        if (seen.length > 0) found.push(`${name}.${column}`);
      }
      return found;
    });
    expect(told).toEqual([]);
  });

  it('what went before this was kept is read by nobody any more, where an act of it or its row says it was not for everybody', async () => {
    const sealed =
      'select bool_or(sealed) as sealed from events where petition_id = any ($1::bigint[]) group by petition_id order by petition_id';
    expect((await rows(sealed, [ids])).map((one) => one.sealed)).toEqual([false, true, true, true]);
    await rows('delete from gone_records');
    await rows('delete from gone_names');
    expect(await actsOf('thang.badinh', 'petition', ids)).toEqual([true, true, true, true]);
    await rows(hiddenBefore);
    for (const login of ['thang.badinh', 'hoa.badinh', 'hung.thanhtra', 'tam.thanhtra'])
      expect([login, await actsOf(login, 'petition', ids)]).toEqual([login, [true, false, false, false]]);
  });
});
