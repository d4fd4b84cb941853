// How a paper leaves the office and to whom: what is asked, and what usually stands there. Pure.

import { formatDate } from '../../deadlines/dates.ts';
import type { PaperKind } from '../papers/catalogue.ts';
import type { PersonData } from '../papers/frame.ts';
import { type ApprovedDays, beforeApproval } from './approved-day.ts';
import { namesDenouncer } from './compose.ts';
import type { PaperRow } from './records.ts';

export const paperMeans = ['post', 'hand', 'network', 'email', 'posting'] as const;
export type PaperMeans = (typeof paperMeans)[number];
export const paperMeansNames: Record<PaperMeans, string> = {
  post: 'Dịch vụ bưu chính',
  hand: 'Giao trực tiếp, có ký nhận',
  network: 'Trục liên thông văn bản, phần mềm này',
  email: 'Thư điện tử',
  posting: 'Niêm yết công khai',
};

/** One sending: the day 'YYYY-MM-DD', the manner, the receiver as the sending book says it. */
export interface Sending {
  on: string;
  means: PaperMeans | null;
  to: string;
}

/** What stands in the place of a denouncer's name, and of his only. */
export const sealedReceiver = 'Người tố cáo (được bảo mật)';

/** Is the receiver the denouncer: then nobody types who it is. */
export const goesToDenouncer = (paper: Pick<PaperRow, 'sealed' | 'kind'>): boolean => paper.sealed && namesDenouncer(paper.kind);

const goesToOffice = ({ fields }: Pick<PaperRow, 'fields'>): boolean => typeof fields.toOrg === 'string' && fields.toOrg !== '';

/** It is for a citizen whose petition does not say where he lives: no post reaches him. */
function lacksAddress(paper: Pick<PaperRow, 'fields'>): boolean {
  const { recipient, complainant, sender } = paper.fields as Record<string, PersonData | string | null | undefined>;
  const citizen = recipient ?? complainant ?? sender;
  return !goesToOffice(paper) && typeof citizen === 'object' && citizen !== null && 'address' in citizen && !citizen.address;
}

/** An office is written to over the network, a citizen by post. */
export function usualMeans(paper: Pick<PaperRow, 'fields'>): PaperMeans {
  return goesToOffice(paper) ? 'network' : 'post';
}

/**
 * The ways open to a paper of this kind: nothing of a denunciation is posted for all to read but its conclusion, and never what goes to
 * the denouncer; nor does it go by a mailbox others read (khoản 3 Điều 8, khoản 1 Điều 40, khoản 1 Điều 56 Luật Tố cáo).
 */
export const meansFor = (paper: { sealed: boolean; kind: PaperKind | null }): readonly PaperMeans[] =>
  paper.sealed && paper.kind !== 'TC12_2019' ? paperMeans.filter((one) => one !== 'posting' && one !== 'email') : paperMeans;

/** Field name → sentence, for what is missing or cannot be. */
export function sendingObjections(
  paper: Pick<PaperRow, 'sealed' | 'kind' | 'issuedOn' | 'fields'>,
  { on, means, to }: Sending,
  today: string,
  approved: ApprovedDays,
): Record<string, string> {
  const errors: Record<string, string> = {};
  const { sendBy } = paper.fields;
  if (on > today) errors.sentOn = 'Ngày gửi không được sau hôm nay';
  else if (paper.issuedOn && on < paper.issuedOn) errors.sentOn = 'Ngày gửi không được trước ngày ban hành';
  else if (beforeApproval(on, approved, 'send')) errors.sentOn = beforeApproval(on, approved, 'send');
  else if (typeof sendBy === 'string' && on > sendBy)
    errors.sentOn = `Phải gửi chậm nhất ngày ${formatDate(sendBy)} mới đủ thời gian báo trước theo luật. Ghi lại việc mời với ngày khác`;
  if (means === null) errors.means = 'Chọn cách gửi văn bản';
  else if (!meansFor(paper).includes(means))
    errors.means = 'Văn bản của đơn tố cáo không niêm yết công khai, không gửi thư điện tử. Chọn cách gửi khác';
  if (to === '') errors.to = 'Nhập người nhận, nơi nhận văn bản';
  return errors;
}

/** One receipt: the day 'YYYY-MM-DD', and who signed for it; '' where nobody did, or he is the denouncer. */
export interface Receipt {
  on: string;
  by: string;
}

/** Field name → sentence. What is handed over is signed for; a letter or a message may come without a name. */
export function receiptObjections(
  paper: Pick<PaperRow, 'sealed' | 'kind'>,
  sending: Pick<Sending, 'on' | 'means'>,
  { on, by }: Receipt,
  today: string,
): Record<string, string> {
  const errors: Record<string, string> = {};
  if (on > today) errors.receivedOn = 'Ngày nhận không được sau hôm nay';
  else if (on < sending.on) errors.receivedOn = `Ngày nhận không được trước ngày gửi ${formatDate(sending.on)}`;
  if (sending.means === 'hand' && by === '' && !goesToDenouncer(paper))
    errors.receivedBy = 'Nhập người ký nhận: văn bản được giao trực tiếp';
  return errors;
}

/** "25/11/2026, Nguyễn Thị Hạnh ký nhận"; '' while it is not received, or its day was not asked. */
export function receivedWords(paper: Pick<PaperRow, 'receivedOn' | 'receivedBy'>): string {
  if (paper.receivedOn === null) return '';
  return [formatDate(paper.receivedOn), paper.receivedBy ? `${paper.receivedBy} ký nhận` : ''].filter(Boolean).join(', ');
}

export interface ReceiptFields {
  /** false: whoever signs is the denouncer, whom nobody types. */
  asksSigner: boolean;
  receiver: string;
  dayHint: string;
  signerHint: string;
  /** false: it may turn out not to have been received. */
  mustHaveDay: boolean;
}
/** What the form of a receipt asks. */
export function receiptFields(
  paper: Pick<PaperRow, 'sealed' | 'kind' | 'sentOn' | 'sentMeans'>,
  { mustHaveDay }: { mustHaveDay: boolean },
): ReceiptFields {
  return {
    asksSigner: !goesToDenouncer(paper),
    receiver: goesToDenouncer(paper) ? sealedReceiver : '',
    dayHint: mustHaveDay
      ? `Theo giấy báo nhận hoặc sổ giao; từ ngày gửi ${paper.sentOn ? formatDate(paper.sentOn) : ''} đến hôm nay`
      : 'Để trống nếu thực tế chưa nhận: văn bản trở lại trạng thái Đã gửi',
    signerHint: paper.sealed ? 'Không ghi tên người tố cáo' : 'Như trên giấy báo nhận, sổ giao văn bản',
    mustHaveDay,
  };
}

/** "Dịch vụ bưu chính, đến Bà Nguyễn Thị Hạnh"; '' for a paper sent before this was asked. */
export function sentWords(paper: Pick<PaperRow, 'sentMeans' | 'sentTo'>): string {
  return [paper.sentMeans === '' ? '' : paperMeansNames[paper.sentMeans], paper.sentTo ? `đến ${paper.sentTo}` : '']
    .filter(Boolean)
    .join(', ');
}

const noAddressWords =
  'Văn bản không ghi địa chỉ người nhận: không gửi theo đường bưu chính được. Giao trực tiếp khi người gửi đơn đến, hoặc ghi địa chỉ ở đây nếu đã biết.';

export interface SendingFields {
  options: { value: PaperMeans; label: string }[];
  /** false: the receiver is the denouncer, whom nobody types. */
  asksReceiver: boolean;
  receiver: string;
  hint: string;
}
/** What the form of sending asks besides the day. */
export function sendingFields(paper: Pick<PaperRow, 'sealed' | 'kind' | 'fields'>): SendingFields {
  const hint = paper.sealed
    ? 'Không ghi tên người tố cáo'
    : 'Như ghi vào sổ gửi văn bản; nhiều nơi thì cách nhau bằng dấu chấm phẩy';
  return {
    options: meansFor(paper).map((value) => ({ value, label: paperMeansNames[value] })),
    asksReceiver: !goesToDenouncer(paper),
    receiver: goesToDenouncer(paper) ? sealedReceiver : '',
    hint: !paper.sealed && lacksAddress(paper) ? `${noAddressWords} ${hint}` : hint,
  };
}
