// Which ways of signing a kind of paper allows. What the law lets nobody but the resolver decide, or the head issue, is signed by him or for him by a
// deputy; so is what its form puts under "Chức danh người đứng đầu" (KN 03, KN 04); every other paper by whoever Điều 13 NĐ 30/2020/NĐ-CP lets sign
// (signer.ts). The forms of TC 05, TC 06 say "Chức vụ của người ký" and leave it open, as the law does of the invitation, of the notice of a conclusion
// and of the conclusion of a reception (khoản 2 Điều 25 NĐ 154/2026: what the head directed "được lập thành văn bản"). Decision 0077. Pure.
import type { PaperKind } from '../papers/catalogue.ts';
import type { Capacity } from './signer.ts';

interface SigningWays {
  ways: readonly Capacity[];
  /** Whose own act it is, as a sentence opens with him. */
  who: string;
  /** The article that makes it his. */
  basis: string;
  /** What of it these articles leave open, so that an office's lawyer may narrow it here: a deputy who signs for the head. */
  open: readonly Capacity[];
}

const heads = (basis: string, who = 'Người đứng đầu'): SigningWays => ({ ways: ['self', 'KT'], who, basis, open: ['KT'] });
const resolvers = (basis: string) => heads(basis, 'Người giải quyết');
/** Whoever is charged with a verification may form the team himself: then it is his body's paper. */
const verifiers = (basis: string) => heads(basis, 'Người giải quyết, hoặc người đứng đầu cơ quan được giao xác minh,');

const orders = resolvers('Điều 34 Luật Tố cáo');
const interruptions = resolvers('Điều 11a Luật Khiếu nại');

export const signingWays: Partial<Record<PaperKind, SigningWays>> = {
  TCD01_2026: heads('khoản 3 Điều 4 Nghị định 154/2026/NĐ-CP'),
  KN03_2026: heads('Mẫu số 03 Nghị định 124/2020/NĐ-CP'),
  KN04_2026: heads('Mẫu số 04 Nghị định 124/2020/NĐ-CP'),
  KN05_2020: verifiers('Điều 18 Nghị định 124/2020/NĐ-CP'),
  KN14A_2026: interruptions,
  KN14B_2026: interruptions,
  KN15_2020: resolvers('Điều 31 Luật Khiếu nại'),
  KN16_2020: resolvers('Điều 40 Luật Khiếu nại'),
  TC01_2019: resolvers('khoản 4 Điều 30 Luật Tố cáo'),
  TC04_2019: resolvers('Điều 29 Luật Tố cáo'),
  TC07_2019: verifiers('Điều 10 Nghị định 31/2019/NĐ-CP'),
  TC_VERIFY_LETTER: resolvers('khoản 1 Điều 31 Luật Tố cáo'),
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
  const { who, basis } = signingWays[kind] ?? heads('');
  return `${who} tự mình ký văn bản này (${basis}), không ký ${way}. Chọn người đứng đầu, hoặc cấp phó ký KT.`;
}
