// Words that tell who the denouncer is without his name, and who is named in a text.
import { describe, expect, it } from 'vitest';
import { namedIn } from '../../src/sealing/many-names.ts';
import { listsPeople, pointsAtDenouncer, wouldPoint } from '../../src/sealing/said-together.ts';

describe('open words beside a seal', () => {
  it.each([
    ['bà Trần Thị Hoa, người tố cáo, bà Vũ Thị Én', true],
    ['nhận tiền của 04 hộ: bà Trần Thị Hoa (tổ 3), một công dân', true],
    ['- bà Hoa\n- người tố cáo\n- bà Én', true],
    ['bồi thường cho hộ người tố cáo', true],
    ['gửi kết luận cho người tố cáo, người bị tố cáo, Ủy ban nhân dân', false],
    ['đối thoại giữa người tố cáo và ông Thắng', false],
    ['giữ bí mật họ tên người tố cáo', false],
    ['Người tố cáo là vợ ông Lê Văn Chồng', true],
    ['Người tố cáo (vợ ông Lê Văn Chồng) nêu', true],
    ['Người tố cáo, chồng là Lê Văn Chồng, cho biết', true],
    ['Người tố cáo, vợ ông Lê Văn Chồng, cho biết', true],
    ['Người tố cáo có chồng là ông Lê Văn Chồng', true],
    ['vợ ông Lê Văn Chồng tố cáo', true],
    ['vợ ông Thắng đã gửi đơn tố cáo', true],
    ['người tố cáo - con ông Lê Văn Tư', true],
    ['bà Hoa (người tố cáo)', true],
    ['người tố cáo (bà Hoa)', true],
    ['bà Hoa - người tố cáo - bà Én', true],
    ['bà Hoa/người tố cáo/bà Én', true],
    ['bà Hoa (người làm đơn) khai', true],
    ['bà Hoa chính là người tố cáo', true],
    ['bà Trần Thị Hoa có đơn tố cáo', true],
    ['Kế toán trường là người tố cáo', true],
    ['Người tố cáo là kế toán trường', true],
    ['thủ quỹ của trường (người tố cáo)', true],
    ['vợ ông Thắng là người tố cáo', true],
    ['Người tố cáo cho rằng ông Đối nhận 20 triệu đồng', false],
    ['ông Nguyễn Văn Đối, người bị tố cáo, không thừa nhận', false],
    ['ông Nguyễn Văn Đối (người bị tố cáo) bị tố cáo', false],
    ['Căn cứ nội dung tố cáo, ông Đối phải trả lại tiền', false],
    ['Tổ xác minh đã làm việc với người tố cáo', false],
    ['Kế toán trường là người bị tố cáo', false],
    ['Theo người tố cáo, vợ ông Thắng nhận tiền', false],
    ['Theo người tố cáo, gia đình ông Thắng xây nhà trái phép', false],
    ['làm việc với người tố cáo, gia đình người bị tố cáo, Ủy ban nhân dân', false],
    ['bảo vệ người tố cáo và gia đình; người tố cáo (có danh sách kèm theo)', false],
    ['Kế toán trường cho là người tố cáo nói sai', false],
    ['không xác định được ai là người tố cáo', false],
    ['Trường hợp công dân là người tố cáo; người tố cáo là công dân', false],
    ['nhận tiền của bà Trần Thị Hoa. Tố cáo đúng', false],
    ['Người tố cáo (con số 03 hộ) - con số này', false],
    ['Chủ tịch UBND phường là người giải quyết tố cáo', false],
  ])('sees whether "%s" tells who the denouncer is', (text, tells) => {
    expect(pointsAtDenouncer(text, ['Hoàng Gia Thắng'])).toBe(tells);
  });

  it.each([
    ['nhận tiền của bà Trần Thị Hoa, tổ 3, ông Đinh Trọng Khánh', true],
    ['kế toán Cúc và thủ quỹ Dũng', true],
    ['Ông Hoàng Gia Thắng, bà Trần Thị Hoa', false],
    ['tại phường Ba Đình, Hà Nội và Bắc Ninh; bà Hoa nộp', false],
  ])('sees whether "%s" names people in a row', (text, isRow) => {
    expect(listsPeople(text, ['Hoàng Gia Thắng'])).toBe(isRow);
  });

  it.each([
    ['bà Trần Thị Hoa là vợ ông Đinh Trọng Khánh', true],
    ['bà Trần Thị Hoa là kế toán trường', true],
    ['Bà Trần Thị Hoa đến nộp lại giấy', false],
    ['Ông Hoàng Gia Thắng là kế toán trường', false],
  ])('sees whether "%s" would tell who denounces if one named in it did', (text, tells) => {
    expect(wouldPoint(text, ['Hoàng Gia Thắng'])).toBe(tells);
  });

  it.each([
    ['names in a row', 'Lê Văn Bình, Trần Thị Cúc; Phạm Văn Dũng\nHoàng Thị Em và Vũ Văn Giang', 5],
    ['names in small letters', 'lê văn bình, ông trần thị cúc', 2],
    ['names in a sentence', 'Ông Lê Văn Bình gặp bà Trần Thị Cúc; ông Bình ký', 2],
    ['given names', 'ông Bình, bà Cúc và đồng chí Dũng', 3],
    ['given names behind initials', 'ông V. Bình, bà H.M. Châu', 2],
    ['names written together', 'NguyễnThịBạchTuyết, TrầnVănBình, Lê.Thị.Cúc', 3],
    ['telephones in a row', '0912345678 0912345679, 84912345670', 3],
    ['no sums and days', '1.200.000.000 đồng ngày 12.11.2026, 120.000.000 đồng', 0],
    ['no places', 'phường Vũ Ninh, đường Trần Phú, phố Phan Chu Trinh, Hà Nội, Thanh tra Thành phố, tỉnh Lâm Đồng', 0],
  ])('counts %s', (_what, text, count) => {
    expect([...namedIn(text)]).toHaveLength(count);
  });

  it('does not count whom it is against', () => {
    expect(namedIn('Lê Văn Bình và Trần Thị Cúc', ['Ông Lê Văn Bình']).size).toBe(1);
  });
});
