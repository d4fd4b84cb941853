// The citizen's paper as it lies on the desk: A4, in the citizen's own words, to be printed or read on screen. Pure.
import { addDays, formatLongDate } from '../deadlines/dates.ts';
import type { Exercise } from './exercise.ts';
import { numberName } from './exercise-names.ts';
import { type Blanks, fillWords } from './fill-words.ts';

export interface PaperSheet {
  heading: string;
  addressee: string;
  /** 'Hà Nội, ngày 12 tháng 02 năm 2026'; '' when the paper bears no date. */
  placeAndDate: string;
  about: string[];
  paragraphs: string[];
  request: string;
  enclosures: string[];
  signed: { capacity: string; name: string; mark: string };
  others: string[];
  caption: string;
}

/** The name of the page, which a browser prints at the head of the sheet: it says no more than the paper does. */
export const paperName = (number: number): string => `Đơn của công dân, ${numberName(number).toLocaleLowerCase('vi')}`;

/** @param number of the exercise in its class; 0 where it has none yet */
export function paperSheet(exercise: Exercise, number: number, blanks: Blanks): PaperSheet {
  const { paper } = exercise;
  const fill = (text: string) => fillWords(text, blanks);
  const { sender } = paper;
  return {
    heading: fill(paper.title),
    addressee: fill(paper.to),
    placeAndDate:
      paper.writtenDaysBack === null ? '' : `${paper.place}, ${formatLongDate(addDays(blanks.day, -paper.writtenDaysBack))}`,
    about: sender
      ? [
          `Tôi tên là: ${sender.name}${sender.birthYear ? `, sinh năm ${sender.birthYear}` : ''}`,
          ...(sender.idNumber ? [`Số căn cước: ${sender.idNumber}`] : []),
          `Địa chỉ: ${fill(sender.address)}`,
          ...(sender.phone ? [`Điện thoại: ${sender.phone}`] : []),
        ]
      : [],
    paragraphs: paper.paragraphs.map(fill),
    request: fill(paper.request),
    enclosures: paper.enclosures.map(fill),
    signed: {
      capacity: 'Người làm đơn',
      name: sender?.name ?? '',
      mark: sender ? (paper.isSigned ? '(đã ký)' : '(không có chữ ký)') : '(không ký tên)',
    },
    others: paper.others,
    caption: `Tài liệu tập huấn, nhân vật và sự việc là giả định. ${numberName(number)}.`,
  };
}
