// One sending is one entry: the act that tells of it sends its papers, and says no other day than the sending book does.

import { formatDate } from '../deadlines/dates.ts';
import { sendPaperOfAct } from '../documents/actions.ts';
import { listUnsentPapers, sendingOf } from '../documents/queries.ts';
import type { PaperMeans } from '../documents/registry/sending.ts';
import { FormInvalid } from '../errors.ts';
import type { Act } from '../web/act.ts';
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
