// A verifier reads after he has declared that he has no conflict (decisions 6): not before, not with one, not by search, and not
// by way of the visit. With whom the conflict could be he is told first (docs/decisions/0052), a denouncer's name never.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { citizen, entry } from '../reception/entries.ts';
import { formFieldsOf, type TestApp, testApp } from '../support/app.ts';
import { aDenunciation, aRegistration, aSender } from '../support/registration.ts';
import { type Looks, looksOf } from './looks.ts';

let app: TestApp;
let looks: Looks;
beforeAll(async () => {
  app = await testApp();
  looks = looksOf(app);
}, 60_000);
afterAll(() => app.close());

const name = 'Khuất Thị Chim Sẻ';
const words = 'Nội dung chỉ người được giao đọc';
const verifier = 'hieu.badinh';

async function assign(petitionId: number, login: string, procedure: string): Promise<number> {
  const [made] = await app.database.owner<{ id: number }>(
    `insert into proceedings (unit_id, petition_id, matter_id, thread_id, procedure, sealed, state, accepted_on)
     select unit_id, id, matter_id, thread_id, $2, sealed, 'verifying', '2026-11-25' from petitions where id = $1 returning id::int`,
    [petitionId, procedure],
  );
  await app.database.owner(
    `insert into proceeding_members (unit_id, proceeding_id, petition_id, account_id, member_role, assigned_on)
     select p.unit_id, $2, p.id, a.id, 'member', '2026-11-25' from petitions p, accounts a where p.id = $1 and a.login = $3`,
    [petitionId, made?.id, login],
  );
  return made?.id ?? 0;
}
const declare = (proceedingId: number, hasConflict: boolean) =>
  app.database.owner('update proceeding_members set has_conflict = $2, conflict_declared_at = now() where proceeding_id = $1', [
    proceedingId,
    hasConflict,
  ]);
const opens = async (id: number) => {
  const { text } = await looks.get(verifier, `/petitions/${id}`);
  return [text.includes(words), text.includes(name)];
};
const finds = async (id: number, asked: string) =>
  (await looks.get(verifier, `/search?q=${encodeURIComponent(asked)}`)).text.includes(`/petitions/${id}"`);

it('a complaint opens with the declaration, made on a page that shows facts alone', async () => {
  const registration = aRegistration({ senders: [aSender({ name, idNumber: '001171009876' })], respondents: [], summary: words });
  const { id, number } = await app.as('hoa.badinh', (act) => registerPetition(act, registration));
  for (const asked of [name, '001171009876']) expect([asked, await finds(id, asked)]).toEqual([asked, false]);
  const proceedingId = await assign(id, verifier, 'complaint_first');
  expect(await opens(id)).toEqual([false, false]);
  for (const asked of [name, '001171009876']) expect([asked, await finds(id, asked)]).toEqual([asked, false]);
  const form = await looks.get(verifier, `/proceedings/${proceedingId}/conflict`);
  expect(form.status).toBe(200);
  expect(form.text).toContain(number);
  // With whom the conflict could be is told; who that is otherwise, and what about, is not.
  expect(form.text).toContain(name);
  for (const shut of [words, '001171009876']) expect(form.text).not.toContain(shut);
  const sent = await looks.post(verifier, `/proceedings/${proceedingId}/conflict`, { ...formFieldsOf(form.text), answer: 'no' });
  expect(sent.status).toBe(303);
  expect(await opens(id)).toEqual([true, true]);
  expect(await finds(id, name)).toBe(true);
  await declare(proceedingId, true);
  expect(await opens(id)).toEqual([false, false]);
  expect(await finds(id, name)).toBe(false);
  expect((await looks.get(verifier, `/petitions/${id}/attachments`)).text).not.toContain(name);
});

it('who says he has a conflict is heard, and the file shuts', async () => {
  const { id } = await app.as('hoa.badinh', (act) => registerPetition(act, aRegistration({ respondents: [], summary: words })));
  const proceedingId = await assign(id, verifier, 'complaint_first');
  const form = await looks.get(verifier, `/proceedings/${proceedingId}/conflict`);
  const answer = { ...formFieldsOf(form.text), answer: 'yes', note: 'Là người thân' };
  expect((await looks.post(verifier, `/proceedings/${proceedingId}/conflict`, answer)).status).toBe(303);
  const [member] = await app.database.owner('select has_conflict from proceeding_members where proceeding_id = $1', [
    proceedingId,
  ]);
  expect(member).toEqual({ has_conflict: true });
  expect(await opens(id)).toEqual([false, false]);
});

it('a denunciation stays shut to a verifier with a conflict', async () => {
  const { id } = await app.as('hoa.badinh', (act) =>
    registerPetition(act, aDenunciation({ senders: [aSender({ name })], summary: words })),
  );
  const proceedingId = await assign(id, verifier, 'denunciation_first');
  expect(await opens(id)).toEqual([false, false]);
  const form = await looks.get(verifier, `/proceedings/${proceedingId}/conflict`);
  expect(form.status).toBe(200);
  for (const shut of [name, words]) expect(form.text).not.toContain(shut);
  await declare(proceedingId, true);
  expect(await opens(id)).toEqual([false, false]);
  await declare(proceedingId, false);
  expect((await opens(id))[0]).toBe(true);
});

it('a declared conflict shuts the identity by way of the visit and its files too', async () => {
  const visit = await app.as('lan.badinh', (act) =>
    registerVisit(
      act,
      entry({
        denunciation: 'yes',
        outcome: 'accepted_for_processing',
        respondentName: 'Cán bộ X',
        respondentPost: 'Cán bộ',
        contents: [{ type: 'TC', summary: 'Thu tiền', org: '' }],
        people: [{ ...citizen, name, capacity: 'self' }],
      }),
    ),
  );
  const id = visit.petition?.id ?? 0;
  const [file] = await app.database.owner<{ id: number }>(
    `insert into attachments (unit_id, visit_id, sealed, restricted, blob_id, key_id, wrapped_key, sha256, size_bytes, name, media_type, scan_state, uploaded_at, uploaded_by)
     select unit_id, id, true, true, gen_random_uuid(), 'x', '\\x00', '\\x00', 1, 'a.pdf', 'application/pdf', 'clean', now(), registered_by from visits where id = $1 returning id::int`,
    [visit.id],
  );
  const proceedingId = await assign(id, 'cuong.badinh', 'denunciation_first');
  expect((await looks.reveal('cuong.badinh', `/visits/${visit.id}/identity`)).text).toContain(name);
  await declare(proceedingId, true);
  const addresses = [`/petitions/${id}/identity`, `/visits/${visit.id}/identity`];
  for (const address of addresses) {
    const { status, text } = await looks.reveal('cuong.badinh', address);
    expect([address, status, text.includes(name)]).toEqual([address, 403, false]);
  }
  const opened = await looks.reveal('cuong.badinh', `/attachments/${file?.id}/reveal`);
  expect(opened.status).toBe(409);
  expect(opened.text).toContain('đã khai có xung đột lợi ích');
  // Others of the ward open it as before.
  expect((await looks.reveal('thang.badinh', `/visits/${visit.id}/identity`)).text).toContain(name);
});
