// A paper that complains of one and denounces another: whom the complaint is against, as the software copied it into the words, is not
// taken for the denounced, and whoever wrote the denounced down can say that it is he alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findNamed } from '../../src/petitions/named/naming.ts';
import { againstComplained } from '../../src/petitions/named/other-part.ts';
import { denouncedOptions, settleDenounced } from '../../src/petitions/named/question.ts';
import { type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
let ids: Map<string, number>;
beforeAll(async () => {
  app = await testApp();
  const rows = await app.database.owner<{ login: string; id: number; name: string }>('select login, id, name from accounts');
  ids = new Map(rows.map(({ login, id }) => [login, id]));
  names = new Map(rows.map(({ login, name }) => [login, name]));
});
let names: Map<string, string>;
afterAll(() => app.close());

const person = (name: string, position = '') => ({ name, position, organization: '', accountId: null });
const head = () => ids.get('thang.badinh') ?? 0;
const copied = () => `Cán bộ nhận tiền.\n${againstComplained}: ${names.get('thang.badinh')}, Chủ tịch UBND phường`;
const asking = (respondents: ReturnType<typeof person>[], text: string) =>
  app.as('hoa.badinh', async ({ house, actor, moment }) => ({
    naming: await findNamed(house, actor.unitId, { type: 'TC', sealed: true, respondents, text }, moment.today),
    options: await denouncedOptions(house, actor.unitId, respondents, text, moment.today),
    settle: await settleDenounced(house, actor.unitId, { respondents, text, againstHead: false, answer: 'none' }, moment.today),
  }));

describe('a denunciation of a known officer', () => {
  it('does not ask about whom the other part is against', async () => {
    const { naming, options } = await asking([person(names.get('cuong.badinh') ?? '')], copied());
    expect(naming).toMatchObject({ isSettled: true, candidates: [], pastHead: false });
    expect(naming.named.map(({ accountId }) => accountId)).toEqual([ids.get('cuong.badinh')]);
    expect(options.map(({ label }) => label).join()).not.toContain(names.get('thang.badinh'));
  });

  it('asks about whom else the words name, and has a true answer: he alone', async () => {
    const words = `${names.get('thang.badinh')} không biết việc này.`;
    const { naming, options, settle } = await asking([person(names.get('cuong.badinh') ?? '')], words);
    expect(naming).toMatchObject({ isSettled: false, candidates: [head()], written: [ids.get('cuong.badinh')] });
    expect(options.at(-1)).toEqual({
      value: 'none',
      label: `Chỉ người đã ghi ở trên (${names.get('cuong.badinh')}); người nêu trong nội dung không bị tố cáo`,
    });
    expect(settle).toEqual({ isAnswered: true, againstHead: false, alsoNamed: [] });
  });
});

describe('a denunciation of somebody not known', () => {
  it('still asks whether it is whom the other part is against, and offers that nobody is an officer', async () => {
    const { naming, options } = await asking([person('', 'cán bộ địa chính')], copied());
    expect(naming.candidates).toContain(head());
    expect(options.at(-1)?.label).toBe('Không phải cán bộ trong hệ thống này');
  });
});
