// Whom a paper names after its own office: who resolves a second complaint (Điều 7 LKN), who carries the decision out, whom a letter urges. Pure.
import { raised } from '../../first-letter.ts';
import { fold } from '../../search/fold.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import { has } from '../papers/number.ts';

type Words = Readonly<Record<string, unknown>>;

/** "UBND thành phố Hà Nội" → "Chủ tịch Ủy ban nhân dân thành phố Hà Nội"; '' where the body above is no people's committee. */
export function chairmanOf(body: string): string {
  const place = /^(?:UBND|Ủy ban nhân dân) (.+)$/u.exec(body)?.[1];
  return place ? `Chủ tịch Ủy ban nhân dân ${place}` : '';
}

/** How an urging letter stands to whom it urges (điểm b khoản 1 Điều 26 Luật Tiếp công dân speaks of bodies below). */
export interface UrgedStanding {
  /** False: it asks, and demands nothing. */
  isBelow?: boolean;
  /** Of a reception board: the chairman it reports to. */
  reportsTo?: string;
  /** Of whom does not stand below: the matter was told at the desk, nothing had been sent to him that he could be late with. */
  isFirstTold?: boolean;
}

/** By the letterhead alone: a reception board has no body below it, it asks and reports to its chairman (khoản 1 Điều 32 NĐ 154/2026). */
export function standingByName(office: { name: string; superiorOrg: string }): UrgedStanding {
  if (!/^ban tiếp công dân/iu.test(office.name)) return {};
  const reportsTo = chairmanOf(/(?:UBND|Ủy ban nhân dân) .+$/u.exec(office.superiorOrg)?.[0] ?? '');
  return { isBelow: false, ...(reportsTo ? { reportsTo } : {}) };
}

/** An office by whose name alone nobody stands below: a reception board guides or sends on what it hears, it demands of nobody. */
export const hasNobodyBelow = (office: string): boolean => standingByName({ name: office, superiorOrg: '' }).isBelow === false;

/** Names of offices as they are compared, however they are written. */
export const plainly = (words: string): string => fold(words).replaceAll('uy ban nhan dan', 'ubnd').trim();

/** The office itself or its head, however it is written: nobody complains a second time to whoever decided the first. */
export function isOwnOffice(resolver: string, office: string): boolean {
  const [named, own] = [plainly(resolver), plainly(office)];
  if (own === '') return false;
  // "phường Ngọc Hà", "Chủ tịch phường Ngọc Hà": a place and its office are one in such words.
  const bare = (words: string) => words.replace(/^chu tich /u, '').replace(/^ubnd /u, '');
  return named === own || named.endsWith(` ${own}`) || (own.startsWith('ubnd ') && bare(named) === bare(own));
}

const textOf = (value: unknown): string => (typeof value === 'string' && has(value) ? value.trim() : '');

/** A letter by which a reception board asks for what it only heard at its desk: nothing was sent on that it could follow (decision 0075). */
export const isBoardsToldLetter = ({ kind, fields = {} }: { kind: PaperKind; fields?: Words }): boolean =>
  kind === 'HANDLING_LETTER' &&
  fields.purpose === 'urge' &&
  hasNobodyBelow(textOf(fields.issuingOrg)) &&
  textOf(fields.visitedOn) !== '';

/** Why a board's urging letter drafted before decision 0075 goes no further, with what to do; undefined where it may. */
function boardObjection(fields: Words): string | undefined {
  if (isBoardsToldLetter({ kind: 'HANDLING_LETTER', fields }))
    return 'Ban Tiếp công dân không có cơ quan cấp dưới, không yêu cầu, đôn đốc nội dung mới nghe tại buổi tiếp (Điều 26 Luật Tiếp công dân). Mở lượt tiếp: đã ghi việc trả lời công dân thì chọn Ghi lại việc trả lời đã ghi nhầm trước, ngày đã trả lời hiện sẵn khi ghi lại. Sau đó chọn Ghi kết quả tiếp là Hướng dẫn hoặc Chuyển đơn: văn bản của kết quả ấy thay dự thảo này.';
  if (fields.isBelow !== false && hasNobodyBelow(textOf(fields.issuingOrg)))
    return 'Dự thảo còn ghi “yêu cầu” theo căn cứ dành cho cấp trên, Ban Tiếp công dân chỉ đôn đốc, đề nghị. Mở Sửa dự thảo rồi lưu để phần mềm ghi lại căn cứ; dự thảo đã phê duyệt thì lãnh đạo thu hồi, lập lại.';
  return undefined;
}

/** What a decision on a complaint does not say, or says wrongly, of those after it, or a letter that urges nobody or by no right; undefined where nothing is amiss. */
export function nextInstanceObjection({ kind, fields }: { kind: PaperKind; fields?: Words }): string | undefined {
  if (fields === undefined) return undefined;
  if (kind === 'HANDLING_LETTER' && fields.purpose === 'urge')
    return textOf(fields.toOrg) === ''
      ? 'Văn bản đôn đốc chưa chọn nơi nhận. Sửa dự thảo, nhập cơ quan nhận văn bản.'
      : boardObjection(fields);
  if (kind !== 'KN15_2020' && kind !== 'KN16_2020') return undefined;
  const resolver = textOf(fields.secondResolver);
  const amiss = [
    kind === 'KN15_2020' && resolver === '' && 'Điều 3 chưa ghi người có thẩm quyền giải quyết khiếu nại lần hai',
    resolver !== '' &&
      isOwnOffice(resolver, textOf(fields.issuingOrg)) &&
      `Điều 3 hướng dẫn khiếu nại lần hai đến chính nơi ra quyết định này (${resolver})`,
    textOf(fields.executors) === '' && 'điều cuối chưa ghi người chịu trách nhiệm thi hành',
  ].filter((one) => one !== false);
  if (amiss.length === 0) return undefined;
  const said = amiss.join('; ');
  return `${raised(said)}. Lãnh đạo thu hồi dự thảo này, rồi người giải quyết ra lại quyết định: biểu mẫu mở với nội dung đã ghi, chỉ nhập chỗ còn thiếu.`;
}
