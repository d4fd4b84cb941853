// Two matters of several petitions each are found to be one: joined in one act with the reason, and parted again as they stood.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { linkPetitions } from '../../src/matters/actions.ts';
import type { LinkKind } from '../../src/matters/links.ts';
import { acceptedComplaint } from '../proceedings/arrange.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

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
  // The fewer went over, and each that did says why; so does the one they were joined to.
  expect(joined.filter(({ matter }, index) => matter !== before[index]?.matter).map(({ id }) => id)).toEqual([a, b]);
  for (const id of [a, b, c]) expect((await clerk.get(`/petitions/${id}`).expect(200)).text).toContain(reason);
  expect((await clerk.get(`/petitions/${b}/duplicates/${c}`).expect(200)).text).toContain(`Gộp hai vụ việc, lý do: ${reason}`);
  expect((await clerk.get(path)).status).toBe(409);
  // What is said otherwise of the pair keeps the way back.
  await say(b, 'supplement', c);
  await press(c, b, `not_same:${b}`);
  expect(await standing()).toEqual(before);
});

it('not parted while a third pair holds them together', async () => {
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  const path = `/petitions/${a}/duplicates/${d}/joining`;
  const page = (await clerk.get(path).expect(200)).text;
  await clerk
    .post(path)
    .type('form')
    .send({ ...formFieldsOf(page), reason })
    .expect(303);
  await say(b, 'same_matter', c);
  await expect(say(a, 'not_same', d)).rejects.toThrow('còn gắn cùng vụ việc');
  await say(b, 'not_same', c);
  await say(a, 'not_same', d);
  expect(await matters()).toBe(2);
});

it('what an earlier release left as one matter in two may be said once more', async () => {
  const [a = 0, , c = 0] = ids;
  await app.database.owner(
    `insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by, undo)
     select p.unit_id, p.id, $2, 'same_matter', now(), p.registered_by, '{"matter": null, "ended": null}' from petitions p where p.id = $1`,
    [a, c],
  );
  expect((await press(a, c, `same_matter:${c}`)).headers.location).toBe(`/petitions/${a}/duplicates/${c}/joining`);
});
