// A petition ends as the duplicate of an earlier one only after both were compared, and is opened again where that was wrong.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { linkPetitions } from '../../src/matters/actions.ts';
import { endAsDuplicate, reopenDuplicate } from '../../src/matters/duplicate.ts';
import { isLater, type LinkSide } from '../../src/matters/links.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { type Agent, csrfOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aDenunciation, aRegistration } from '../support/registration.ts';

let app: TestApp;
let agent: Agent;
let csrf: string;
beforeAll(async () => {
  app = await testApp();
  agent = await app.signIn('son.badinh');
  csrf = csrfOf((await agent.get('/account')).text);
});
afterAll(() => app.close());

const register = (changes: object = {}, login = 'hoa.badinh') =>
  app.as(login, (act) => registerPetition(act, aRegistration(changes)));
const rowOf = async (id: number) =>
  (
    await app.database.owner<Record<string, unknown>>(
      `select status, closed_on, matter_id, thread_id, assigned_to, holder_id, next_role, next_act, due_on, is_paused from petitions where id = $1`,
      [id],
    )
  )[0];
const clocksOf = (id: number) =>
  app.database.owner('select rule_code, started_on, due_on, stopped_on from clocks where petition_id = $1 order by id', [id]);
const compare = (id: number, otherId: number) => agent.get(`/petitions/${id}/duplicates/${otherId}`);
const end = async (id: number, otherId: number, fields: Record<string, string>) => {
  const page = (await compare(id, otherId).expect(200)).text;
  return agent
    .post(`/petitions/${id}/duplicates/${otherId}`)
    .type('form')
    .send({ ...unchangedForm(page, 'duplicate'), ...fields });
};
const link = (id: number, value: string) => agent.post(`/petitions/${id}/links`).type('form').send({ _csrf: csrf, link: value });

let first: { id: number; number: string };
let second: { id: number; number: string };
beforeEach(async () => {
  first = await register({ receivedOn: '2026-11-20' });
  second = await register({ receivedOn: '2026-11-23', source: 'post' });
});

describe('ending a petition as a duplicate', () => {
  it('a petition and itself are not compared, and no act of it is said to be why', async () => {
    const refused = await agent
      .post(`/petitions/${first.id}/duplicates/${first.id}`)
      .type('form')
      .send({ _csrf: csrf })
      .expect(409);
    expect(refused.text).toContain('không so sánh với nhau được');
    expect(refused.text).not.toContain('Việc gần nhất');
  });
  it('is no single press: both stand side by side, with what ends, who is told and why asked', async () => {
    await app.as('cuong.badinh', async (act) =>
      assignPetition(act, second.id, { processor: await accountOf('trang.badinh'), note: '' }),
    );
    const check = (await agent.get(`/petitions/${second.id}/duplicates`).expect(200)).text;
    expect(check).not.toContain('name="link" value="same_petition');
    expect(check).toContain(`href="/petitions/${second.id}/duplicates/${first.id}"`);
    // Whoever still sends the old button comes to the same page, and nothing has ended.
    const pressed = await link(second.id, `same_petition:${first.id}`).expect(303);
    expect(pressed.headers.location).toBe(`/petitions/${second.id}/duplicates/${first.id}`);
    expect((await rowOf(second.id))?.status).toBe('assigned');
    const page = (await compare(second.id, first.id).expect(200)).text;
    expect(page).toMatch(new RegExp(`Nộp trước: <a[^>]*>${first.number}[\\s\\S]*Nộp sau: <a[^>]*>${second.number}`));
    expect(page).toContain('Khiếu nại quyết định thu hồi đất');
    expect(page).toContain(`Đơn nộp sau ${second.number} kết thúc`);
    expect(page).toContain('được báo trong phần mềm');
    const asked = await end(second.id, first.id, { reason: '' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Nhập căn cứ: vì sao hai đơn là một');
    expect((await end(second.id, first.id, { reason: 'Cùng người, cùng nội dung' })).status).toBe(303);
    expect(await rowOf(second.id)).toMatchObject({ status: 'duplicate_linked' });
    expect((await agent.get(`/petitions/${second.id}`)).text).toContain('Lý do: Cùng người, cùng nội dung');
    const told = await app.database.owner<{ words: string }>('select words from notices where petition_id = $1', [second.id]);
    expect(told.map(({ words }) => words)).toContainEqual(`Đơn ${second.number} kết thúc là đơn trùng`);
  });

  it('ends the later one, from whichever of the two it was opened', async () => {
    expect((await end(first.id, second.id, { reason: 'Cùng nội dung' })).status).toBe(303);
    expect(await rowOf(first.id)).toMatchObject({ status: 'received', closed_on: null });
    expect(await rowOf(second.id)).toMatchObject({ status: 'duplicate_linked' });
    const side = {
      id: 1,
      year: 2026,
      number: 5,
      receivedOn: '2026-11-20',
      status: 'received',
      sealed: false,
      pastHead: false,
    } satisfies LinkSide;
    expect(isLater({ ...side, receivedOn: '2026-11-21' }, side)).toBe(true);
    expect(isLater(side, { ...side, number: 4 })).toBe(true);
    expect(isLater(side, { ...side, number: 6 })).toBe(false);
  });

  it('asks about contents of its own, and refuses where one became a petition', async () => {
    const mixed = await register({ declaredType: 'MIXED', receivedOn: '2026-11-24' });
    expect((await compare(mixed.id, first.id)).text).toContain(`mọi nội dung của ${mixed.number} đều có trong ${first.number}`);
    const asked = await end(mixed.id, first.id, { reason: 'Cùng nội dung' });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('có nhiều nội dung. Đối chiếu từng nội dung');
    expect((await rowOf(mixed.id))?.status).toBe('received');
    expect((await end(mixed.id, first.id, { reason: 'Cùng nội dung', covered: '1' })).status).toBe(303);
    const split = await register({ receivedOn: '2026-11-24' });
    await app.database.owner(
      `insert into petition_points (unit_id, petition_id, sealed, ordinal, petition_type, summary, jurisdiction, child_petition_id)
       select unit_id, id, false, 1, 'KN', 'Đất', 'own', $2 from petitions where id = $1`,
      [split.id, second.id],
    );
    const refused = await end(split.id, first.id, { reason: 'Cùng nội dung', covered: '1' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('đã tách nội dung thành đơn riêng');
  });

  it('is refused in favour of one that has ended, and of a denunciation for an open petition', async () => {
    await app.database.owner("update petitions set status = 'guided', closed_on = '2026-11-22' where id = $1", [first.id]);
    expect((await compare(second.id, first.id).expect(200)).text).toContain('Đơn nộp trước đã kết thúc (Đã hướng dẫn)');
    await expect(
      app.as('son.badinh', (act) => endAsDuplicate(act, second.id, first.id, { reason: 'Cùng', isCovered: true })),
    ).rejects.toThrow('Đơn nộp trước đã kết thúc');
    const sealed = await app.as('hoa.badinh', (act) => registerPetition(act, aDenunciation({ receivedOn: '2026-11-24' })));
    await compare(second.id, sealed.id).expect(409);
    await compare(second.id, 999_999).expect(404);
  });
});

describe('the way back', () => {
  it('opens it again as it stood, with its clocks, its matter and a reason on both timelines', async () => {
    await app.as('cuong.badinh', async (act) =>
      assignPetition(act, second.id, { processor: await accountOf('son.badinh'), note: '' }),
    );
    const [before, clocks] = [await rowOf(second.id), await clocksOf(second.id)];
    await end(second.id, first.id, { reason: 'Cùng nội dung' });
    expect((await rowOf(second.id))?.matter_id).toBe((await rowOf(first.id))?.matter_id);
    expect(await clocksOf(second.id)).not.toEqual(clocks);
    expect((await agent.get(`/petitions/${second.id}`)).text).toContain(`href="/petitions/${second.id}/reopening"`);
    const page = (await agent.get(`/petitions/${second.id}/reopening`).expect(200)).text;
    expect(page).toContain(`Đơn không còn là đơn trùng với ${first.number}`);
    const send = (reason: string) => agent.post(`/petitions/${second.id}/reopening`).type('form').send({ _csrf: csrf, reason });
    expect((await send('')).text).toContain('Nhập lý do mở lại đơn');
    await send('Chọn nhầm, hai thửa đất khác nhau').expect(303);
    expect(await rowOf(second.id)).toEqual(before);
    expect(await clocksOf(second.id)).toEqual(clocks);
    for (const one of [first, second]) {
      const shown = (await agent.get(`/petitions/${one.id}`)).text;
      expect(shown).toContain('Mở lại đơn trùng');
      expect(shown).toContain('Lý do: Chọn nhầm, hai thửa đất khác nhau');
    }
    // Nothing is said of both any more: it is offered, and may be ended, again.
    expect((await agent.get(`/petitions/${second.id}/duplicates`)).text).toContain(first.number);
    expect((await end(second.id, first.id, { reason: 'Cùng nội dung' })).status).toBe(303);
    await expect(app.as('son.badinh', (act) => reopenDuplicate(act, first.id, 'Nhầm'))).rejects.toThrow();
  });

  it('works for one that ended before it was kept how it stood', async () => {
    await end(second.id, first.id, { reason: 'Cùng nội dung' });
    await app.database.owner('update petition_links set undo = null where petition_id = $1', [second.id]);
    await app.as('hoa.badinh', (act) => reopenDuplicate(act, second.id, 'Nhầm'));
    expect(await rowOf(second.id)).toMatchObject({ status: 'received', closed_on: null, next_act: 'assign', holder_id: null });
  });

  it('is not for who may not link', async () => {
    await end(second.id, first.id, { reason: 'Cùng nội dung' });
    const leader = await app.signIn('thang.badinh');
    await leader.get(`/petitions/${second.id}/reopening`).expect(403);
  });
});

describe('what was said of two', () => {
  it('is listed with a way to say it otherwise, "not the same" too, and one link stands at a time', async () => {
    await link(second.id, `not_same:${first.id}`).expect(303);
    const check = (await agent.get(`/petitions/${second.id}/duplicates`)).text;
    expect(check).toMatch(new RegExp(`Đã trả lời[\\s\\S]*${first.number}[\\s\\S]*Đã xem, không trùng[\\s\\S]*So sánh, chọn lại`));
    const page = (await compare(first.id, second.id).expect(200)).text;
    expect(page).toContain(`Đã ghi: Đã xem, không trùng: ${second.number}`);
    await link(first.id, `same_matter:${second.id}`).expect(303);
    const kinds = () =>
      app.database.owner<{ kind: string }>(
        'select kind from petition_links where petition_id = any($1) and other_petition_id = any($1)',
        [[first.id, second.id]],
      );
    expect(await kinds()).toEqual([{ kind: 'same_matter' }]);
    const shared = [await rowOf(first.id), await rowOf(second.id)].map((row) => row?.matter_id);
    expect(shared[0]).toBe(shared[1]);
    // Taken apart again: whichever left its matter is back in it.
    await app.as('hoa.badinh', (act) =>
      linkPetitions(act, second.id, { kind: 'not_same', other: { id: first.id, year: null, number: null } }),
    );
    expect(await kinds()).toEqual([{ kind: 'not_same' }]);
    const apart = [await rowOf(first.id), await rowOf(second.id)].map((row) => row?.matter_id);
    expect(apart[0]).not.toBe(apart[1]);
    expect((await end(second.id, first.id, { reason: 'Cùng nội dung' })).status).toBe(303);
    const standing = await link(second.id, `not_same:${first.id}`).expect(409);
    expect(standing.text).toContain('mở lại đơn đã kết thúc trước');
  });
});

async function accountOf(login: string): Promise<number> {
  const [row] = await app.database.owner<{ id: number }>('select id from accounts where login = $1', [login]);
  return Number(row?.id);
}
