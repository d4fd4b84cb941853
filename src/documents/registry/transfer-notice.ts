// The notice that tells whoever wrote where the petition went: the law holds it to the period of the transfer itself (khoản 2 Điều 24 LTC).
// Of a denunciation the body below was asked to resolve, it is owed without a period (khoản 4 Điều 38 LTC).
import type { Tx } from '../../database/tx.ts';
import { isSentOn } from '../../petitions/petition.ts';
import { loadPetition } from '../../petitions/queries.ts';
import { endTransferDuty, oweTransferNotice } from '../../petitions/transfer-duty.ts';
import type { Act } from '../../web/act.ts';
import { createPaper } from './actions.ts';
import type { PaperRow } from './records.ts';

type Kind = Pick<PaperRow, 'kind' | 'petitionId' | 'proceedingId' | 'fields'>;

const resultOf = ({ fields }: Pick<Kind, 'fields'>) => (fields as { outcome?: { result?: string } }).outcome?.result ?? '';

/** It tells that the body below was asked to go on (khoản 4 Điều 38 LTC). */
export const isUrgedNotice = (paper: Kind): boolean =>
  paper.kind === 'NOTICE_TO_SENDER' && paper.proceedingId === null && resultOf(paper) === 'urged';

const isTransferNotice = <P extends Kind>(paper: P): paper is P & { petitionId: number } =>
  paper.kind === 'NOTICE_TO_SENDER' &&
  paper.petitionId !== null &&
  paper.proceedingId === null &&
  ['transferred', 'urged'].includes(resultOf(paper));

/** Said where such a notice is about to be taken back; '' where nobody is to be told any more. */
export async function noticeAgainWords(tx: Tx, paper: Kind): Promise<string> {
  if (!isTransferNotice(paper) || !isSentOn((await loadPetition(tx, paper.petitionId)).status)) return '';
  return 'Người gửi đơn vẫn phải được thông báo về việc chuyển đơn, đôn đốc giải quyết: dự thảo thông báo mới được lập ngay';
}

/** It left on that day: the period of the transfer ends. */
export async function noticeSent(act: Act, paper: PaperRow, on: string): Promise<void> {
  if (isTransferNotice(paper)) await endTransferDuty(act, paper, on);
}

/** It is taken back: while the petition is where it was sent, another draft stands in its place, or nobody would be told. */
export async function noticeRevoked(act: Act, paper: PaperRow): Promise<void> {
  if (!isTransferNotice(paper) || !(await oweTransferNotice(act, paper))) return;
  const { kind, petitionId, sealed, fields, recipients } = paper;
  await createPaper(act, { kind, petitionId, sealed, fields: fields as never, recipients });
}
