// The pages of a sealed visit: its name stands on none, its receipt has none, whoever prints or exports leaves a trace.
import { describe, expect, it } from 'vitest';
import { registerVisit } from '../../src/reception/registration.ts';
import { download } from '../support/downloads.ts';
import { atTheDesk } from './desk.ts';
import { openForm } from './desk-form.ts';
import { canary, denunciation } from './entries.ts';

const { app, lan } = await atTheDesk();

describe('a sealed visit', () => {
  it('shows its name on no page, list, print or file; only after a purpose was given', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, denunciation()));
    const head = await app.signIn('thang.badinh');
    for (const agent of [lan, head]) {
      for (const path of [
        '/visits',
        `/visits/${made.id}`,
        `/visits?q=${encodeURIComponent('Canarytencaoto')}`,
        '/visits/register?year=2026',
      ]) {
        const response = await agent.get(path).expect(200);
        expect(response.text.replace(/“Canarytencaoto”|value="Canarytencaoto"|q=Canarytencaoto/g, '')).not.toContain('Canary');
      }
    }
    expect((await download(head, '/visits/register.xlsx?year=2026')).includes(canary)).toBe(false);
    await lan.get(`/visits/${made.id}/identity`).expect(403);
    const form = await openForm(head, `/visits/${made.id}/identity`);
    await head
      .post(`/visits/${made.id}/identity`)
      .type('form')
      .send({ ...form })
      .expect(422);
    const opened = await head
      .post(`/visits/${made.id}/identity`)
      .type('form')
      .send({ ...form, purpose: 'work_with_denouncer' })
      .expect(200);
    expect(opened.text).toContain(canary);
    expect(
      (await app.database.owner('select 1 from events where visit_id = $1 and kind = $2', [made.id, 'identity.revealed'])).length,
    ).toBe(1);
  });

  it('asks for who received beside the host only where what stands is shown', async () => {
    const made = await app.as('lan.badinh', (act) => registerVisit(act, denunciation()));
    const cuong = await app.signIn('cuong.badinh');
    expect((await cuong.get(`/visits/${made.id}/correction`).expect(200)).text).toContain('name="companions"');
    expect((await lan.get(`/visits/${made.id}/correction`).expect(200)).text).not.toContain('name="companions"');
  });

  it('has its receipt 02/TCD with the documents typed and no name for whoever wrote it down, who reads nothing else', async () => {
    const documents = [{ name: 'Ảnh chụp biên lai', pages: 3, condition: 'Bản chụp' }];
    for (const change of [{}, { outcome: 'accepted_for_processing' as const }]) {
      const made = await app.as('lan.badinh', (act) => registerVisit(act, denunciation({ ...change, documents })));
      const at = `/visits/${made.id}/receipt/print`;
      const page = (await lan.get(`/visits/${made.id}`).expect(200)).text;
      expect(page).toContain(`href="${at}"`);
      expect(page).not.toContain('Chưa có văn bản');
      // And what is sealed and wrong is put right by somebody, somewhere.
      const correction = (await lan.get(`/visits/${made.id}/correction`).expect(200)).text;
      expect(correction).toContain(made.petition ? 'sửa tại hồ sơ đơn' : 'chọn Hủy số và ghi lý do');
      const papers = await app.database.owner<{ id: number }>('select id::int from papers where visit_id = $1', [made.id]);
      await lan.get(`/papers/${papers[0]?.id}`).expect(404);
      const sheets = [at, ...(made.petition ? [`/petitions/${made.petition.id}/receipt/print`] : [])];
      for (const sheet of sheets) {
        const { text } = await lan.get(sheet).expect(200);
        expect(text).toMatch(/Ảnh chụp biên lai[\s\S]*03[\s\S]*Bản chụp/);
        expect(text).not.toContain('Canary');
      }
      await app.database.owner('update visits set registered_by = registered_by + 1 where id = $1', [made.id]);
      expect((await lan.get(at).expect(403)).text).not.toContain('biên lai');
    }
    await lan
      .get(`/visits/${(await app.as('lan.badinh', (act) => registerVisit(act, denunciation()))).id}/receipt/print`)
      .expect(404);
  });

  it('printing and exporting the register leave their trace', async () => {
    await lan.get('/visits/register?year=2026').expect(200);
    await lan.get('/visits/register.xlsx?year=2026').expect(403);
    const traces = await app.database.owner<{ kind: string }>(
      "select kind from events where kind in ('register.printed', 'register.exported')",
    );
    expect(traces.map((one) => one.kind)).toEqual(expect.arrayContaining(['register.printed', 'register.exported']));
  });
});
