// Who is denounced is said twice on the page of a sealed visit: in the list of officers and in the question. Answers that agree are one.
import { describe, expect, it } from 'vitest';
import { formFieldsOf } from '../support/app.ts';
import { atTheDesk } from './desk.ts';
import { typedVisit } from './desk-form.ts';

const { app, lan } = await atTheDesk();

const typed = {
  ...typedVisit,
  denunciation: 'yes',
  c1_type: 'TC',
  c1_summary: 'Tố cáo nhận tiền khi làm thủ tục',
};
const send = async (answers: Record<string, string>) => {
  const fields = formFieldsOf((await lan.get('/visits/new?denunciation=yes').expect(200)).text);
  return lan
    .post('/visits/new')
    .type('form')
    .send({ ...fields, ...typed, ...answers });
};
const idOf = async (login: string) =>
  String((await app.database.owner<{ id: number }>('select id::int from accounts where login = $1', [login]))[0]?.id);
const offered = (html: string) =>
  [...html.matchAll(/name="denouncedIs"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="denouncedIs"/g)].map(
    ([, one, other]) => one ?? other,
  );

describe('the list of officers and the question about the denounced', () => {
  const named = {
    respondentName: '',
    respondentPost: 'Cán bộ một cửa',
    c1_summary: 'Tố cáo ông Lê Viết Sơn nhận tiền khi làm thủ tục',
  };

  it('take the same officer chosen in both, who reads nothing of the visit', async () => {
    const son = await idOf('son.badinh');
    const asked = await send({ ...named, denouncedIs: 'officer' });
    expect(asked.status).toBe(422);
    expect(offered(asked.text)).toContain(son);
    const both = await send({ ...named, respondentAccount: son, denouncedIs: son });
    expect(both.status).toBe(303);
    const hidden = await app.database.owner<{ id: number }>(
      'select n.account_id::int as id from named_accounts n where n.visit_id = $1',
      [/\/visits\/(\d+)/.exec(String(both.headers.location))?.[1]],
    );
    expect(hidden).toEqual([{ id: Number(son) }]);
  });

  it('stand as they were chosen, with the same answers offered, where something else is wrong', async () => {
    const son = await idOf('son.badinh');
    const first = offered((await send({ ...named, denouncedIs: 'officer' })).text);
    const { status, text } = await send({ ...named, respondentAccount: son, denouncedIs: son, p1_ward: '', p1_address: '' });
    expect(status).toBe(422);
    expect(offered(text)).toEqual(first);
    expect(text).toMatch(new RegExp(`<input[^>]*name="denouncedIs"[^>]*value="${son}"[^>]*checked`));
    expect(text).toMatch(new RegExp(`<option value="${son}" selected>`));
    expect(text).not.toContain('Trả lời người bị tố cáo có phải');
  });
});

it.each(['nobody', 'none'])(
  'the leaders of the ward, said together, go past its head whatever the answer (%s)',
  async (denouncedIs) => {
    const said = { respondentName: '', respondentPost: 'Lãnh đạo phường Ba Đình', denouncedIs };
    const sent = await send(said);
    const { headers } = sent.status === 422 ? await send({ ...said, denouncedIs: 'none' }) : sent;
    const [visit] = await app.database.owner('select past_head from visits where id = $1', [
      /\/visits\/(\d+)/.exec(String(headers.location))?.[1],
    ]);
    expect(visit).toEqual({ past_head: true });
  },
);
