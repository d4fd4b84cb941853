// A form about a record that does not say how it found it (`_seal`): from a page older than the mark, or made by hand. What it holds of
// the senders is neither saved, nor kept, nor drawn over a record sealed meanwhile.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPetition } from '../../src/petitions/registration.ts';
import { sealOnRequest } from '../../src/petitions/steps/actions.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { sealVisit } from '../../src/reception/sealing.ts';
import { citizen, entry } from '../reception/entries.ts';
import { type Agent, formFieldsOf, type TestApp, testApp, unchangedForm } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';

let app: TestApp;
let clerk: Agent;
let desk: Agent;
beforeAll(async () => {
  app = await testApp();
  clerk = await app.signIn('hoa.badinh');
  desk = await app.signIn('lan.badinh');
}, 60_000);
afterAll(() => app.close());

const name = 'Vương Thị Kín Tiếng';
const other = 'Quách Thị Gõ Tay';

/** Tables some column of which says one of these words in the open. */
async function tablesSaying(...words: string[]): Promise<string[]> {
  const tables = await app.database.owner<{ t: string }>(
    "select format('%I.%I', table_schema, table_name) as t from information_schema.tables where table_schema in ('public','search','graphile_worker') and table_type = 'BASE TABLE'",
  );
  const said: string[] = [];
  for (const { t } of tables)
    for (const word of words)
      if ((await app.database.owner(`select 1 from ${t} x where strpos(x::text, $1) > 0 limit 1`, [word])).length > 0)
        said.push(t);
  return said;
}

const without = ({ _seal, ...words }: Record<string, string>) => words;

describe('a correction without the mark, of a record sealed meanwhile', () => {
  it('of a petition saves nothing and says no sender back, whatever else it claims', async () => {
    const { id } = await app.as('hoa.badinh', (act) =>
      registerPetition(act, aRegistration({ senders: [aSender({ name })], respondents: [] })),
    );
    const page = `/petitions/${id}/correction`;
    const words = without(unchangedForm((await clerk.get(page).expect(200)).text, 'intake'));
    await app.as('son.badinh', (act) => sealOnRequest(act, id, { reason: 'Là tố cáo' }));
    const claims: Record<string, string>[] = [
      {},
      { 'senders.0.name': other },
      { summary: '' },
      { mode: 'sealed', declaredType: 'TC', 'senders.0.name': other },
      { mode: '', 'senders.0.name': other },
    ];
    for (const claim of claims) {
      const answer = await clerk
        .post(page)
        .type('form')
        .send({ ...words, ...claim })
        .expect(409);
      expect(answer.text).not.toContain(name);
      expect(answer.text).not.toContain(other);
      const kept = await clerk
        .post(`/drafts/petition-correction?subject=${id}`)
        .set('X-CSRF-Token', words._csrf ?? '')
        .type('form')
        .send({ ...words, ...claim });
      expect(kept.status).toBe(409);
    }
    expect(await tablesSaying(name, other)).toEqual([]);
  });

  it('of a visit neither', async () => {
    const { id } = await app.as('lan.badinh', (act) => registerVisit(act, entry({ people: [{ ...citizen, name }] })));
    const page = `/visits/${id}/correction`;
    const words = without(unchangedForm((await desk.get(page).expect(200)).text, 'visit'));
    await app.as('lan.badinh', (act) => sealVisit(act, id, []));
    const claims: Record<string, string>[] = [
      {},
      { p1_name: other },
      { 'sealed-facts': '1', p1_name: other },
      { denunciation: 'yes' },
    ];
    for (const claim of claims) {
      const answer = await desk
        .post(page)
        .type('form')
        .send({ ...words, reason: 'Ghi nhầm', ...claim })
        .expect(409);
      expect(answer.text).not.toContain(name);
      expect(answer.text).not.toContain(other);
    }
    expect(await tablesSaying(name, other)).toEqual([]);
  });
});

describe('a new record', () => {
  it('that answers the first question and the kind against each other, or not at all, is not registered', async () => {
    const page = (await clerk.get('/petitions/new?mode=open').expect(200)).text;
    const words = {
      ...unchangedForm(page, 'intake'),
      ...formFieldsOf(page),
      'senders.0.name': other,
      subject: 'Thu tiền sai',
      summary: 'Cán bộ thu tiền sai quy định',
    };
    for (const claim of [
      { mode: '', declaredType: 'TC' },
      { mode: 'open', declaredType: 'TC' },
      { mode: 'sealed', declaredType: 'KN' },
    ])
      expect(
        (
          await clerk
            .post('/petitions/new')
            .type('form')
            .send({ ...words, ...claim })
        ).status,
      ).toBe(422);
    expect(await tablesSaying(other)).toEqual([]);
  });

  it('of a visit that holds a denunciation is sealed whatever the first question was answered', async () => {
    const page = (await desk.get('/visits/new').expect(200)).text;
    const words = {
      ...unchangedForm(page, 'visit'),
      ...formFieldsOf(page),
      p1_name: other,
      p1_idType: 'can_cuoc',
      p1_idNumber: '001185009999',
      p1_ward: 'Phường Ba Đình',
      p1_address: 'Số 1',
      c1_type: 'TC',
      c1_summary: 'Cán bộ thu tiền sai quy định',
    };
    for (const denunciation of ['', 'no']) {
      const answer = await desk
        .post('/visits/new')
        .type('form')
        .send({ ...words, denunciation });
      expect([denunciation, answer.status]).toEqual([denunciation, 422]);
    }
    expect(await tablesSaying(other)).toEqual([]);
  });
});
