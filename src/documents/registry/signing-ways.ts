// Which ways of signing a kind of paper allows. What the law lets nobody but the resolver decide is signed by the head, or for him by a
// deputy; every other paper by whoever Điều 13 NĐ 30/2020/NĐ-CP lets sign (signer.ts). Pure.
import type { PaperKind } from '../papers/catalogue.ts';
import type { Capacity } from './signer.ts';

interface SigningWays {
  ways: readonly Capacity[];
  /** The article that makes it the resolver's own act. */
  basis: string;
  /** What of it these articles leave open, so that an office's lawyer may narrow it here: a deputy who signs for the head. */
  open: readonly Capacity[];
}

const resolvers = (basis: string): SigningWays => ({ ways: ['self', 'KT'], basis, open: ['KT'] });

const orders = resolvers('Điều 34 Luật Tố cáo');
const interruptions = resolvers('Điều 11a Luật Khiếu nại');

export const signingWays: Partial<Record<PaperKind, SigningWays>> = {
  KN14A_2026: interruptions,
  KN14B_2026: interruptions,
  KN15_2020: resolvers('Điều 31 Luật Khiếu nại'),
  KN16_2020: resolvers('Điều 40 Luật Khiếu nại'),
  TC01_2019: resolvers('khoản 4 Điều 30 Luật Tố cáo'),
  TC04_2019: resolvers('Điều 29 Luật Tố cáo'),
  TC12_2019: resolvers('Điều 35 Luật Tố cáo'),
  TC_SUSPEND: orders,
  TC_TERMINATE: orders,
  TC_RESUME: orders,
};

/** May a paper of this kind be signed this way. */
export const allowsWay = (kind: PaperKind, way: Capacity): boolean => signingWays[kind]?.ways.includes(way) ?? true;

/** In which way the lines over a signature sign. */
export function wayOf(signerTitle: string): Capacity {
  const opening = /^(TM|KT|TL|TUQ)\./u.exec(signerTitle)?.[1];
  return opening ? (opening as Capacity) : 'self';
}

/** Why a paper of this kind does not bear these lines over its signature, as a sentence; undefined where it may. */
export function linesObjection(kind: PaperKind, signerTitle: string): string | undefined {
  const way = wayOf(signerTitle);
  if (allowsWay(kind, way)) return undefined;
  return `Người giải quyết tự mình ký văn bản này (${signingWays[kind]?.basis}), không ký ${way}. Chọn người đứng đầu, hoặc cấp phó ký KT.`;
}
