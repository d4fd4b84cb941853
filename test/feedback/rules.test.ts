import { expect, it } from 'vitest';
import { carriesRecord, pictureRefusal } from '../../src/feedback/feedback.ts';
import { AnswerFeedback, GroupFeedback, NewFeedback } from '../../src/feedback/forms.ts';
import { parseForm } from '../../src/web/forms.ts';

it.each([
  ['Số giấy tờ 001 185 001 234 không lưu được', true],
  ['Gọi 0900000123 không nghe', true],
  ['Gọi 0900.000.123', true],
  ['CMND 012345678', true],
  ['Đơn ĐT-2026-000417 mở chậm', true],
  ['đt-2026-1 lỗi', true],
  ['Bước 2 cần 10 ngày làm việc, Nghị định 154/2026/NĐ-CP, ngày 24/11/2026 15:30', false],
  ['Danh sách 25 dòng, 1.284 đơn, tệp 100 MB', false],
])('%j carries a record: %s', (text, carries) => {
  expect(carriesRecord(text)).toBe(carries);
});

it('takes a picture by its content and its size', () => {
  expect(pictureRefusal({ size: 10, mediaType: 'image/png' })).toBe('');
  expect(pictureRefusal({ size: 0, mediaType: 'image/png' })).toMatch(/0 byte/);
  expect(pictureRefusal({ size: 10, mediaType: 'application/pdf' })).toMatch(/PNG, JPEG, WebP/);
  expect(pictureRefusal({ size: 10, mediaType: '' })).toMatch(/PNG, JPEG, WebP/);
  expect(pictureRefusal({ size: 5 * 1024 * 1024 + 1, mediaType: 'image/jpeg' })).toMatch(/5 MB/);
});

const errors = (parsed: ReturnType<typeof parseForm>) => (parsed.ok ? {} : parsed.errors);

it('asks for words, for one group or one new name, and for an answer', () => {
  expect(errors(parseForm(NewFeedback, { page: '', words: '' }))).toEqual({ words: 'Viết điều ông, bà muốn góp ý' });
  expect(errors(parseForm(NewFeedback, { page: '', words: 'Gọi 0900000123' })).words).toMatch(/Bỏ số giấy tờ/);
  expect(errors(parseForm(GroupFeedback, { title: 'Chậm' }))).toEqual({ requests: 'Đánh dấu ít nhất một góp ý' });
  expect(errors(parseForm(GroupFeedback, { requests: ['1', '2'] })).title).toMatch(/Chọn nhóm/);
  expect(errors(parseForm(GroupFeedback, { requests: '1', group: '3', title: 'Chậm' })).title).toMatch(/Đã chọn nhóm/);
  expect(errors(parseForm(GroupFeedback, { requests: ['1', 'x'], title: 'Chậm' }))).not.toEqual({});
  expect(parseForm(GroupFeedback, { requests: ['1', '2'], title: 'Chậm' })).toEqual({
    ok: true,
    value: { requests: [1, 2], group: null, title: 'Chậm' },
  });
  expect(Object.keys(errors(parseForm(AnswerFeedback, {}))).sort()).toEqual(['answer', 'state']);
  expect(errors(parseForm(AnswerFeedback, { state: 'done', answer: 'Theo ĐT-2026-000001' })).answer).toMatch(/Bỏ số/);
});
