// Whoever reads a denunciation not at all says nothing of two either; and one past the head of the office stands beside no other.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkPetitions } from '../../src/matters/actions.ts';
import { endAsDuplicate, reopenDuplicate } from '../../src/matters/duplicate.ts';
import { linkKinds } from '../../src/matters/links.ts';
import { actRules } from '../../src/petitions/act-rules.ts';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { aloneWords } from '../../src/petitions/refusal-words.ts';
import type { Registration } from '../../src/petitions/registration.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { findDuplicatesOf } from '../../src/search/duplicates.ts';
import { type TestApp, testApp } from '../support/app.ts';
import { aDenunciation } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const register = (changes: Partial<Registration> = {}, login = 'son.badinh') =>
  app.as(login, (act) => registerPetition(act, aDenunciation(changes)));
const statusOf = async (id: number) =>
  (await app.database.owner<{ status: string }>('select status from petitions where id = $1', [id]))[0]?.status;
const said = { reason: 'Cùng người, cùng nội dung', isCovered: true };
const to = (id: number) => ({ id, year: null, number: null });

describe('the desk, which reads no denunciation', () => {
  const words = 'Thu tiền của các hộ dân ở ngõ Chim Sẻ';
  let first: { id: number; number: string };
  let second: { id: number; number: string };
  beforeAll(async () => {
    first = await register({ summary: words });
    second = await register({ summary: words }, 'lan.badinh');
  });

  it('neither opens the pages on which two stand beside each other, nor finds a way to them', async () => {
    const page = (await looks.get('lan.badinh', `/petitions/${second.id}`)).text;
    expect([page.includes('/duplicates'), page.includes(actRules.link.label)]).toEqual([false, false]);
    for (const address of ['duplicates', `duplicates/${first.id}`]) {
      const refused = await looks.get('lan.badinh', `/petitions/${second.id}/${address}`);
      expect([address, refused.status, refused.text.includes('Công chức địa chính')]).toEqual([address, 403, false]);
      expect((await looks.get('hoa.badinh', `/petitions/${second.id}/${address}`)).status).toBe(200);
    }
  });

  it('joins none, ends none and opens none again', async () => {
    for (const link of linkKinds.map((kind) => `${kind}:${first.id}`))
      expect([link, (await looks.post('lan.badinh', `/petitions/${second.id}/links`, { link })).status]).toEqual([link, 403]);
    const end = () => looks.post('lan.badinh', `/petitions/${second.id}/duplicates/${first.id}`, { ...said, isCovered: '1' });
    expect([(await end()).status, await statusOf(second.id)]).toEqual([403, 'received']);
    await app.as('hoa.badinh', (act) => endAsDuplicate(act, second.id, first.id, said));
    const address = `/petitions/${second.id}/reopening`;
    expect((await looks.get('lan.badinh', `/petitions/${second.id}`)).text).not.toContain(address);
    expect((await looks.get('lan.badinh', address)).status).toBe(403);
    expect((await looks.post('lan.badinh', address, { reason: 'Nhầm' })).status).toBe(403);
    await expect(app.as('lan.badinh', (act) => reopenDuplicate(act, second.id, 'Nhầm'))).rejects.toThrow('không đọc nội dung');
    expect(await statusOf(second.id)).toBe('duplicate_linked');
    await app.as('hoa.badinh', (act) => reopenDuplicate(act, second.id, 'Nhầm'));
    expect(await statusOf(second.id)).toBe('received');
  });
});

describe('a denunciation past the head', () => {
  let past: { id: number; number: string };
  let again: { id: number; number: string };
  let ordinary: { id: number; number: string };
  let earlier: { id: number; number: string };
  beforeAll(async () => {
    earlier = await register({ receivedOn: '2026-11-19' });
    past = await register({ pastHead: true, receivedOn: '2026-11-20' });
    ordinary = await register({ receivedOn: '2026-11-23' });
    again = await register({ pastHead: true, receivedOn: '2026-11-24' });
  });

  it('is joined to none and ends for none, from whichever side, not even for another past him', async () => {
    const pairs = [earlier, ordinary, again].flatMap(({ id }) => [[past.id, id] as const, [id, past.id] as const]);
    for (const [one, two] of pairs) {
      for (const kind of ['same_matter', 'supplement', 'not_same'] as const)
        await expect(app.as('son.badinh', (act) => linkPetitions(act, one, { kind, other: to(two) }))).rejects.toThrow(
          aloneWords,
        );
      await expect(app.as('son.badinh', (act) => endAsDuplicate(act, one, two, said))).rejects.toThrow(aloneWords);
      const page = await looks.get('son.badinh', `/petitions/${one}/duplicates/${two}`);
      expect([page.status, page.text.includes(aloneWords)]).toEqual([409, true]);
    }
    for (const { id } of [past, again, earlier, ordinary]) expect(await statusOf(id)).toBe('assigned');
    expect(
      await app.database.owner('select 1 from petition_links where $1 in (petition_id, other_petition_id)', [past.id]),
    ).toEqual([]);
  });

  it('is offered beside none', async () => {
    const hits = async (login: string, id: number) =>
      (await app.as(login, async (act) => findDuplicatesOf(act.tx, act.actor, await lockOwnPetition(act, id)))).map(
        (hit) => hit.id,
      );
    expect(await hits('son.badinh', past.id)).toEqual([]);
    expect((await hits('son.badinh', ordinary.id)).filter((id) => id === past.id || id === again.id)).toEqual([]);
    expect(await hits('son.badinh', ordinary.id)).toContain(earlier.id);
  });

  it('is refused to who does not find it like a number nobody gave', async () => {
    const told = async (other: string) => {
      const answer = await looks.post('cuong.badinh', `/petitions/${ordinary.id}/links`, { kind: 'same_matter', other });
      return [
        answer.status,
        answer.text
          .replace(/(content|nonce|value|data-csrf)="[^"]*"/g, '')
          .replace(/Mã hỗ trợ <b>[^<]*/g, '')
          .replaceAll(other, ''),
      ];
    };
    for (const [there, made] of [
      [past.number, 'ĐT-2026-099999'],
      [`#${past.id}`, '#99999999'],
    ] as const)
      expect(await told(there)).toEqual(await told(made));
    expect((await looks.get('cuong.badinh', `/petitions/${ordinary.id}/duplicates/${past.id}`)).status).toBe(404);
  });
});
