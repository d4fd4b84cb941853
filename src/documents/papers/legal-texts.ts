// The laws, decrees and circulars a paper cites, as they stood on its day: Luật 136/2025/QH15 and NĐ 155, 156/2026 from 01/7/2026
// (legal.md §0.3, §1.1). A paper without a day yet is one of the day it was drafted.
import { has, type Maybe } from './number.ts';

const REFORM = '2026-07-01';

/** Whether Luật 136/2025/QH15 and NĐ 154, 155, 156/2026 are in force on the day of a paper. */
export const inForce2026 = (date: Maybe): boolean => !has(date) || date >= REFORM;

/** The day whose law and forms a paper goes by: its own, of a draft that on which it was begun. */
export const lawDay = ({ date, draftedOn }: { date?: Maybe; draftedOn?: Maybe }): Maybe => (has(date) ? date : draftedOn);

/** Standing bases of complaint decisions, by the day of the paper (Luật 136/2025/QH15 and NĐ 155/2026 from 01/7/2026). */
export function complaintBases(date: Maybe): string[] {
  const amended = inForce2026(date) ? '; được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP ngày 15 tháng 5 năm 2026' : '';
  return [
    'Căn cứ Luật Khiếu nại ngày 11 tháng 11 năm 2011',
    ...(inForce2026(date) ? [reformLaw] : []),
    `Căn cứ Nghị định số 124/2020/NĐ-CP ngày 19 tháng 10 năm 2020 của Chính phủ quy định chi tiết một số điều và biện pháp thi hành Luật Khiếu nại${amended}`,
  ];
}

/** Standing bases of denunciation decisions: the article of the law, the article of NĐ 31/2019 (none → the decree as a whole). */
export function denunciationBases(date: Maybe, lawArticle: number, decreeArticle: number | null): string[] {
  const amended = inForce2026(date) ? '; được sửa đổi, bổ sung bởi Nghị định số 156/2026/NĐ-CP ngày 15 tháng 5 năm 2026' : '';
  const decree = decreeArticle === null ? 'Căn cứ Nghị định' : `Căn cứ Điều ${decreeArticle} Nghị định`;
  return [
    `Căn cứ Điều ${lawArticle} Luật Tố cáo ngày 12 tháng 6 năm 2018`,
    ...(inForce2026(date) ? [reformLaw] : []),
    `${decree} số 31/2019/NĐ-CP ngày 10 tháng 4 năm 2019 của Chính phủ quy định chi tiết một số điều và biện pháp tổ chức thi hành Luật Tố cáo${amended}`,
  ];
}

const reformLaw =
  'Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Tiếp công dân, Luật Khiếu nại, Luật Tố cáo ngày 10 tháng 12 năm 2025';

/** NĐ 154/2026, under the Luật Tiếp công dân from 01/7/2026. */
export const receptionDecree = 'Nghị định số 154/2026/NĐ-CP ngày 15 tháng 5 năm 2026 của Chính phủ';

/** Điều 28 NĐ 124/2020, the dialogue, as a paper cites it on that day. */
export const dialogueArticle = (date: Maybe): string =>
  `Điều 28 Nghị định số 124/2020/NĐ-CP${inForce2026(date) ? ', được sửa đổi, bổ sung bởi Nghị định số 155/2026/NĐ-CP' : ''}`;

interface DatedText {
  /** First day it is cited. */
  from: string;
  words: string;
}

/**
 * The circular on handling petitions by the day it came into force. No circular replacing TT 05/2021 was found (legal.md §16, 1):
 * when one comes it is a line here, and until then the office may write its own basis on each paper.
 */
const processingCirculars: readonly DatedText[] = [
  {
    from: '2014-12-15',
    words:
      'Thông tư số 07/2014/TT-TTCP ngày 31 tháng 10 năm 2014 của Thanh tra Chính phủ quy định quy trình xử lý đơn khiếu nại, đơn tố cáo, đơn kiến nghị, phản ánh',
  },
  {
    from: '2021-11-15',
    words:
      'Thông tư số 05/2021/TT-TTCP ngày 01 tháng 10 năm 2021 của Tổng Thanh tra Chính phủ quy định quy trình xử lý đơn khiếu nại, đơn tố cáo, đơn kiến nghị, phản ánh',
  },
];

/** The circular on handling petitions in force on the day of a paper. */
export function processingCircular(date: Maybe): string {
  const known = processingCirculars.filter((one) => !has(date) || one.from <= date);
  return (known.at(-1) ?? processingCirculars[0])?.words ?? '';
}

/** "Luật Khiếu nại", as a sentence cites it on that day. */
export function complaintLaw(date: Maybe): string {
  return `Luật Khiếu nại ngày 11 tháng 11 năm 2011${amendedLaw(date)}`;
}

/** "Luật Tố cáo", as a sentence cites it on that day. */
export function denunciationLaw(date: Maybe): string {
  return `Luật Tố cáo ngày 12 tháng 6 năm 2018${amendedLaw(date)}`;
}

/** The decree under the Luật Tố cáo. */
export function denunciationDecree(date: Maybe): string {
  const amended = inForce2026(date) ? ' (được sửa đổi, bổ sung bởi Nghị định số 156/2026/NĐ-CP ngày 15 tháng 5 năm 2026)' : '';
  return `Nghị định số 31/2019/NĐ-CP ngày 10 tháng 4 năm 2019 của Chính phủ${amended}`;
}

const amendedLaw = (date: Maybe) => (inForce2026(date) ? ' (được sửa đổi, bổ sung bởi Luật số 136/2025/QH15)' : '');

/** What a petition of several contents is guided by: no article of the circular is confirmed for it, its form is (legal.md §4.5, §6.2). */
export function splittingForm(date: Maybe): string {
  const form = has(date) && date < '2021-11-15' ? 'Mẫu số 07-XLĐ' : 'Mẫu số 05';
  return `${form} ban hành kèm theo ${processingCircular(date)}`;
}
