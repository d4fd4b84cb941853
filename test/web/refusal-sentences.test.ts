// What an empty form is answered: every refusal says what is wrong in the page's own words, and no role is promised where the state forbids.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClassificationForm } from '../../src/petitions/classification/forms.ts';
import { parseForm } from '../../src/web/forms.ts';
import { register } from '../petitions/handling.ts';
import { type Agent, csrfOf, type TestApp, testApp } from '../support/app.ts';

let app: TestApp;
const agents = new Map<string, { agent: Agent; csrf: string }>();
beforeAll(async () => {
  app = await testApp();
  for (const login of ['lan.badinh', 'hoa.badinh', 'cuong.badinh']) {
    const agent = await app.signIn(login);
    agents.set(login, { agent, csrf: csrfOf((await agent.get('/account').expect(200)).text) });
  }
}, 60_000);
afterAll(() => app.close());

const sendEmpty = async (login: string, path: string) => {
  const { agent, csrf } = agents.get(login) as { agent: Agent; csrf: string };
  const { status, text } = await agent.post(path).type('form').send({ _csrf: csrf });
  return { status, text };
};

describe('an empty form', () => {
  it('of a new visit or petition says that the first question comes first', async () => {
    const visit = await sendEmpty('lan.badinh', '/visits/new');
    expect(visit.status).toBe(422);
    expect(visit.text).toContain('trả lời câu hỏi dưới đây trước');
    const petition = await sendEmpty('hoa.badinh', '/petitions/new');
    expect(petition.status).toBe(422);
    expect(petition.text).toMatch(/trả lời câu hỏi dưới đây trước|Có nội dung tố cáo không\?/);
    expect(petition.text).not.toContain('Hình thức: ');
  });

  it('of a classification asks each question in words of its own', () => {
    const read = parseForm(ClassificationForm(), {});
    expect(read.ok ? [] : Object.values(read.errors)).toEqual([
      'Chọn đơn đủ hay không đủ điều kiện xử lý',
      'Chọn loại đơn theo nội dung',
    ]);
  });
});

it('what no role could do is not put down to the role', async () => {
  const id = await register(app, 'hoa.badinh');
  const { status, text } = await sendEmpty('cuong.badinh', `/petitions/${id}/on-paper`);
  expect([status, text.includes('Việc này không thuộc quyền của tài khoản')]).toEqual([409, false]);
  expect(text).toContain('Đơn không phải đơn nhập bù');
});
