// The decision or letter that orders a verification comes before the work (Điều 18 NĐ 124/2020, Điều 10 NĐ 31/2019, khoản 1 Điều 31 LTC). Work that was
// done on paper before is recorded all the same: said, asked about, never refused. Pure.
import { formatDate } from '../deadlines/dates.ts';
import { type PaperKind, paperCatalogue } from '../documents/papers/catalogue.ts';
import type { Given } from './effect.ts';
import type { Facts } from './workflow.ts';

/** By which article each is made. */
const orders: readonly (readonly [PaperKind, string])[] = [
  ['KN05_2020', 'Điều 18 Nghị định 124/2020/NĐ-CP'],
  ['TC07_2019', 'Điều 10 Nghị định 31/2019/NĐ-CP'],
  ['TC_VERIFY_LETTER', 'khoản 1 Điều 31 Luật Tố cáo'],
];

/** The order that is drafted and has no number yet, with its article; [] once it is issued. */
const awaited = ({ unissued }: Pick<Facts, 'unissued'>) => orders.find(([one]) => unissued.includes(one)) ?? [];

/** That the days of the verification are counted from the day of assignment only for the time being; '' once the order bears its day. */
export function countedForNow(facts: Pick<Facts, 'unissued'>): string {
  const [kind] = awaited(facts);
  if (kind === undefined) return '';
  return `tạm tính từ ngày giao, ${kind === 'TC_VERIFY_LETTER' ? 'văn bản giao xác minh' : 'quyết định'} chưa cấp số`;
}

/** That the order is not issued yet, as a sentence; '' once it is. */
export function orderAwaited(facts: Pick<Facts, 'unissued'>): string {
  const [kind, law] = awaited(facts);
  return kind === undefined
    ? ''
    : `“${paperCatalogue[kind].title}” chưa được cấp số: văn bản này phải ban hành trước khi làm việc, xác minh (${law}).`;
}

/** Why a session of that day is asked about; '' where the only order there is was issued by then, or none was issued here. */
export function beforeOrder(on: string, { issued, steps }: Pick<Given, 'issued' | 'steps'>): string {
  const issuedOn = orders.map(([kind]) => issued.get(kind)?.on).find((one) => one !== undefined);
  if (issuedOn === undefined || on >= issuedOn || steps.filter(({ kind }) => kind === 'assignment').length > 1) return '';
  return `Ngày này trước ngày ban hành văn bản giao xác minh ${formatDate(issuedOn)}. Sửa ngày, hoặc đánh dấu khi việc đã làm trước đó`;
}
