// Every address that takes files, tried by each officer of a ward on every kind of record: who is drawn the form is heard, who is not is refused in words.
import { beforeAll, expect, it } from 'vitest';
import { addressOf } from '../record-ids.ts';
import { pages } from './examples.ts';
import type { FilledOffice } from './office.ts';

const officers = ['lan', 'hoa', 'son', 'trang', 'cuong', 'thang', 'hieu', 'long', 'nga', 'quy'].map((name) => `${name}.badinh`);
const above = ['hung.thanhtra', 'trung.thanhtra', 'tam.thanhtra', 'hai.ubndtp', 'dung.tcd'];
const hosts = { petitions: 'petition', visits: 'visit', proceedings: 'proceeding' } as const;
/** One record of each state, and of each that a verifier is charged with and is not. */
const records = {
  petitions: `select min(id) as id from petitions p where unit_id = $1
     group by status = 'void', sealed, past_head, exists (select 1 from proceeding_members m where m.unit_id = p.unit_id and m.petition_id = p.id)`,
  visits:
    "select min(id) as id from visits where unit_id = $1 group by status = 'void', sealed, outcome is null, petition_id is null",
  proceedings: 'select min(id) as id from proceedings where unit_id = $1 group by sealed, state',
  attachments: 'select min(id) as id from attachments where unit_id = $1 and draft_id is null group by sealed, restricted',
  papers: 'select min(id) as id from papers where unit_id = $1 group by state, sealed',
} as const;

export function everyUpload(office: () => FilledOffice): void {
  const ids = new Map<string, number[]>();
  let content = 0;
  beforeAll(async () => {
    for (const [table, sql] of Object.entries(records)) ids.set(table, await office().ids(sql));
  });

  /** No two are the same: that one lies there already is no answer to who may. */
  const file = () => {
    content += 1;
    return Buffer.from(`%PDF-1.4\n${content}\n%%EOF`);
  };
  const send = async (login: string, address: string, isScript = false) => {
    const { agent, csrf } = await office().enter(login);
    const asked = agent.post(address);
    if (isScript) asked.set('X-CSRF-Token', csrf);
    else asked.field('_csrf', csrf).field('_key', crypto.randomUUID());
    return asked
      .attach('files', file(), 'van-ban.pdf')
      .attach('copy', file(), 'ban-sao.pdf')
      .then(({ status }) => status);
  };

  it.each([...officers, ...above])('%s: the form that is drawn takes a file, the one that is not refuses it', async (login) => {
    const { agent } = await office().enter(login);
    const wrong: string[] = [];
    let drawn = 0;
    for (const [table, host] of Object.entries(hosts))
      for (const id of ids.get(table) ?? []) {
        const address = `/${table}/${id}/attachments`;
        const shown = new Map<string, boolean>();
        for (const shownAt of table === 'petitions' ? [address, `/petitions/${id}`] : [address]) {
          const page = await agent.get(shownAt);
          shown.set(shownAt, page.status === 200 && page.text.includes('enctype="multipart/form-data"'));
          // Of what is not shown to him nothing is denied.
          if (page.text.includes('Chỉ thành viên Tổ xác minh') && page.text.includes('Chưa có tệp nào trong hồ sơ này'))
            wrong.push(`${shownAt} says there is no file`);
        }
        const answers = [await send(login, address), await send(login, `/files?${host}=${id}`, true)];
        const isTaken = answers[0] === 303 && answers[1] === 200;
        const isRefused = answers.every((status) => [403, 404, 409].includes(status));
        for (const [shownAt, isDrawn] of shown) {
          if (isDrawn) drawn += 1;
          if (isDrawn ? !isTaken : !isRefused) wrong.push(`${shownAt} drawn ${isDrawn} → ${answers.join(', ')}`);
        }
      }
    expect(wrong).toEqual([]);
    if (officers.slice(1, 8).includes(login)) expect(drawn).toBeGreaterThan(0);
    if (above.includes(login)) expect(drawn).toBe(0);
  });

  it.each([...officers, ...above])('%s is answered in words at every other address that takes files', async (login) => {
    const wrong: string[] = [];
    const asked = pages.filter((page) => 'uploads' in page && page.uploads && page.method === 'post');
    const addresses = asked
      .filter(({ path }) => !path.endsWith('/:id/attachments'))
      .flatMap(({ path }) => (ids.get(path.split('/')[1] ?? '') ?? []).map((id) => addressOf(path, id, ids)));
    for (const address of [...addresses, '/drafts/of-feedback', '/files?draft=petition-registration']) {
      const status = await send(login, address);
      if (![303, 403, 404, 409, 422].includes(status)) wrong.push(`${address} → ${status}`);
    }
    const script = await send(login, '/files?draft=petition-registration-sealed', true);
    if (![200, 403, 409].includes(script)) wrong.push(`a draft's file → ${script}`);
    expect(wrong).toEqual([]);
    expect(addresses.length).toBeGreaterThan(3);
  });
}
