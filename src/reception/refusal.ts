// Grounds on which a citizen may be turned away, by date (LTCD Điều 9; ND154 Điều 4; legal.md §3.5). Pure.

export const refusalGrounds = [
  'A9_1',
  'A9_2',
  'A9_3',
  'D4_A',
  'D4_B',
  'D4_C',
  'D4_D',
  'D4_DD',
  'D4_E',
  'D4_G',
  'D4_H',
  'D4_I',
  'D4_K',
] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

interface Ground {
  words: string;
  basis: string;
  /** First day the ground exists. */
  from: string;
  /** true: the head refuses in writing, on the form of that day; false: the officer explains by word of mouth. */
  needsNotice: boolean;
}

const law = (clause: number) => `khoản ${clause} Điều 9 Luật Tiếp công dân`;
const decree = (point: string) => `điểm ${point} khoản 1 Điều 4 Nghị định 154/2026/NĐ-CP`;
const since2014 = '2014-07-01';
/** The decree and with it the longer list are in force from this day on. */
const since2026 = '2026-07-01';

export const grounds: Record<RefusalGround, Ground> = {
  A9_1: {
    words: 'Say do dùng chất kích thích, mắc bệnh tâm thần hoặc bệnh khác làm mất khả năng nhận thức, điều khiển hành vi',
    basis: law(1),
    from: since2014,
    needsNotice: false,
  },
  A9_2: {
    words: 'Đe dọa, xúc phạm cơ quan, người tiếp công dân hoặc vi phạm nội quy nơi tiếp công dân',
    basis: law(2),
    from: since2014,
    needsNotice: false,
  },
  A9_3: {
    words:
      'Vụ việc đã giải quyết đúng pháp luật, đã kiểm tra, rà soát, thông báo bằng văn bản, đã tiếp, giải thích mà vẫn cố tình kéo dài',
    basis: law(3),
    from: since2014,
    needsNotice: true,
  },
  D4_A: {
    words: 'Mang vũ khí, vật liệu nổ, công cụ hỗ trợ, vật dụng nguy hiểm mà không chấp hành yêu cầu gửi hoặc giao nộp',
    basis: decree('a'),
    from: since2026,
    needsNotice: false,
  },
  D4_B: { words: 'Không chấp hành kiểm tra an ninh', basis: decree('b'), from: since2026, needsNotice: false },
  D4_C: {
    words: 'Tự ý ghi âm, ghi hình, phát trực tiếp khi đã được yêu cầu không thực hiện, hoặc gây ảnh hưởng an ninh, trật tự',
    basis: decree('c'),
    from: since2026,
    needsNotice: false,
  },
  D4_D: {
    words: 'Kích động, lôi kéo, gây rối trật tự công cộng tại nơi tiếp công dân',
    basis: decree('d'),
    from: since2026,
    needsNotice: false,
  },
  D4_DD: {
    words: 'Không có năng lực hành vi dân sự đầy đủ mà không có người đại diện hợp pháp',
    basis: decree('đ'),
    from: since2026,
    needsNotice: false,
  },
  D4_E: {
    words: 'Người đại diện, người được ủy quyền khiếu nại, kiến nghị, phản ánh không xuất trình được giấy tờ chứng minh tư cách',
    basis: decree('e'),
    from: since2026,
    needsNotice: false,
  },
  D4_G: {
    words: 'Nội dung trình bày không phải khiếu nại, tố cáo, kiến nghị, phản ánh',
    basis: decree('g'),
    from: since2026,
    needsNotice: false,
  },
  D4_H: {
    words:
      'Kiến nghị, phản ánh về vụ việc đã được tiếp, hướng dẫn hoặc trả lời bằng văn bản đúng quy định, không có nội dung, tình tiết mới',
    basis: decree('h'),
    from: since2026,
    needsNotice: true,
  },
  D4_I: {
    words:
      'Đã có bản án, quyết định có hiệu lực của Tòa án, không thuộc trường hợp xem xét lại theo văn bản trả lời của cơ quan có thẩm quyền',
    basis: decree('i'),
    from: since2026,
    needsNotice: false,
  },
  D4_K: {
    words: 'Đang được cơ quan khác có thẩm quyền thụ lý, giải quyết',
    basis: decree('k'),
    from: since2026,
    needsNotice: false,
  },
};

/** Whether the refusal is told in writing: Mẫu 01 of TT 06/2014, TT 04/2021, from 01/7/2026 01/TCD of NĐ 154/2026 (legal.md §6.2). */
export const hasRefusalNotice = (ground: RefusalGround, date: string): boolean =>
  grounds[ground].needsNotice && grounds[ground].from <= date;

/** What an officer is told beside the grounds: which of them are told in writing, and within how long, by the law of the day. */
export const noticeHint = (date: string): string =>
  date >= since2026
    ? 'Khi từ chối tiếp. Khoản 3 Điều 9 và điểm h khoản 1 Điều 4: ban hành thông báo 01/TCD trong 3 ngày làm việc'
    : 'Khi từ chối tiếp. Khoản 3 Điều 9: phần mềm lập dự thảo thông báo từ chối tiếp công dân theo mẫu của ngày tiếp';

/** The grounds an officer could rely on that day, in the order of the law. */
export function groundsOn(date: string): RefusalGround[] {
  return refusalGrounds.filter((ground) => grounds[ground].from <= date);
}

/** Whether the notice 01/TCD and its 3 working days are owed (ND154 Điều 4.3, in force from 01/7/2026). */
export function needsRefusalNotice(ground: RefusalGround, date: string): boolean {
  return hasRefusalNotice(ground, date) && date >= since2026;
}

/** Null, or why the ground does not fit this visit: kinds of content and dates the law names. */
export function refusalObjection(ground: RefusalGround, date: string, types: readonly string[]): string | null {
  if (grounds[ground].from > date) return 'Căn cứ này chỉ áp dụng từ ngày 01/7/2026. Chọn căn cứ tại Điều 9 Luật Tiếp công dân';
  if (ground === 'D4_H' && types.length > 0 && !types.includes('KNPA'))
    return 'Căn cứ tại điểm h chỉ dùng cho kiến nghị, phản ánh. Chọn căn cứ khác';
  if (ground === 'D4_E' && types.length > 0 && types.every((type) => type === 'TC'))
    return 'Căn cứ tại điểm e chỉ dùng cho khiếu nại, kiến nghị, phản ánh. Chọn căn cứ khác';
  if (ground === 'A9_3' && types.length > 0 && types.every((type) => type === 'KNPA'))
    return 'Căn cứ tại khoản 3 Điều 9 dùng cho khiếu nại, tố cáo. Với kiến nghị, phản ánh chọn điểm h';
  return null;
}
