// An open intake form that goes on as a denunciation: nothing typed is left out, and nobody becomes denounced by it.
import { expect, it } from 'vitest';
import { turnedSealed, turnedWords } from '../../src/petitions/intake/turned.ts';
import { differsWords, turnedOpen } from '../../src/petitions/intake/turned-back.ts';

const officers = new Map([['7', 'Vũ Bá Cường, Trưởng phòng']]);

it('says in the summary what the sealed form has no place for', () => {
  const turned = turnedSealed(
    {
      ...{ mode: 'open', declaredType: 'KNPA', knpaKind: 'phan_anh', summary: 'Cán bộ nhận tiền.', confirmed: '1' },
      ...{ contestedNumber: '', contestedOn: '12/11/2026', contestedBy: '', subject: 'Phản ánh' },
      ...{ 'respondents.0.name': '', 'respondents.0.accountId': '7', 'respondents.1.name': 'UBND phường' },
      ...{ 'respondents.1.address': 'Số 1', 'respondents.2.name': 'Bà Mai', 'respondents.2.standing': 'related' },
    },
    officers,
  );
  expect(turned).toEqual({
    mode: 'sealed',
    declaredType: 'TC',
    _turned: 'KNPA',
    _before: expect.any(String),
    subject: 'Phản ánh',
    summary: [
      'Cán bộ nhận tiền.',
      'Công dân trình bày: phản ánh',
      'Quyết định bị khiếu nại: ngày 12/11/2026',
      'Người, cơ quan được kiến nghị, phản ánh: Vũ Bá Cường, Trưởng phòng',
      'Người, cơ quan được kiến nghị, phản ánh: UBND phường, Số 1',
      'Người liên quan: Bà Mai',
    ].join('\n'),
  });
  expect(turnedWords(turned)).toContain('Phần kiến nghị, phản ánh (nếu có)');
});

it('says whom it is against once, where he was typed and chosen', () => {
  const typed = { mode: 'open', declaredType: 'KN', summary: '', 'respondents.0.accountId': '7' };
  const summaryOf = (more: Record<string, string>) => turnedSealed({ ...typed, ...more }, officers).summary;
  const once = 'Người bị khiếu nại (phần khiếu nại): Vũ Bá Cường, Trưởng phòng';
  expect(summaryOf({ 'respondents.0.name': 'vũ bá cường' })).toBe(once);
  expect(summaryOf({ 'respondents.0.name': 'Vũ Bá Cường', 'respondents.0.position': 'Trưởng phòng' })).toBe(once);
  expect(summaryOf({ 'respondents.0.name': 'Cường' })).toBe(
    'Người bị khiếu nại (phần khiếu nại): Cường, Vũ Bá Cường, Trưởng phòng',
  );
});

it('tells that an organization stood as the sender: that answer has no place in the sealed form', () => {
  const turned = turnedSealed({ mode: 'open', declaredType: 'KN', senderKind: 'organization', summary: 'Nhận tiền' }, officers);
  // Also after the form was sent without an answer.
  const { senderKind: _, ...again } = turned;
  expect(turnedWords(again)).toContain('Phần khiếu nại (nếu có)');
  expect(turnedWords(again)).toContain('Đơn thường ghi người gửi là cơ quan, tổ chức');
  expect(turnedWords(turnedSealed({ mode: 'open', declaredType: 'KN', senderKind: 'group' }, officers))).not.toContain(
    'cơ quan, tổ chức; người tố cáo',
  );
});

it('adds nothing to a form of which only places of both forms are filled', () => {
  const typed = { mode: 'open', declaredType: 'KN', summary: 'Nhận tiền', 'senders.0.name': 'Bà Mai' };
  expect(turnedSealed(typed, officers)).toEqual({ ...typed, mode: 'sealed', declaredType: 'TC', _turned: 'KN' });
  expect(turnedWords(typed)).toBe('');
});

it('comes back as it was typed where it accuses nobody, with what was typed since', () => {
  const typed = {
    ...{ mode: 'open', declaredType: 'KN', subject: 'Thu hồi đất', summary: 'Không đồng ý.', 'senders.0.name': 'Bà Mai' },
    ...{ contestedNumber: '91/QĐ-UBND', contestedOn: '12/11/2026', contestedBy: 'UBND phường' },
    ...{ 'respondents.0.position': 'Chủ tịch', 'respondents.2.name': 'Công ty Bên Cạnh', 'respondents.2.standing': 'related' },
  };
  const sealed = turnedSealed(typed, officers);
  expect(turnedOpen({ ...sealed, denouncedIs: 'none', notDenunciation: '1' })).toEqual(typed);
  // What was typed behind the seal meanwhile comes along: words, and whom it was said to be against.
  const more = { ...sealed, summary: `${sealed.summary}\nGửi kèm bản đồ.`, 'respondents.0.name': 'Ông Tư' };
  expect(turnedOpen(more)).toMatchObject({
    summary: 'Không đồng ý.\nGửi kèm bản đồ.',
    'respondents.0.position': 'Chủ tịch',
    'respondents.1.name': 'Ông Tư',
  });
  const both = { ...typed, 'respondents.1.name': 'UBND phường' };
  expect(turnedOpen({ ...turnedSealed(both, officers), 'respondents.0.name': 'Ông Tư' }).summary).toBe(
    'Không đồng ý.\nNgười bị tố cáo đã ghi: Ông Tư',
  );
  // One begun as a denunciation has a type to be chosen; words nobody made here are none.
  expect(
    turnedOpen({
      mode: 'sealed',
      declaredType: 'TC',
      summary: 'Xin sửa đường',
      'respondents.0.name': 'UBND',
      _before: '{"values":{"mode":"x"}}',
    }),
  ).toEqual({ mode: 'open', declaredType: '', summary: 'Xin sửa đường', 'respondents.0.name': 'UBND' });
});

it('takes what was corrected in its lines back into their fields, wherever they stand, and says them once', () => {
  const typed = {
    ...{ mode: 'open', declaredType: 'KNPA', knpaKind: 'kien_nghi', subject: 'Thu hồi đất', summary: 'Không đồng ý.' },
    ...{ contestedNumber: '95/QĐ-UBND', contestedOn: '12/11/2026', contestedBy: 'UBND phường' },
    ...{ 'respondents.0.name': 'UBND phường', 'respondents.0.address': 'Số 1', 'respondents.2.name': 'Bà Mai' },
  };
  const sealed = turnedSealed(typed, officers);
  const corrected = String(sealed.summary)
    .replace('95/QĐ', '96/QĐ')
    .replace('trình bày: kiến nghị', 'trình bày: phản ánh')
    .replace('UBND phường, Số 1', 'UBND xã, Số 1')
    .replace('Bà Mai', 'Bà Mai Hoa')
    .replaceAll('\n', '\r\n');
  const back = turnedOpen({ ...sealed, summary: `Đầu đơn.\r\n${corrected}\r\nGửi kèm bản đồ.` });
  expect(back).toEqual({
    ...typed,
    summary: 'Đầu đơn.\nKhông đồng ý.\nGửi kèm bản đồ.',
    contestedNumber: '96/QĐ-UBND',
    knpaKind: 'phan_anh',
    'respondents.0.name': 'UBND xã',
    'respondents.2.name': 'Bà Mai Hoa',
  });
  expect(differsWords(back)).toBe('');
  // A part that is said no more is no more.
  const without = { ...sealed, summary: String(sealed.summary).replace(' ngày 12/11/2026', '') };
  expect(turnedOpen(without)).toMatchObject({ contestedNumber: '95/QĐ-UBND', contestedOn: '', contestedBy: 'UBND phường' });
});

it('leaves a line it cannot read and says what differs; turned again, no line is said twice', () => {
  const typed = {
    ...{ mode: 'open', declaredType: 'KN', summary: 'Không đồng ý.', contestedNumber: '95/QĐ' },
    ...{ 'respondents.0.accountId': '7', 'respondents.2.name': 'Bà Mai' },
  };
  const sealed = turnedSealed(typed, officers);
  const changed = {
    ...sealed,
    summary: String(sealed.summary)
      .replace('số 95/QĐ', 'thông báo bằng lời')
      .replace('Trưởng phòng', 'Phó trưởng phòng')
      .replace('\nNgười liên quan: Bà Mai', ''),
  };
  const back = turnedOpen(changed);
  expect(back).toMatchObject({ ...typed, summary: changed.summary });
  const said = differsWords(back);
  expect(said).toContain('“Quyết định bị khiếu nại”: tóm tắt ghi “thông báo bằng lời”, mục riêng vẫn ghi “số 95/QĐ”');
  expect(said).toContain('tóm tắt ghi “Vũ Bá Cường, Phó trưởng phòng”');
  expect(said).toContain('không còn dòng “Người liên quan: Bà Mai”');
  // The block an open form got before, and a second turn of it.
  const twice = turnedSealed({ ...typed, summary: String(sealed.summary) }, officers);
  expect(twice.summary).toBe(sealed.summary);
  expect(twice).not.toHaveProperty('_differs');
  expect(turnedSealed(back, officers)).not.toHaveProperty('_differs');
  expect(turnedOpen(twice)).toEqual(typed);
});
