// A signer who is none of the office's signers: a post that ended or changed since he was chosen, or one he never had here.
import type { Tx } from '../../database/tx.ts';
import { todayInVietnam } from '../../deadlines/dates.ts';
import type { PaperRow } from './records.ts';
import { signingRolesSql } from './signer.ts';

type Signed = Pick<PaperRow, 'unitId' | 'signerId' | 'signerName' | 'promisedOn' | 'approvedAt'>;

/**
 * Why a paper is not approved or numbered over this signature, as a sentence; '' where it may be. Whoever signed here on the day of the
 * approval signed it, whatever became of his post; under a number promised on paper stands whoever signed that sheet.
 */
export async function unfitSignerWords(tx: Tx, act: 'approve' | 'number', paper: Signed, today: string): Promise<string> {
  if (paper.signerId === null || paper.promisedOn !== null) return '';
  const approvedOn = paper.approvedAt ? todayInVietnam(paper.approvedAt) : today;
  const fit = await tx.maybe(
    `select 1 from assignments a where a.account_id = $1 and a.unit_id = $2 and a.role in (${signingRolesSql}) and (a.during @> $3::date or a.during @> $4::date) limit 1`,
    [paper.signerId, paper.unitId, today, approvedOn],
  );
  if (fit) return '';
  const why = `${paper.signerName} không phải là người ký văn bản của đơn vị.`;
  return act === 'approve' ? `${why} Sửa dự thảo, chọn lại người ký.` : `${why} Thu hồi rồi lập lại văn bản.`;
}
