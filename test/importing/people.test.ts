// Who sent a row, however he was written down; and words that tell who denounces.
import { describe, expect, it } from 'vitest';
import { denouncedIn, denounces, readPeople, withoutPeople } from '../../src/importing/people.ts';

describe('people of a cell', () => {
  it.each([
    ['Nguyễn Văn An', ['Nguyễn Văn An'], 0],
    ['Ông/Bà Nguyễn Văn An', ['Nguyễn Văn An'], 0],
    ['BÀ TRẦN THỊ HẠNH', ['Trần Thị Hạnh'], 0],
    ['Ông Nguyễn Văn An và bà Trần Thị Bé', ['Nguyễn Văn An', 'Trần Thị Bé'], 0],
    ['Nguyễn Văn An, Trần Thị Bé; Lê Văn Chín', ['Nguyễn Văn An', 'Trần Thị Bé', 'Lê Văn Chín'], 0],
    ['Nguyễn Văn An\nTrần Thị Bé', ['Nguyễn Văn An', 'Trần Thị Bé'], 0],
    ['Nguyễn Văn An và 14 người khác', ['Nguyễn Văn An'], 14],
    ['Bà Trần Thị Bé (và 5 hộ dân)', ['Trần Thị Bé'], 5],
    ['Ông Lê Văn Chín cùng các hộ dân tổ 7', ['Lê Văn Chín'], 0],
    ['Công ty TNHH Xây dựng và Thương mại 36', ['Công ty TNHH Xây dựng và Thương mại 36'], 0],
    ['Bà Đỗ Thị Út (con ông Đỗ Văn Cả)', ['Đỗ Thị Út'], 0],
  ])('“%s”', (text, names, others) => {
    expect(readPeople(text)).toMatchObject({ names, others });
  });
});

describe('the words of a denunciation', () => {
  const hanh = { name: 'Trần Thị Thuý Hạnh', idNumber: '001185000123', phone: '0912345678' };
  it.each([
    ['Bà Trần Thị Thuý Hạnh tố cáo ông Cường', 'người tố cáo tố cáo ông Cường'],
    ['TRẦN THỊ THÚY HẠNH tố cáo', 'người tố cáo tố cáo'],
    ['Tran Thi Thuy Hanh to cao', 'người tố cáo to cao'],
    ['theo lời bà Hạnh, ĐT 0912.345.678, CCCD 001 185 000 123', 'theo lời người tố cáo, ĐT người tố cáo, CCCD người tố cáo'],
    ['ở phố Hạnh Phúc', 'ở phố Hạnh Phúc'],
  ])('“%s” tell no more who she is', (text, left) => {
    expect(withoutPeople(text, [hanh], '')).toBe(left);
    expect(withoutPeople(text.normalize('NFD'), [hanh], '')).toBe(left);
  });
  it('keep a given name the other side has too', () => {
    expect(withoutPeople('tố cáo bà Hạnh', [hanh], 'Bà Lê Thị Hạnh')).toBe('tố cáo bà Hạnh');
  });
  it.each([
    ['Tố cáo ông Cường nhận tiền', true],
    ['Bà An tố cáo cán bộ địa chính', true],
    ['Nội dung tố cáo ông Cường', true],
    ['Trả thù người tố cáo', true],
    ['Không giải quyết đơn tố cáo của ông An', false],
    ['Khiếu nại kết luận nội dung tố cáo số 12', false],
    ['Khiếu nại việc bị tố cáo sai', false],
    ['Chậm trả lời đơn', false],
  ])('“%s” denounce: %s', (text, is) => {
    expect(denounces(text)).toBe(is);
  });
  it.each([
    ['người tố cáo tố cáo ông Đỗ Văn Thu, Chánh Văn phòng nhận tiền', 'ông Đỗ Văn Thu, Chánh Văn phòng'],
    ['Tố cáo hành vi của Chủ tịch UBND phường về việc cấp đất', 'Chủ tịch UBND phường'],
    ['Thu tiền sai quy định', ''],
  ])('“%s” say whom', (text, whom) => {
    expect(denouncedIn(text)).toBe(whom);
  });
});
