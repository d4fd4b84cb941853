// A letter that sends its reader to the very office it comes from: what came along from an office that ended may name the one that holds
// it now. Nobody says there that it is not competent and asks for a letter to itself. Pure.
import type { PaperKind } from '../papers/catalogue.ts';
import { has } from '../papers/number.ts';
import { isOwnOffice, plainly } from './next-instance.ts';

type Words = Readonly<Record<string, unknown>>;
const textOf = (value: unknown): string => (typeof value === 'string' && has(value) ? value.trim() : '');
const wordsIn = (value: unknown): Words => (typeof value === 'object' && value !== null ? (value as Words) : {});

/** Where a notice to the sender says his letter went, or is to go; what another office had sent before stays told. */
function toldDestination(outcome: Words): string {
  if (outcome.result === 'guided') return textOf(outcome.competentOrg);
  if (outcome.result === 'urged') return textOf(outcome.urgedOrg);
  return outcome.result === 'transferred' && !outcome.letterNumber && !outcome.sentByOrg ? textOf(outcome.toOrg) : '';
}

/** Said by a refusal in the officer's own words: "thuộc thẩm quyền của Chủ tịch …", "gửi đơn đến …"; '' where it names this office in no such place. */
function refusalDestination(reason: string, office: string): string {
  const place = plainly(office);
  if (place === '') return '';
  const sends = [...plainly(reason).matchAll(/(khong )?(thuoc tham quyen|gui (?:don )?(?:den|toi|ve))([^.;]*)/gu)];
  return sends.some(([, not, , rest]) => !not && rest?.includes(place)) ? office : '';
}

/** Whom a paper names as the office to turn to, where that is the one it comes from; '' for every other. */
export function ownDestination({ kind, fields = {} }: { kind: PaperKind; fields?: Words }): string {
  const office = textOf(fields.issuingOrg);
  const own = (named: string) => (named !== '' && isOwnOffice(named, office) ? named : '');
  switch (kind) {
    case 'XLD02_2021':
      return own(textOf(fields.competentOrg));
    case 'XLD03_2021':
    case 'XLD04_2021':
    case 'HANDLING_LETTER':
      return own(textOf(fields.toOrg));
    // Of several contents one may well be this office's.
    case 'XLD05_2021': {
      const named = Array.isArray(fields.contents) ? fields.contents.map((one) => own(textOf(wordsIn(one).competentOrg))) : [];
      return named.every((one) => one !== '') ? (named[0] ?? '') : '';
    }
    case 'NOTICE_TO_SENDER':
      return own(toldDestination(wordsIn(fields.outcome)));
    case 'KN04_2026':
      return refusalDestination(textOf(fields.reason), office);
    case 'TC05_2019':
      return wordsIn(fields.outcome).accepted === false ? refusalDestination(textOf(wordsIn(fields.outcome).reason), office) : '';
    default:
      return '';
  }
}

/** What is amiss, as a sentence with what to do; undefined where nothing is. @param proposalState how the proposal stands that it carries out */
export function ownDestinationObjection(
  paper: { kind: PaperKind; fields?: Words },
  proposalState: string | null | undefined,
): string | undefined {
  const named = ownDestination(paper);
  if (named === '') return undefined;
  const said = `Văn bản hướng dẫn, chuyển đơn đến chính cơ quan đang giữ đơn (${named}).`;
  if (proposalState === 'approved')
    return `${said} Lãnh đạo thu hồi văn bản này, phê duyệt được rút lại cùng; sau đó trả lại đề xuất để chuyên viên phân loại lại, đề xuất thụ lý.`;
  if (typeof proposalState === 'string')
    return `${said} Trả lại đề xuất để chuyên viên phân loại lại, đề xuất thụ lý hoặc chọn đúng nơi có thẩm quyền.`;
  return `${said} Sửa dự thảo, ghi đúng nơi có thẩm quyền; đơn thuộc thẩm quyền của cơ quan mình thì lãnh đạo thu hồi văn bản này để đề xuất thụ lý.`;
}
