// Words that stay open beside a seal: the sender is found by all that is known of him, the officer is asked once and his answer done.
import { describe, expect, it } from 'vitest';
import { FormInvalid } from '../../src/errors.ts';
import { openWordsQuestionOn, replaceSenders, settleOpenWords } from '../../src/sealing/open-words.ts';
import { withoutSenders } from '../../src/sealing/senders-in-text.ts';
import { known, named, sender } from './open-words.ts';

describe('open words beside a seal', () => {
  it.each([
    ['a full name', 'Tôi là Vũ Thị Bí Mật ở số 3 Núi Trúc.', 'Tôi là người tố cáo ở số 3 Núi Trúc.'],
    ['a name without marks, in capitals, over two lines', 'Bà VU THI\n BI MAT trình bày', 'Người tố cáo trình bày'],
    ['a name in NFD', 'Ông Đ và Vũ Thị Bí Mật'.normalize('NFD'), 'Ông Đ và người tố cáo'],
    ['a name at the start of a sentence, twice', 'Vũ Thị Bí Mật nói. Vũ Thị Bí Mật ký.', 'Người tố cáo nói. Người tố cáo ký.'],
    ['a telephone number as it is spoken', 'gọi 0900.000.123 hoặc +84 900 000 123', 'gọi (số đã che) hoặc +(số đã che)'],
    ['a paper number', 'CCCD 001 185 001 234 do Công an cấp', 'CCCD (số đã che) do Công an cấp'],
  ])('loses %s and nothing else', (_what, text, rest) => {
    expect(withoutSenders(text, [sender])).toBe(rest);
  });

  it.each([
    ['words of the language that are parts of the name', 'Điều bí mật, mật và ông Vũ Thị'],
    ['a longer word that begins alike', 'Vũ Thị Bí Mậthan'],
    ['a number inside a longer one', '9001185001234'],
  ])('keeps %s', (_what, text) => {
    expect(withoutSenders(text, [sender])).toBe(text);
  });

  it.each([
    [
      'the given name and the house of the sender',
      'Bà Kín Đáo ở 88 Quán Thánh, ĐT 0900.111.222',
      'Người tố cáo ở (địa chỉ đã che), ĐT (số đã che)',
    ],
    ['the last word of the name', 'gặp bà Đáo, kin.dao@vi.du', 'gặp người tố cáo, (thư điện tử đã che)'],
    ['what said it before the name', 'Người tố cáo là ông Hồ Kín Đáo ký.', 'Người tố cáo ký.'],
    ['the house as it was typed', 'nhà số 88, phố quán thánh', '(địa chỉ đã che)'],
    ['words without any marks', 'Ba Kin Dao o so 88 Quan Thanh', 'Người tố cáo o so (địa chỉ đã che)'],
  ])('loses %s', (_what, text, rest) => {
    expect(withoutSenders(text, [known])).toBe(rest);
  });

  it.each([
    ['a street that is merely named', 'vỉa hè phố Quán Thánh bị lấn chiếm; số 188 Quán Thánh'],
    ['a word of the name that is another one with its marks', 'Có đạo đức, bà Đạo nói'],
  ])('keeps %s of a sender with a house', (_what, text) => {
    expect(withoutSenders(text, [known])).toBe(text);
  });

  const thuy = {
    name: 'Thạch Kanari Thúy',
    phone: '',
    idNumber: '',
    email: 'kanari44@vi.du',
    address: 'Số 44 ngõ Kanaridia, phường Ngọc Hà',
  };

  it.each(`đồng chí|đ/c|thầy|cô giáo|bác sĩ|cháu|Ông (bà)|ông/bà|Ô.|B.|kế toán|nhân viên|bà kế toán|ĐỒNG CHÍ`.split('|'))(
    'knows the given name after "%s", which goes with it',
    (title) => {
      expect(withoutSenders(`gặp ${title} Thúy tại trụ sở`, [thuy])).toBe('gặp người tố cáo tại trụ sở');
    },
  );

  it.each([
    ['the last two words of the name', 'do Kanari Thúy nộp', 'do người tố cáo nộp'],
    ['an initial in the middle', 'có Thạch K. Thúy ký', 'có người tố cáo ký'],
    ['initials before the given name', 'có T.K. Thúy ký', 'có người tố cáo ký'],
    ['dashes between the words', 'là Thạch - Kanari – Thúy', 'là người tố cáo'],
    ['signs nobody sees', 'là Thạch\u200b Kana\u00adri Thúy', 'là người tố cáo'],
    ['her family', 'gia đình Thúy ở đó', 'gia đình người tố cáo ở đó'],
    ['the house with its alley left out', 'ở số 44 Kanaridia', 'ở (địa chỉ đã che)'],
    ['a mail with a blank in it', 'gửi kanari44 @vi.du', 'gửi (thư điện tử đã che)'],
  ])('knows %s', (_what, text, rest) => {
    expect(withoutSenders(text, [thuy])).toBe(rest);
  });

  it('leaves places, offices and other people that sound alike', () => {
    for (const text of ['phường Kanari Thúy', 'ông Trần Kanari Thúy', 'cán bộ thúy đẩy', 'kế toán Thúy Hằng'])
      expect(withoutSenders(text, [thuy])).toBe(text);
    expect(named('Lê Văn Bình', 'cán bộ Bình đẳng, gia đình Bình An')).toBe('cán bộ Bình đẳng, gia đình Bình An');
    expect(named('Lê Văn Công', 'cán bộ Công an, nhân viên Công ty')).toBe('cán bộ Công an, nhân viên Công ty');
    expect(named('Trần Thái Bình', 'sinh tại Thái Bình')).toBe('sinh tại Thái Bình');
  });
});

describe('the sender in them', () => {
  it('tells a person from words of the language and from others of that name', () => {
    expect(named('Lê Văn Hùng', 'Bà mẹ Việt Nam anh hùng. Có hùng hậu. Gặp anh Hùng')).toBe(
      'Bà mẹ Việt Nam anh hùng. Có hùng hậu. Gặp người tố cáo',
    );
    expect(named('Lê Văn Sơn', 'ca sĩ là anh Sơn Tùng')).toBe('ca sĩ là anh Sơn Tùng');
    expect(named('Lê Văn Thắng', 'ông Thắng nhận tiền', ['Hoàng Gia Thắng'])).toBe('ông Thắng nhận tiền');
    expect(named('Lê Văn Thắng', 'ông Thắng nhận tiền', ['Hoàng Gia'])).toBe('Người tố cáo nhận tiền');
  });

  it('knows an address without a number by the whole of it, and a hamlet not at all', () => {
    const at = (address: string, text: string) => withoutSenders(text, [{ name: '', phone: '', idNumber: '', address }]);
    expect(at('Chung cư Hoàng Gia, tòa A', 'ở chung cư Hoàng Gia - tòa A')).toBe('ở (địa chỉ đã che)');
    expect(at('Thôn Đông Hạ, xã Bình Minh', 'đường thôn Đông Hạ, xã Bình Minh')).not.toContain('Đông Hạ, xã Bình');
    expect(at('Tổ dân phố 5', 'tổ dân phố 5 họp')).toBe('tổ dân phố 5 họp');
    expect(at('Số 5 Láng', 'có 5 làng ở 5 Láng')).toBe('có 5 làng ở (địa chỉ đã che)');
    expect(at('Tổ 3, Số 88, phố Quán Thánh', 'ở 88 Quán Thánh')).toBe('ở (địa chỉ đã che)');
  });

  it('shows the text as it will stand beside the question', () => {
    const { options } = openWordsQuestionOn({ summary: 'Bà Kín Đáo trình bày' }, [known], { summary: 'Tóm tắt nội dung' });
    expect(options[0]?.hint).toBe('Sẽ lưu: Tóm tắt nội dung: “Người tố cáo trình bày”. Nguyên văn niêm phong cùng danh tính');
  });

  it('takes one word for no full name, and a short number for none', () => {
    expect(withoutSenders('Hà ở số 12', [{ name: 'Hà', phone: '12', idNumber: '' }])).toBe('Hà ở số 12');
  });

  it.each([
    ['an honorific before the name', { name: 'Bà Vũ Thị Bí Mật' }, 'Vũ Thị Bí Mật nộp đơn', 'Người tố cáo nộp đơn'],
    ['two honorifics', { name: 'ông/bà: Vũ Thị Bí Mật' }, 'Tôi, Vũ Thị Bí Mật', 'Tôi, người tố cáo'],
    [
      'two telephones',
      { phone: '0900 000 123, 0911.222.333' },
      'gọi 0911222333 hoặc 0900000123',
      'gọi (số đã che) hoặc (số đã che)',
    ],
    ['two parted by a space', { phone: '0900000123 0911222333' }, 'gọi 84911222333', 'gọi (số đã che)'],
    ['a telephone at home', { phone: '024 3823 4567 / 0900000123' }, 'gọi 02438234567', 'gọi (số đã che)'],
  ])('knows the sender in a field with %s', (_what, field, text, rest) => {
    expect(withoutSenders(text, [{ name: '', phone: '', idNumber: '', ...field }])).toBe(rest);
  });

  it('keeps the original of what it replaced', () => {
    const { words, original } = replaceSenders({ subject: 'Đơn của Vũ Thị Bí Mật', request: 'Xử lý' }, [sender]);
    expect(words).toEqual({ subject: 'Đơn của người tố cáo', request: 'Xử lý' });
    expect(original).toBe('Nguyên văn: Đơn của Vũ Thị Bí Mật');
  });

  it('asks once, naming the field and never the person, and does what the officer answers', () => {
    const words = { summary: 'Tôi là Vũ Thị Bí Mật' };
    const settle = (answer: 'replace' | 'keep' | null) =>
      settleOpenWords(words, [sender], answer, { summary: 'Tóm tắt nội dung' });
    expect(() => settle(null)).toThrow(FormInvalid);
    try {
      settle(null);
    } catch (error) {
      expect((error as FormInvalid).errors.openWords).toContain('Mục Tóm tắt nội dung');
      expect((error as FormInvalid).errors.openWords).not.toContain('Bí Mật');
    }
    expect(settle('keep').words).toEqual(words);
    expect(settle('replace').words).toEqual({ summary: 'Tôi là người tố cáo' });
  });
});
