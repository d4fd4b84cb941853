// Who sent a row, however he was written down; and words that tell who denounces.
import { describe, expect, it } from 'vitest';
import { readIdPaper, readPhone } from '../../src/importing/cells.ts';
import { denounces, denouncesBeside } from '../../src/importing/denouncing.ts';
import { denouncedIn, readOpponent, readPeople, tellsNobody } from '../../src/importing/people.ts';
import { personKey, personMarks } from '../../src/importing/senders.ts';

describe('an identity number', () => {
  it.each([
    ['001185000123 12/03/2015', 'can_cuoc', '001185000123'],
    ['012345678 cấp 15.3.2004 tại Hà Nội', 'cmnd', '012345678'],
    ['001185000123 2015', 'can_cuoc', '001185000123'],
    ['001 185 000 123, ngày 1-2-2021', 'can_cuoc', '001185000123'],
    ['1185000123', 'can_cuoc', '001185000123'],
    ['B1234567 (05/06/2019)', 'ho_chieu', 'B1234567'],
  ])('“%s” is not joined with its day', (text, idType, idNumber) => {
    expect(readIdPaper(text)).toMatchObject({ idType, idNumber, isOdd: false });
  });
});

describe('whom a row is against', () => {
  it.each([
    ['cán bộ địa chính', 'cán bộ địa chính'],
    ['phó chủ tịch phường', 'phó chủ tịch phường'],
    ['CHỦ TỊCH UBND PHƯỜNG', 'CHỦ TỊCH UBND PHƯỜNG'],
    ['UBND PHƯỜNG NGỌC HÀ', 'UBND PHƯỜNG NGỌC HÀ'],
    ['ông nguyễn văn tám', 'Nguyễn Văn Tám'],
    ['TRẦN THỊ CÁN', 'Trần Thị Cán'],
    ['Đỗ Công An', 'Đỗ Công An'],
  ])('“%s” stands as a post or a name', (text, shown) => {
    expect(readOpponent(text)).toBe(shown);
  });
});

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

describe('one person', () => {
  const binh = { name: 'Tạ Thuý Bình', idNumber: '', birthYear: null, address: 'Số 5, ngõ 9', wardText: 'P. Trúc Bạch' };
  it.each([
    [
      'at the same address, its ward in other words',
      binh,
      { ...binh, address: 'SỐ 5 NGÕ 9', wardText: 'UBND phường Trúc Bạch, Q. Ba Đình' },
    ],
    [
      'of one year of birth, wherever he lives',
      { ...binh, birthYear: 1950 },
      { ...binh, name: 'TẠ THÚY BÌNH', birthYear: 1950, address: 'Số 8' },
    ],
    [
      'of one paper, whatever year is written',
      { ...binh, idNumber: '012345678', birthYear: 1950 },
      { ...binh, idNumber: '012345678' },
    ],
  ])('%s', (_, one, other) => {
    expect(personKey(personMarks(one))).toBe(personKey(personMarks(other)));
  });
  it.each([
    ['in another ward', binh, { ...binh, wardText: 'P. Cống Vị' }],
    ['born in another year at the same address', { ...binh, birthYear: 1950 }, { ...binh, birthYear: 1980 }],
    ['of another paper, all else the same', { ...binh, idNumber: '012345678' }, { ...binh, idNumber: '012345679' }],
  ])('is not a stranger of his name %s', (_, one, other) => {
    expect(personKey(personMarks(one))).not.toBe(personKey(personMarks(other)));
  });
});

describe('the words of a denunciation', () => {
  const hanh = { name: 'Trần Thị Thuý Hạnh', idNumber: '001185000123', phone: '0912345678' };
  it('a number whose leading zero Excel dropped comes back', () => {
    expect(readPhone('912345678')).toBe('0912345678');
  });
  it.each([
    ['Khếu nại', true],
    ['KHIẾU NẠI LẦN ĐẦU', true],
    ['Đơn của bà Hạnh', false],
    ['Nguyễn Văn An', false],
    ['theo công văn 12', false],
  ])('“%s” is a word of a list: %s', (text, is) => {
    expect(tellsNobody(text, [hanh])).toBe(is);
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
    ['Tố-cáo cán bộ', true],
    ['tố.cáo cán bộ', true],
    ['tôc cáo cán bộ', true],
    ['toos cáo cán bộ', true],
    ['T.C cán bộ nhận tiền', true],
    ['TC ông Cường nhận tiền', true],
    ['Đơn tc cán bộ', true],
    ['Tôi tố giác anh cán bộ ăn tiền', true],
    ['Công an không giải quyết tố giác tội phạm', false],
    ['Đường cao tốc cao hơn ruộng', false],
    ['Xin TC người có công, Phòng TC-KH chưa trả', false],
  ])('“%s” denounce: %s', (text, is) => {
    expect(denounces(text)).toBe(is);
  });
  it.each([
    ['Tèo bị bà Giáp Thị Ngoạ tố cáo', true],
    ['501 tố cáo', true],
    ['UBND phường: bà Ngoạ tố cáo cán bộ', true],
    ['Phòng Giáp Thị Ngoạ tố cáo', true],
    ['bà Ban tố cáo', true],
    ['Ban tiếp dân, giải quyết khiếu nại tố cáo', false],
    ['Phòng Khiếu nại, tố cáo số 2', false],
    ['Thanh tra thành phố, Trưởng phòng Nghiệp vụ khiếu nại và tố cáo', false],
    ['UBND phường - Ban tiếp công dân, khiếu nại - tố cáo', false],
  ])('a cell “%s” denounces: %s', (text, is) => {
    expect(denouncesBeside(text)).toBe(is);
  });
  it.each([
    ['người tố cáo tố cáo ông Đỗ Văn Thu, Chánh Văn phòng nhận tiền', 'ông Đỗ Văn Thu, Chánh Văn phòng'],
    ['Tố cáo hành vi của Chủ tịch UBND phường về việc cấp đất', 'Chủ tịch UBND phường'],
    ['Thu tiền sai quy định', ''],
  ])('“%s” say whom', (text, whom) => {
    expect(denouncedIn(text)).toBe(whom);
  });
});
