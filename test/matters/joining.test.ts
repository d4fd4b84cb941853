// Two matters of several petitions each are found to be one: joined in one act with the reason, and parted again as they stood.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkPetitions } from '../../src/matters/actions.ts';
import { type LinkKind, linkedFlash } from '../../src/matters/links.ts';
import { petitionNumber } from '../../src/petitions/petition.ts';
import { acceptedComplaint } from '../proceedings/arrange.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { plainText } from '../support/plain-text.ts';

let app: TestApp;
let clerk: Agent;
const ids: number[] = [];
const reason = 'Cùng thửa đất số 15, cùng quyết định thu hồi';

beforeAll(async () => {
  app = await testApp();
  for (let no = 0; no < 5; no++) ids.push((await acceptedComplaint(app, '2026-11-02')).petitionId);
  clerk = await app.signIn('hoa.badinh');
}, 60_000);
afterAll(() => app.close());

const say = (id: number, kind: Exclude<LinkKind, 'same_petition'>, other: number) =>
  app.as('hoa.badinh', (act) => linkPetitions(act, id, { kind, other: { id: other, year: null, number: null } }));
const standing = () =>
  app.database.owner<{ id: number; matter: number; petition: string; proceeding: string }>(
    `select p.id::int, p.matter_id::int as matter, p.thread_id as petition, g.thread_id as proceeding from petitions p
       join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id where p.id = any ($1) order by p.id`,
    [ids],
  );
const matters = async () => new Set((await standing()).map(({ petition }) => petition)).size;
const press = (id: number, other: number, link: string) =>
  clerk
    .get(`/petitions/${id}/duplicates/${other}`)
    .expect(200)
    .then((page) =>
      clerk
        .post(`/petitions/${id}/links`)
        .type('form')
        .send({ ...formFieldsOf(page.text), link })
        .expect(303),
    );

const pageOf = async (address: string) => (await clerk.get(address).expect(200)).text;
const numberOf = async (id: number) => {
  const [row] = await app.database.owner<{ year: number; number: number }>('select year, number from petitions where id = $1', [
    id,
  ]);
  return petitionNumber(row ?? { year: 0, number: 0 });
};
async function join(one: number, other: number) {
  const path = `/petitions/${one}/duplicates/${other}/joining`;
  await clerk
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(await pageOf(path)), reason })
    .expect(303);
}

it('joined by one act with its reason, from the button that says so', async () => {
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = ids;
  await say(a, 'same_matter', b);
  await say(c, 'same_matter', d);
  await say(d, 'supplement', e);
  const before = await standing();
  expect(await matters()).toBe(2);
  const path = `/petitions/${b}/duplicates/${c}/joining`;
  expect((await press(b, c, `same_matter:${c}`)).headers.location).toBe(path);
  expect(await matters()).toBe(2);
  const page = (await clerk.get(path).expect(200)).text;
  for (const words of ['2 đơn', '3 đơn', 'Gộp hai vụ việc', 'name="reason"']) expect(page).toContain(words);
  const refused = await clerk.post(path).type('form').send(formFieldsOf(page));
  expect(refused.status).toBe(422);
  await clerk
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page), reason })
    .expect(303);
  const joined = await standing();
  expect(await matters()).toBe(1);
  expect(joined.every(({ petition, proceeding }) => petition === proceeding)).toBe(true);
  // The fewer went over; every petition of the two matters says why.
  expect(joined.filter(({ matter }, index) => matter !== before[index]?.matter).map(({ id }) => id)).toEqual([a, b]);
  for (const id of ids) expect((await clerk.get(`/petitions/${id}`).expect(200)).text).toContain(reason);
  expect((await clerk.get(`/petitions/${b}/duplicates/${c}`).expect(200)).text).toContain(`Gộp hai vụ việc, lý do: ${reason}`);
  expect((await clerk.get(path)).status).toBe(409);
  // What is said otherwise of the pair keeps the way back.
  await say(b, 'supplement', c);
  await press(c, b, `not_same:${b}`);
  expect(await standing()).toEqual(before);
  // Those beside the pair say so, too: the one that went back, and those that stayed.
  expect(plainText(await pageOf(`/petitions/${a}`))).toContain(`Tách lại khỏi vụ việc của ${await numberOf(c)}`);
  for (const id of [d, e])
    expect(plainText(await pageOf(`/petitions/${id}`))).toContain(`Vụ việc của ${await numberOf(b)} tách lại`);
});

it('through another pair: that pair is named and led to, the button is not drawn, and "not the same" parts nothing unsaid', async () => {
  const [a = 0, b = 0, c = 0] = ids;
  await join(a, c);
  const page = await pageOf(`/petitions/${b}/duplicates/${c}`);
  expect(plainText(page)).toContain(`đang cùng một vụ việc qua cặp ${await numberOf(a)} và ${await numberOf(c)}`);
  expect(page).toContain(`href="/petitions/${a}/duplicates/${c}"`);
  expect(page).not.toContain(`value="same_matter:${c}"`);
  await expect(say(b, 'same_matter', c)).rejects.toThrow('đã cùng một vụ việc');
  const checked = await pageOf(`/petitions/${b}/duplicates`);
  expect(checked).not.toContain(`value="same_matter:${c}"`);
  expect((await press(b, c, `not_same:${c}`)).headers.location).toBe(`/petitions/${b}/duplicates/${c}`);
  expect(await matters()).toBe(1);
  expect(plainText(await pageOf(`/petitions/${b}/duplicates/${c}`))).toContain('Hai đơn vẫn cùng một vụ việc.');
  // Its page goes on calling it one of the same matter.
  const [, related = ''] = new RegExp(`href="/petitions/${c}"[\\s\\S]{0,400}`).exec(await pageOf(`/petitions/${b}`)) ?? ['', ''];
  expect(related).not.toContain('không trùng');
  // Where the pair that is named parts, all is as it was.
  await say(a, 'not_same', c);
  expect(await matters()).toBe(2);
  expect(await pageOf(`/petitions/${b}/duplicates/${c}`)).toContain(`value="same_matter:${c}"`);
});

it('shown each with number and day before they are joined, and own days are said only where one is kept', async () => {
  const [a = 0, b = 0, , d = 0] = ids;
  const page = plainText(await pageOf(`/petitions/${a}/duplicates/${d}/joining`));
  for (const id of ids) expect(page).toContain(`${await numberOf(id)} , tiếp nhận 02/11/2026`);
  expect(linkedFlash.same_matter('X', true)).toContain('thời hạn riêng');
  expect(linkedFlash.same_matter('X', false)).not.toContain('thời hạn');
  await app.database.owner("update petitions set status = 'resolved' where id = any ($1)", [[a, b]]);
  const compared = await pageOf(`/petitions/${a}/duplicates/${b}`);
  expect(compared).toContain('Không đơn nào kết thúc. Chọn lại được.');
  const said = await press(a, b, `supplement:${b}`);
  const shown = await pageOf(String(said.headers.location).replace(/#.*/, ''));
  expect(shown).toContain('Đã ghi nhận là đơn bổ sung cho');
  expect(shown).not.toContain('Mỗi đơn vẫn có thời hạn riêng');
  await say(a, 'same_matter', b);
  await app.database.owner("update petitions set status = 'accepted' where id = any ($1)", [[a, b]]);
});

it('not parted while a third pair holds them together', async () => {
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  await join(a, d);
  await say(b, 'supplement', c);
  await expect(say(a, 'not_same', d)).rejects.toThrow('còn gắn cùng vụ việc');
  await say(b, 'not_same', c);
  await say(a, 'not_same', d);
  expect(await matters()).toBe(2);
});

it('what an earlier release left as one matter in two may be said once more', async () => {
  const [a = 0, , c = 0] = ids;
  await app.database.owner(
    `insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by, undo)
     select p.unit_id, p.id, $2, 'same_matter', now(), p.registered_by, '{"matter": null, "ended": null}' from petitions p where p.id = $1
       on conflict (unit_id, petition_id, other_petition_id) do update set kind = excluded.kind, undo = excluded.undo`,
    [a, c],
  );
  expect((await press(a, c, `same_matter:${c}`)).headers.location).toBe(`/petitions/${a}/duplicates/${c}/joining`);
});
