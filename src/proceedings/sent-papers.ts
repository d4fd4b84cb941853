// One sending is one entry: the act that tells of it sends its papers, and says no other day than the sending book does.

import type { Tx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import { sendPaperOfAct } from '../documents/actions.ts';
import { listUnsentPapers, sendingOf } from '../documents/queries.ts';
import type { PaperMeans } from '../documents/registry/sending.ts';
import { FormInvalid } from '../errors.ts';
import type { Act } from '../web/act.ts';
import type { ActCode } from './act-codes.ts';
import { familyOf } from './proceeding.ts';
import type { ProceedingRow } from './records.ts';
import type { ActRule } from './workflow.ts';

/** What a form of sending says; other acts have no such fields. */
interface Sending {
  on: string;
  means: PaperMeans;
  recipients: string;
}
const isSending = (values: Record<string, unknown>): values is Record<string, unknown> & Sending =>
  typeof values.on === 'string' && typeof values.means === 'string' && typeof values.recipients === 'string';

/** Whom the law has told of an acceptance is more than whom one letter went to; of what else is sent the book says it all. */
const toldByBook: readonly ActCode[] = ['notice', 'order-notice'];
const mostLetters = 300;

/**
 * To whom the papers of this act left that it has not told of yet, as the sending book says; '' where none left. Of a denunciation the act
 * says what the receivers are, not who.
 */
export async function bookedReceivers(
  tx: Tx,
  { unitId, id, procedure }: Pick<ProceedingRow, 'unitId' | 'id' | 'procedure'>,
  { act, issued }: ActRule,
): Promise<string> {
  if (!toldByBook.includes(act) || familyOf(procedure) === 'denunciation') return '';
  const sent = await tx.rows<{ sentTo: string }>(
    `select w.sent_to from papers w where w.unit_id = $1 and w.proceeding_id = $2 and w.kind = any($3::text[]) and w.state in ('sent','acknowledged')
        and not exists (select 1 from proceeding_steps s where s.unit_id = w.unit_id and s.proceeding_id = w.proceeding_id
          and s.kind = $4 and s.taken_back_at is null and s.recorded_at >= w.created_at)
      order by w.id`,
    [unitId, id, [...(issued ?? [])], act],
  );
  const all = [...new Set(sent.flatMap(({ sentTo }) => sentTo.split(/;\s*/)))].filter(Boolean);
  return all.reduce((said, one) => {
    const next = said === '' ? one : `${said}; ${one}`;
    return next.length > mostLetters ? said : next;
  }, '');
}

/**
 * The papers the act presupposes leave with it, on its day, each to those it is for; what has left before keeps the day of the book, and the act bears it too.
 * @throws FormInvalid in the fields of the act's form
 */
export async function sendWithAct(
  act: Act,
  proceeding: ProceedingRow,
  rule: ActRule,
  values: Record<string, unknown>,
): Promise<void> {
  const kinds = rule.issued ?? [];
  if (!isSending(values) || kinds.length === 0) return;
  const { on, means, recipients } = values;
  const unsent = await listUnsentPapers(act.tx, proceeding, kinds, on);
  const booked = await sendingOf(act.tx, proceeding, kinds);
  if (unsent.length === 0 && booked && booked.on !== on)
    throw new FormInvalid({
      on: `Sổ văn bản đi ghi đã gửi ngày ${formatDate(booked.on)}: ghi ngày ấy, hoặc sửa việc gửi ở trang văn bản trước`,
    });
  for (const id of unsent)
    await sendPaperOfAct(act, id, { on, means, to: recipients }, values.outdated === true).catch((error: unknown) => {
      if (!(error instanceof FormInvalid)) throw error;
      const { sentOn, to, ...others } = error.errors;
      throw new FormInvalid({ ...others, ...(sentOn ? { on: sentOn } : {}), ...(to ? { recipients: to } : {}) });
    });
}
