// The receipt 02/TCD at the desk: whoever wrote the visit down signs it and hands a copy over (§3.3), also where the visit is sealed
// from him. Of a denunciation it names nobody: the name is written by hand.
import type { Actor } from '../accounts/actor.ts';
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import { findReceipt, isOpenReceipt, type PaperLine, printedReceipt, receivedItems } from '../documents/queries.ts';
import { NotFound, NotPermitted } from '../errors.ts';
import type { Context } from '../web/pages.ts';
import { type Reply, view } from '../web/reply.ts';
import type { EntryDocument } from './entry-form.ts';
import { loadVisit, type VisitRow } from './records.ts';
import { visitNumber } from './visit.ts';
import { isBlindTo } from './workflow.ts';

type Received = Pick<VisitRow, 'unitId' | 'id' | 'sealed' | 'registeredBy'>;

const printHref = (visit: { id: number }) => `/visits/${visit.id}/receipt/print`;

/** Of this one kind of paper the wall gives way, and to the officer who signs it alone. */
const maySee = (actor: Actor, visit: Received): boolean =>
  visit.unitId === actor.unitId && (!isBlindTo(actor, visit) || visit.registeredBy === actor.accountId);

/** The receipt that stands for a visit, as this officer may print it; undefined where there is none for him. */
export async function receiptOf(tx: UnitTx, actor: Actor, visit: Received) {
  if (!maySee(actor, visit)) return undefined;
  return seeingOwn(tx, visit.sealed, () => findReceipt(tx, visit));
}

/** The receipt as a line of the visit's papers, for who finds no other paper of it. */
export const receiptLine = (visit: { id: number }): PaperLine => ({
  title: 'Giấy biên nhận thông tin, tài liệu (Mẫu 02/TCD)',
  href: printHref(visit),
  meta: 'Họ tên người tố cáo để trống, ghi bằng tay',
  tag: { words: 'Sẵn sàng in, ký', colour: 'blue', icon: 'signature' },
  isRevoked: false,
});

/** The citizen takes a copy along. */
export const receiptStep = (visit: { id: number }) => ({
  href: printHref(visit),
  label: 'In giấy biên nhận 02/TCD',
  icon: 'printer',
});

/** @throws NotFound where nothing was handed over; NotPermitted to a colleague of whoever took the denunciation in */
export async function printReceipt(context: Context): Promise<Reply> {
  const { tx, actor } = context;
  const visit = await loadVisit(tx, context.id);
  if (visit.unitId !== actor.unitId) throw new NotFound();
  const back = `/visits/${visit.id}`;
  if (!maySee(actor, visit))
    throw new NotPermitted('Giấy biên nhận của lượt tiếp có nội dung tố cáo chỉ người ghi sổ và người được đọc hồ sơ in.', back);
  const receipt = await receiptOf(tx, actor, visit);
  if (!receipt) throw new NotFound();
  const paper = printedReceipt(receipt);
  context.observe({ kind: 'receipt.printed', unitId: visit.unitId, visitId: visit.id, sealed: visit.sealed });
  const toolbar = {
    back: { href: back, label: 'Về lượt tiếp' },
    docxHref: '',
    text: visit.sealed ? 'Họ tên, số giấy tờ của người tố cáo để trống: ghi bằng tay trên bản in.' : '',
  };
  return view('documents/paper', { title: `Giấy biên nhận ${visitNumber(visit)}`, paper, toolbar }, { layout: 'print' });
}

/** The documents of an open visit's receipt, while nobody has signed it; [] where none was made, undefined once it is signed. */
export async function openReceiptItems(tx: UnitTx, visit: { unitId: number; id: number }): Promise<EntryDocument[] | undefined> {
  const receipt = await findReceipt(tx, visit);
  if (receipt && !isOpenReceipt(receipt)) return undefined;
  return receivedItems(receipt);
}
