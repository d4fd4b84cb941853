// Two petitions said to be of one matter after both were accepted: the tables count what their pages say, and so when it is said otherwise.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinLinked } from '../../migrations/20261210011110_matters__one_for_linked.ts';
import { linkPetitions } from '../../src/matters/actions.ts';
import type { LinkKind } from '../../src/matters/links.ts';
import { periodOf } from '../../src/reports/periods.ts';
import { figuresOf } from '../../src/reports/queries.ts';
import type { Place } from '../../src/reports/tables/index.ts';
import { acceptedComplaint } from '../proceedings/arrange.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const places: readonly Place[] = [
  ['02-xld', 4],
  ['02-xld', 5],
  ['03-gqkn', 1],
  ['03-gqkn', 2],
  ['03-gqkn', 4],
];
/** Petitions and matters of 02/XLD, petitions, matters and accepted matters of 03/GQKN in the ward. */
async function counted(): Promise<number[]> {
  const chief = await app.database.actorOf('hung.thanhtra');
  const ward = await app.database.unitId('00004');
  const found = await app.database.database.inUnit(chief, (tx) =>
    figuresOf(tx, places, periodOf('Q4', 2026), { code: String(ward), units: [ward] }),
  );
  return places.map(([code, no]) => found.get(ward)?.get(`${code}:${no}`) ?? 0);
}
const say = (id: number, kind: Exclude<LinkKind, 'same_petition'>, other: number) =>
  app.as('hoa.badinh', (act) => linkPetitions(act, id, { kind, other: { id: other, year: null, number: null } }));
const accepted = async () => (await acceptedComplaint(app, '2026-11-02')).petitionId;
const standing = (ids: readonly number[]) =>
  app.database.owner<{ petition: string; thread: string }>(
    'select p.thread_id as petition, g.thread_id as thread from petitions p join proceedings g on g.unit_id = p.unit_id and g.petition_id = p.id where p.id = any ($1) order by p.id',
    [[...ids]],
  );

it('counts one matter of two accepted petitions, and two again when they are said not to be the same', async () => {
  const before = await counted();
  const more = async () => (await counted()).map((figure, index) => figure - (before[index] ?? 0));
  const [first, second] = [await accepted(), await accepted()];
  const apart = await standing([first, second]);
  expect(await more()).toEqual([2, 2, 2, 2, 2]);
  await say(second, 'same_matter', first);
  expect(await more()).toEqual([2, 1, 2, 1, 1]);
  const page = (await (await app.signIn('son.badinh')).get(`/petitions/${first}`).expect(200)).text;
  expect(page).toContain('Cùng vụ việc');
  const [one, two] = await standing([first, second]);
  expect(two).toEqual({ petition: one?.petition, thread: one?.petition });
  await say(first, 'not_same', second);
  expect(await more()).toEqual([2, 2, 2, 2, 2]);
  expect(await standing([first, second])).toEqual(apart);
});

it('takes along a third one, and does nothing where each stands with others already', async () => {
  const before = await counted();
  const more = async () => (await counted()).map((figure, index) => figure - (before[index] ?? 0));
  const ids: number[] = [];
  for (let no = 0; no < 4; no++) ids.push(await accepted());
  const [a = 0, b = 0, c = 0, d = 0] = ids;
  await say(a, 'same_matter', b);
  await say(c, 'supplement', a);
  expect(await more()).toEqual([4, 2, 4, 2, 2]);
  // What left for the second one is held by the third.
  await expect(say(a, 'not_same', b)).rejects.toThrow('còn gắn cùng vụ việc');
  // The lonely one goes to the others, from whichever of the two it is said.
  await say(a, 'same_matter', d);
  expect(await more()).toEqual([4, 1, 4, 1, 1]);
  const [e, f] = [await accepted(), await accepted()];
  await say(e, 'same_matter', f);
  expect(await say(e, 'same_matter', a)).toBeNull();
  expect(await more()).toEqual([6, 2, 6, 2, 2]);
});

it('of those said before, too, one matter is made', async () => {
  const before = await counted();
  const more = async () => (await counted()).map((figure, index) => figure - (before[index] ?? 0));
  const [first, second] = [await accepted(), await accepted()];
  const apart = await standing([first, second]);
  await app.database.owner(
    `insert into petition_links (unit_id, petition_id, other_petition_id, kind, linked_at, linked_by, undo)
     select p.unit_id, p.id, $2, 'same_matter', now(), p.registered_by, '{"matter": null, "ended": null}' from petitions p where p.id = $1`,
    [second, first],
  );
  expect(await more()).toEqual([2, 2, 2, 2, 2]);
  await app.database.owner(joinLinked);
  expect(await more()).toEqual([2, 1, 2, 1, 1]);
  await say(first, 'not_same', second);
  expect(await standing([first, second])).toEqual(apart);
});
