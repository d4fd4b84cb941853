// How a paper leaves the office and to whom: what is asked, and what usually stands there. Pure.

import type { PaperKind } from '../papers/catalogue.ts';
import { Called, type PersonData } from '../papers/frame.ts';
import { namesDenouncer } from './compose.ts';
import { printedPaper } from './print.ts';
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

type Addressed = Parameters<typeof printedPaper>[0];

/** Is the receiver the denouncer: then nobody types who it is. */
export const goesToDenouncer = (paper: Pick<PaperRow, 'sealed' | 'kind'>): boolean => paper.sealed && namesDenouncer(paper.kind);

/** To whom the paper itself says it goes; '' where it says nobody. */
export function usualReceiver(paper: Addressed): string {
  if (goesToDenouncer(paper)) return sealedReceiver;
  const printed = printedPaper(paper);
  const addressed = printed.to.filter((line) => !/^Địa chỉ:/u.test(line));
  const copied = printed.recipients
    .map((line) => line.replace(/^-\s*/u, '').replace(/[;.]$/u, ''))
    .filter((line) => !/^(Như |Lưu:)/u.test(line));
  // Some decisions name whom they decide for nowhere in "Nơi nhận".
  const { complainant } = paper.fields as { complainant?: PersonData };
  const decidedFor = complainant?.name ? [Called(complainant)] : [];
  const found = [...new Set(addressed.length > 0 ? addressed : [...decidedFor, ...copied])].join('; ');
  return /…/u.test(found) ? '' : found.slice(0, 300);
}

/** An office is written to over the network, a citizen by post. */
export function usualMeans(paper: Pick<PaperRow, 'fields'>): PaperMeans {
  return typeof paper.fields.toOrg === 'string' && paper.fields.toOrg !== '' ? 'network' : 'post';
}

/**
 * The ways open to a paper of this kind: nothing of a denunciation is posted for all to read but its conclusion, and never what goes to
 * the denouncer; nor does it go by a mailbox others read (khoản 3 Điều 8, khoản 1 Điều 40, khoản 1 Điều 56 Luật Tố cáo).
 */
export const meansFor = (paper: { sealed: boolean; kind: PaperKind | null }): readonly PaperMeans[] =>
  paper.sealed && paper.kind !== 'TC12_2019' ? paperMeans.filter((one) => one !== 'posting' && one !== 'email') : paperMeans;

/** Field name → sentence, for what is missing. */
export function sendingObjections(sending: Pick<Sending, 'means' | 'to'>): { means?: string; to?: string } {
  return {
    ...(sending.means === null ? { means: 'Chọn cách gửi văn bản' } : {}),
    ...(sending.to === '' ? { to: 'Nhập người nhận, nơi nhận văn bản' } : {}),
  };
}

/** "Dịch vụ bưu chính, đến Bà Nguyễn Thị Hạnh"; '' for a paper sent before this was asked. */
export function sentWords(paper: Pick<PaperRow, 'sentMeans' | 'sentTo'>): string {
  return [paper.sentMeans === '' ? '' : paperMeansNames[paper.sentMeans], paper.sentTo ? `đến ${paper.sentTo}` : '']
    .filter(Boolean)
    .join(', ');
}

export interface SendingFields {
  options: { value: PaperMeans; label: string }[];
  /** false: the receiver is the denouncer, whom nobody types. */
  asksReceiver: boolean;
  receiver: string;
  hint: string;
}
/** What the form of sending asks besides the day. */
export function sendingFields(paper: Pick<PaperRow, 'sealed' | 'kind'>): SendingFields {
  return {
    options: meansFor(paper).map((value) => ({ value, label: paperMeansNames[value] })),
    asksReceiver: !goesToDenouncer(paper),
    receiver: goesToDenouncer(paper) ? sealedReceiver : '',
    hint: paper.sealed ? 'Không ghi tên người tố cáo' : 'Như ghi vào sổ gửi văn bản; nhiều nơi thì cách nhau bằng dấu chấm phẩy',
  };
}
