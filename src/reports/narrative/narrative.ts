// Mẫu số 02 of TT 06/2025/TT-TTCP (legal.md §9.9) with the figures of the tables and their comparison filled in; what only people can
// judge is left as the outline asks it, to be written in Word. Pure.
import { formatDate } from '../../deadlines/dates.ts';
import { DOTS, placeDate } from '../../documents/papers/number.ts';
import { type Block, bold, italic, lead, type Paper, paragraph, plain } from '../../documents/papers/paper.ts';
import { placeKey } from '../checks.ts';
import { figureWords } from '../numbers.ts';
import { type Period, periodName } from '../periods.ts';
import { type Place, tables } from '../tables/index.ts';
import { columnOf, type TableCode } from '../tables/table.ts';

type Figures = ReadonlyMap<string, number>;

export interface NarrativeParts {
  office: { superiorOrg: string; issuingOrg: string; symbol: string; place: string; headTitle: string };
  period: Period;
  now: Figures;
  /** The same period a year before, and the one before this. */
  yearBefore: { period: Period; figures: Figures };
  before: { period: Period; figures: Figures };
  isTraining: boolean;
}

/** "tăng 12,5%", "giảm 3%", "không đổi"; '' when there was nothing to compare with. */
export function changeWords(now: number, then: number): string {
  if (then === 0) return '';
  const pct = ((now - then) / then) * 100;
  if (Math.abs(pct) < 0.05) return 'không đổi';
  return `${pct > 0 ? 'tăng' : 'giảm'} ${figureWords(Math.round(Math.abs(pct) * 10) / 10, 2)}%`;
}

export function narrative(parts: NarrativeParts): Omit<Paper, 'kind'> {
  const { office, period } = parts;
  return {
    letterhead: {
      withOffice: true,
      superiorOrg: office.superiorOrg,
      issuingOrg: office.issuingOrg,
      numberLine: `Số: ……/BC-${office.symbol}`,
      placeDate: placeDate(office.place, null),
    },
    title: 'Báo cáo',
    abstract: `Công tác tiếp công dân, giải quyết khiếu nại, tố cáo ${lowered(periodName(period))}`,
    abstractNote: `(Số liệu từ ngày ${formatDate(period.from)} đến ngày ${formatDate(period.to)})`,
    authority: '',
    to: [],
    body: bodyOf(parts),
    recipients: ['- Như trên;', '- Lưu: VT.'],
    signer: { heading: [office.headTitle], hint: '', name: '' },
    watermark: parts.isTraining ? 'TẬP HUẤN' : '',
    legalNote: '',
  };
}

/** "quý IV/2026", within a sentence. */
const lowered = (words: string) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

function bodyOf({ now, yearBefore, before }: NarrativeParts): Block[] {
  const of = (figures: Figures, place: Place) => figures.get(placeKey(place)) ?? 0;
  const words = (place: Place, figures: Figures = now) =>
    figureWords(of(figures, place), columnOf(tables[place[0]], place[1]).digits);
  /** "25 đơn" */
  const n = (code: TableCode, no: number, unit = '') => `${words([code, no])}${unit ? ` ${unit}` : ''}`;
  /** "25 đơn (cùng kỳ năm trước 20, tăng 25%; kỳ trước 30, giảm 16,7%)" */
  const compared = (code: TableCode, no: number, unit: string) => {
    const against = (name: string, figures: Figures) =>
      [`${name} ${words([code, no], figures)}`, changeWords(of(now, [code, no]), of(figures, [code, no]))]
        .filter(Boolean)
        .join(', ');
    return `${n(code, no, unit)} (${against('cùng kỳ năm trước', yearBefore.figures)}; ${against('kỳ trước', before.figures)})`;
  };
  /** "40%" of a whole; dots when there is no whole. */
  const share = (code: TableCode, part: number, whole: number) => {
    const all = of(now, [code, whole]);
    return all === 0 ? '0%' : `${figureWords(Math.round((of(now, [code, part]) / all) * 1000) / 10, 2)}%`;
  };
  const chapter = (text: string) => lead(bold(text));
  const section = (text: string) => lead(bold(text));
  const ask = (text: string) => paragraph(italic(`${text}: ${DOTS}`));
  const money = (code: TableCode, no: number) => `${n(code, no)} triệu đồng, ${n(code, no + 1)} m² đất`;

  return [
    chapter('I. TÌNH HÌNH KHIẾU NẠI, TỐ CÁO'),
    section('1. Tình hình khiếu nại, tố cáo'),
    ask('Khái quát tình hình trên địa bàn, lĩnh vực; những yếu tố ảnh hưởng'),
    paragraph(
      `a) Về khiếu nại: ${compared('02-xld', 6, 'đơn thuộc thẩm quyền')}; đất đai ${share('02-xld', 9, 6)}, chế độ, chính sách ${share('02-xld', 10, 6)}, khác ${share('02-xld', 11, 6)}.`,
    ),
    paragraph(
      `b) Về tố cáo: ${compared('02-xld', 12, 'đơn thuộc thẩm quyền')}; hành chính ${share('02-xld', 15, 12)}, tham nhũng ${share('02-xld', 16, 12)}, tư pháp ${share('02-xld', 17, 12)}, khác ${share('02-xld', 18, 12)}.`,
    ),
    ask('Vấn đề, lĩnh vực, nội dung mới làm phát sinh nhiều khiếu nại, tố cáo trong kỳ'),
    section('2. Nguyên nhân của tình hình khiếu nại, tố cáo'),
    ask('Nguyên nhân chủ quan'),
    ask('Nguyên nhân khách quan'),
    chapter('II. KẾT QUẢ CÔNG TÁC TIẾP CÔNG DÂN, XỬ LÝ ĐƠN, GIẢI QUYẾT KHIẾU NẠI, TỐ CÁO'),
    section('1. Công tác tiếp công dân (Biểu 01/TCD)'),
    paragraph(
      `- Đã tiếp ${compared('01-tcd', 1, 'lượt')}, ${n('01-tcd', 2, 'người')} về ${n('01-tcd', 3, 'vụ việc')}; ${compared('01-tcd', 4, 'đoàn đông người')}.`,
    ),
    paragraph(
      `- Thủ trưởng trực tiếp tiếp ${n('01-tcd', 10, 'ngày')}, ${compared('01-tcd', 11, 'lượt')}, ${n('01-tcd', 12, 'người')}, ${n('01-tcd', 13, 'vụ việc')}; ủy quyền tiếp ${n('01-tcd', 16, 'ngày')}, ${n('01-tcd', 17, 'lượt')}, ${n('01-tcd', 18, 'người')}, ${n('01-tcd', 19, 'vụ việc')}.`,
    ),
    ask('Tiếp công dân định kỳ của người đứng đầu so với quy định của Luật Tiếp công dân'),
    section('2. Tiếp nhận, phân loại và xử lý đơn (Biểu 02/XLD)'),
    paragraph(
      `a) Tổng số ${compared('02-xld', 1, 'đơn')}; đã xử lý ${compared('02-xld', 2, 'đơn')}; đủ điều kiện xử lý ${n('02-xld', 3, 'đơn')}; thuộc thẩm quyền ${compared('02-xld', 4, 'đơn')}, ${n('02-xld', 5, 'vụ việc')}.`,
    ),
    paragraph(
      `b) Đơn thuộc thẩm quyền: khiếu nại ${n('02-xld', 6, 'đơn')} (lần đầu ${n('02-xld', 7)}, lần hai ${n('02-xld', 8)}; đất đai ${n('02-xld', 9)}, chế độ, chính sách ${n('02-xld', 10)}, khác ${n('02-xld', 11)}); tố cáo ${n('02-xld', 12, 'đơn')} (lần đầu ${n('02-xld', 13)}, tố cáo tiếp ${n('02-xld', 14)}; hành chính ${n('02-xld', 15)}, tham nhũng ${n('02-xld', 16)}, tư pháp ${n('02-xld', 17)}, khác ${n('02-xld', 18)}); kiến nghị, phản ánh ${compared('02-xld', 19, 'đơn')} (chế độ, chính sách ${n('02-xld', 20)}, đất đai ${n('02-xld', 21)}, khác ${n('02-xld', 22)}).`,
    ),
    paragraph(
      `c) Đơn không thuộc thẩm quyền: ${compared('02-xld', 23, 'đơn')}; đã hướng dẫn ${n('02-xld', 24, 'đơn')}, đã chuyển đến cơ quan có thẩm quyền ${n('02-xld', 25, 'đơn')}.`,
    ),
    section('3. Kết quả giải quyết khiếu nại, tố cáo (Biểu 03/GQKN, 04/GQTC)'),
    paragraph(
      `a) Giải quyết khiếu nại: ${n('03-gqkn', 1, 'đơn thuộc thẩm quyền')}, ${compared('03-gqkn', 2, 'vụ việc')}; đang xem xét điều kiện thụ lý ${n('03-gqkn', 3)}, đã thụ lý ${n('03-gqkn', 4)}, không thụ lý ${n('03-gqkn', 5)}, rút đơn, đình chỉ ${n('03-gqkn', 6)}.`,
    ),
    paragraph(
      `Ban hành ${compared('03-gqkn', 7, 'quyết định giải quyết')}: lần đầu có ${n('03-gqkn', 8)} khiếu nại đúng, ${n('03-gqkn', 9)} sai, ${n('03-gqkn', 10)} đúng một phần; lần hai công nhận ${n('03-gqkn', 11)}, hủy, sửa ${n('03-gqkn', 12)}.`,
    ),
    paragraph(
      `Kiến nghị thu hồi cho Nhà nước ${money('03-gqkn', 13)}; trả lại ${money('03-gqkn', 15)} cho ${n('03-gqkn', 17, 'tổ chức')}, ${n('03-gqkn', 18, 'cá nhân')}; kiến nghị xử lý hành chính ${n('03-gqkn', 19, 'người')} (${n('03-gqkn', 20)} cán bộ, công chức, viên chức); chuyển cơ quan điều tra ${n('03-gqkn', 21, 'vụ')}, ${n('03-gqkn', 22, 'người')}.`,
    ),
    paragraph(
      `b) Giải quyết tố cáo: ${n('04-gqtc', 1, 'đơn thuộc thẩm quyền')}, ${compared('04-gqtc', 2, 'vụ việc')}; đang xem xét điều kiện thụ lý ${n('04-gqtc', 3)}, đã thụ lý ${n('04-gqtc', 4)}, không thụ lý ${n('04-gqtc', 5)}, rút đơn, đình chỉ ${n('04-gqtc', 6)}.`,
    ),
    paragraph(
      `Ban hành ${compared('04-gqtc', 7, 'kết luận')}: tố cáo lần đầu có ${n('04-gqtc', 8)} đúng, ${n('04-gqtc', 9)} sai, ${n('04-gqtc', 10)} có đúng có sai; tố cáo tiếp có ${n('04-gqtc', 11)} đúng, ${n('04-gqtc', 12)} sai, ${n('04-gqtc', 13)} có đúng có sai.`,
    ),
    paragraph(
      `Kiến nghị thu hồi cho Nhà nước ${money('04-gqtc', 14)}; trả lại ${money('04-gqtc', 16)} cho ${n('04-gqtc', 18, 'tổ chức')}, ${n('04-gqtc', 19, 'cá nhân')}; kiến nghị xử lý hành chính ${n('04-gqtc', 20, 'tổ chức')}, ${n('04-gqtc', 21, 'cá nhân')} (${n('04-gqtc', 22)} cán bộ, công chức, viên chức); chuyển cơ quan điều tra ${n('04-gqtc', 23, 'vụ')}, ${n('04-gqtc', 24, 'đối tượng')}.`,
    ),
    section('4. Kết quả thi hành quyết định giải quyết khiếu nại, thực hiện kết luận nội dung tố cáo (Biểu 05/KQTH)'),
    paragraph(
      `- Quyết định: phải thi hành ${compared('05-kqth', 1, 'quyết định')}, đã thi hành xong ${compared('05-kqth', 2, 'quyết định')}; đã thu cho Nhà nước ${money('05-kqth', 5)}, đã trả tổ chức, cá nhân ${money('05-kqth', 9)}; đã xử lý hành chính ${n('05-kqth', 11, 'người')}; đã khởi tố ${n('05-kqth', 13, 'vụ')}, ${n('05-kqth', 14, 'người')}.`,
    ),
    paragraph(
      `- Kết luận: phải thực hiện ${compared('05-kqth', 16, 'kết luận')}, đã thực hiện xong ${compared('05-kqth', 17, 'kết luận')}; đã thu cho Nhà nước ${money('05-kqth', 20)}, đã trả tổ chức, cá nhân ${money('05-kqth', 24)}; đã xử lý hành chính ${n('05-kqth', 26, 'tổ chức')}, ${n('05-kqth', 27, 'cá nhân')}; đã khởi tố ${n('05-kqth', 29, 'vụ')}, ${n('05-kqth', 30, 'đối tượng')}.`,
    ),
    section('5. Bảo vệ người tố cáo (nếu có)'),
    ask('Số người được bảo vệ: vị trí công tác, việc làm; tính mạng, sức khỏe, tài sản, danh dự, nhân phẩm (chỉ ghi số lượng)'),
    section('6. Công tác quản lý nhà nước về tiếp công dân, giải quyết khiếu nại, tố cáo (Biểu 06/QLKNTC)'),
    ask('a) Sự lãnh đạo, chỉ đạo, điều hành của cấp ủy, chính quyền'),
    paragraph(
      `b) Ban hành mới ${n('06-qlkntc', 1, 'văn bản')}, sửa đổi, bổ sung ${n('06-qlkntc', 2)}, hủy bỏ ${n('06-qlkntc', 3)}; tập huấn, tuyên truyền ${n('06-qlkntc', 4, 'lớp')}, ${n('06-qlkntc', 5, 'người')}.`,
    ),
    paragraph(
      `c) Thanh tra trách nhiệm ${n('06-qlkntc', 6, 'cuộc')}, ${n('06-qlkntc', 7, 'đơn vị')}; ban hành ${n('06-qlkntc', 8, 'kết luận')}; kiến nghị xử lý hành chính ${n('06-qlkntc', 9, 'tổ chức')}, ${n('06-qlkntc', 10, 'cá nhân')}; chuyển cơ quan điều tra ${n('06-qlkntc', 11, 'tổ chức')}, ${n('06-qlkntc', 12, 'cá nhân')}; thực hiện ${n('06-qlkntc', 13, 'kết luận')}: đã xử lý hành chính ${n('06-qlkntc', 14, 'tổ chức')}, ${n('06-qlkntc', 15, 'cá nhân')}, đã khởi tố ${n('06-qlkntc', 16, 'vụ')}, ${n('06-qlkntc', 17, 'đối tượng')}.`,
    ),
    chapter('III. NHẬN XÉT, ĐÁNH GIÁ'),
    ask('1. Ưu điểm, kết quả'),
    paragraph(
      plain(
        `Tỷ lệ xử lý đơn ${share('02-xld', 2, 1)}; tỷ lệ thi hành xong quyết định giải quyết khiếu nại ${share('05-kqth', 2, 1)}, thực hiện xong kết luận tố cáo ${share('05-kqth', 17, 16)}.`,
      ),
    ),
    ask('2. Tồn tại, hạn chế'),
    ask('3. Nguyên nhân khách quan, chủ quan'),
    chapter('IV. DỰ BÁO TÌNH HÌNH'),
    ask('Lĩnh vực, vấn đề có thể phát sinh khiếu nại, tố cáo trong thời gian tiếp theo'),
    chapter('V. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU TRONG KỲ TIẾP THEO'),
    ask('Phương hướng, nhiệm vụ, giải pháp'),
    chapter('VI. KIẾN NGHỊ, ĐỀ XUẤT'),
    ask('Kiến nghị hoàn thiện chính sách, pháp luật (nêu rõ văn bản, nội dung)'),
    ask('Kiến nghị hướng dẫn thực hiện; đề xuất giải pháp; nội dung khác'),
  ];
}
