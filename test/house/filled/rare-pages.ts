// Pages of a record that open in a state, or to a person, the filled office has not by itself: each is brought about and opened once.
import { match, upload } from '../../importing/journey.ts';
import type { FilledOffice } from './office.ts';

/** What stands in one row while its page is opened, and afterwards again. */
async function meanwhile(office: FilledOffice, table: string, id: number, columns: readonly string[], open: () => Promise<void>) {
  const { owner } = office.app.database;
  const [before = {}] = await owner<Record<string, unknown>>(`select ${columns.join(', ')} from ${table} where id = $1`, [id]);
  const write = (values: readonly unknown[]) =>
    owner(`update ${table} set ${columns.map((name, at) => `${name} = $${at + 2}`).join(', ')} where id = $1`, [id, ...values]);
  await write(columns.map(() => null));
  try {
    await open();
  } finally {
    await write(columns.map((name) => before[name]));
  }
}

/** Opens every one of them; what its page says is noted by the agents of the office. */
export async function openRarePages(office: FilledOffice): Promise<void> {
  const { app, ids, enter, named } = office;
  const one = async (sql: string) => (await ids(sql))[0] ?? 0;
  const open = async (login: string, address: string) => {
    await (await enter(login)).agent.get(address).expect(200);
  };

  // The officer a denunciation names, from whom it is hidden.
  const head = await one(
    "select a.account_id as id from assignments a join accounts c on c.id = a.account_id where a.unit_id = $1 and c.login = 'cuong.badinh'",
  );
  await open('thang.badinh', `/petitions/${named}/hidden-from/${head}/lifting`);

  // A paper of a kind somebody chose.
  const complaint = await one(
    "select id from petitions where unit_id = $1 and petition_type = 'KN' and not sealed order by closed_on is null desc, id limit 1",
  );
  await open('son.badinh', `/petitions/${complaint}/papers/typed?kind=HANDLING_LETTER`);

  // A post that waits to be confirmed.
  const post = await one(
    "select a.id from assignments a join accounts c on c.id = a.account_id where a.unit_id = $1 and c.login = 'trang.badinh'",
  );
  await meanwhile(office, 'assignments', post, ['reveal_confirmed_at', 'reveal_confirmed_by'], () =>
    open('hung.thanhtra', `/reveal-confirmations/${post}/refusal`),
  );

  // A member of a team who has not declared yet.
  const member = `select m.id, m.proceeding_id, c.login from proceeding_members m join accounts c on c.id = m.account_id
      join proceedings g on g.unit_id = m.unit_id and g.id = m.proceeding_id
      where m.unit_id = $1 and m.ended_on is null and g.closed_on is null and g.state = 'verifying' order by m.id limit 1`;
  const [undeclared] = await app.database.owner<{ id: number; proceeding_id: number; login: string }>(member, [office.unitId]);
  if (undeclared)
    await meanwhile(office, 'proceeding_members', undeclared.id, ['has_conflict', 'conflict_declared_at'], () =>
      open(undeclared.login, `/proceedings/${undeclared.proceeding_id}/conflict`),
    );

  // What the ward sent next door, opened there and not answered yet.
  const sent = await one(
    `select t.id from transfers t where t.unit_id = $1 and t.to_unit_id = (select unit_id from unit_codes where code = '00008' and upper_inf(during))
      and not exists (select 1 from transfer_answers a where a.transfer_id = t.id and a.from_unit_id = t.unit_id) order by t.id desc limit 1`,
  );
  const neighbour = await enter('yen.ngocha');
  await neighbour.agent.post(`/transfers/${sent}/opening`).type('form').send({ _csrf: neighbour.csrf });
  await open('yen.ngocha', `/transfers/${sent}/return`);

  // A book of which a row cannot go in.
  const { agent } = await enter('hoa.badinh');
  const book = Buffer.from(
    'Số đến,Ngày nhận,Họ tên,Địa chỉ,Loại đơn,Nội dung\n1,31/02/2020,Phan Văn Khỏe,Ngõ 3,Khiếu nại,Xin xem lại giá đền bù\n',
  );
  const journey = await upload(app, agent, book, { source: 'Sổ có dòng sai' });
  await match(app, journey);
  await open('hoa.badinh', `/imports/${journey.id}/problems`);
}
