// What was chosen in a form that is refused comes back in the words its page had for it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutChosenWords } from '../../src/web/chosen-words.ts';
import { leftToCopy } from '../../src/web/sealed-meanwhile.ts';
import { typedTexts } from '../../src/web/typed-texts.ts';
import { register } from '../petitions/handling.ts';
import { type Agent, formFieldsOf, type TestApp, testApp } from '../support/app.ts';

const chosen = (...entries: [string, string, string, string][]) => ({ _chosen: JSON.stringify(entries) });
const labelOf = (name: string) => ({ note: 'Ý kiến' })[name] ?? '';

describe('words of what was chosen', () => {
  it('stand by label, what was ticked and what was taken away as well', () => {
    const sent = {
      note: 'lan',
      field: 'LAND.3',
      processor: '12',
      ways: ['post', 'hand'],
      ...chosen(
        ['field', 'LAND.3', 'Lĩnh vực', 'Thu hồi đất'],
        ['processor', '12', 'Người xử lý', 'Lê Viết Sơn'],
        ['ways', 'post', 'Cách gửi:', 'Bưu điện'],
        ['ways', 'hand', 'Cách gửi:', 'Trao tay'],
        ['urgent', '', '', 'Việc gấp'],
      ),
    };
    expect(typedTexts(sent, labelOf)).toEqual([
      { label: 'Ý kiến', value: 'lan' },
      {
        label: 'Đã chọn',
        value: 'Lĩnh vực: Thu hồi đất\nNgười xử lý: Lê Viết Sơn\nCách gửi: Bưu điện\nCách gửi: Trao tay\nViệc gấp (đã bỏ chọn)',
      },
    ]);
  });

  it('are left out where the form did not send that choice, has words of its own for it, or they are unreadable', () => {
    const words = chosen(['way', 'post', 'Cách gửi', 'Bưu điện'], ['token', 'x', 'Mã', 'Mã bí mật']);
    expect(typedTexts({ way: 'hand', token: 'x', ...words }, labelOf)).toEqual([]);
    expect(typedTexts({ way: 'post', ...words }, labelOf, { way: { post: 'Qua bưu điện' } })).toEqual([
      { label: 'Đã chọn', value: 'Qua bưu điện' },
    ]);
    for (const _chosen of ['{', '7', '[["way"]]', '[null]']) expect(typedTexts({ way: 'post', _chosen }, labelOf)).toEqual([]);
  });

  it('are read by no act, and never said back of a record sealed meanwhile', () => {
    const sent = { reason: 'Lý do', pick: '3', ...chosen(['pick', '3', 'Người', 'Nguyễn Thị Kín']) };
    expect(withoutChosenWords(sent)).toEqual({ reason: 'Lý do', pick: '3' });
    expect(JSON.stringify(typedTexts(leftToCopy(sent), labelOf))).not.toContain('Kín');
  });
});

describe('a form whose act is over', () => {
  let app: TestApp;
  let head: Agent;
  beforeAll(async () => {
    app = await testApp();
    head = await app.signIn('cuong.badinh');
  }, 60_000);
  afterAll(() => app.close());

  it('says whom the officer had chosen', async () => {
    const id = await register(app, 'son.badinh');
    const address = `/petitions/${id}/assignment`;
    const page = (await head.get(address).expect(200)).text;
    const processor = /name="processor"[^>]*value="(\d+)"/.exec(page)?.[1] ?? /<option value="(\d+)"/.exec(page)?.[1] ?? '';
    await app.database.owner("update petitions set status = 'withdrawn', closed_on = '2026-11-25' where id = $1", [id]);
    const sent = { ...formFieldsOf(page), processor, ...chosen(['processor', processor, 'Người xử lý', 'Lê Viết Sơn']) };
    const late = await head.post(address).type('form').send(sent).expect(409);
    expect(late.text.split('Chữ ông, bà vừa gõ')[1]).toContain('Người xử lý: Lê Viết Sơn');
  });
});
