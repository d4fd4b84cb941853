// A paper leaves the office and is received; what was written down of it wrongly is corrected. Each act is an event.
import { formatDate } from '../../deadlines/dates.ts';
import { FormInvalid, NotAllowedNow } from '../../errors.ts';
import { emptyOrderWords, outdatedOrder, outdatedOrderError } from '../../proceedings/outdated-orders.ts';
import { withdrawnIn, withdrawnNoticeError } from '../../proceedings/withdrawn-notices.ts';
import { withoutSendersOf } from '../../sealing/sealed-words.ts';
import type { Act } from '../../web/act.ts';
import { assertMay, recordPaper } from './acting.ts';
import { noApproval } from './approved-day.ts';
import { usualReceiver } from './receivers.ts';
import { daysBehind, lockPaper, type PaperRow, savePaper } from './records.ts';
import {
  goesToDenouncer,
  paperMeansNames,
  type Receipt,
  receiptObjections,
  type Sending,
  sealedReceiver,
  sendingObjections,
} from './sending.ts';
import { noticeSent } from './transfer-notice.ts';

/**
 * The paper of an act that sends several: each goes to those its own "Nơi nhận" names, and to whom the act says only where it names nobody.
 * @param sending its `to` is what the act says of them all
 */
export async function sendPaperOfAct(act: Act, id: number, sending: Sending, isOutdatedMeant = false): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  return sendPaper(act, id, { ...sending, to: usualReceiver(paper) || sending.to }, isOutdatedMeant);
}

/**
 * It left the office on this day.
 * @param isOutdatedMeant an order or a notice that still names what was taken back is sent all the same, for the rest
 * @throws FormInvalid when that day lies ahead, before its issue or its approval, or how and to whom is missing
 * @throws NotAllowedNow for an order of which nothing is left
 */
export async function sendPaper(act: Act, id: number, typed: Sending, isOutdatedMeant = false): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'send', paper);
  const said = addressed(paper, typed);
  const outdated = await outdatedOrder(act.tx, paper);
  if (outdated?.isEmpty) throw new NotAllowedNow(emptyOrderWords(outdated), `/papers/${id}`);
  refuse({
    ...sendingObjections(paper, said, act.moment.today, await daysBehind(act.tx, paper)),
    ...(outdated && !isOutdatedMeant ? { outdated: outdatedOrderError } : {}),
    ...(isOutdatedMeant ? {} : withdrawnNoticeError(await withdrawnIn(act.tx, paper))),
  });
  const sending = { ...said, ...(await withoutSendersOf(act, paper, { to: said.to }, { to: paper.sentTo })) };
  const sentMeans = sending.means ?? '';
  await savePaper(act.tx, paper, {
    state: 'sent',
    sentOn: sending.on,
    sentBy: act.actor.accountId,
    sentMeans,
    sentTo: sending.to,
  });
  await noticeSent(act, paper, sending.on);
  await recordPaper(act, 'paper.sent', paper, { sentOn: sending.on, means: sentMeans });
  return paper;
}

/** It was received on this day. @throws FormInvalid when that day lies ahead or before its sending, or nobody signed what was handed over */
export async function acknowledgePaper(act: Act, id: number, typed: Receipt): Promise<PaperRow> {
  const paper = await lockPaper(act.tx, act.actor, id);
  assertMay(act, 'acknowledge', paper);
  const said = signedFor(paper, typed);
  refuse(receiptObjections(paper, { on: paper.sentOn ?? '', means: paper.sentMeans || null }, said, act.moment.today));
  const receipt = { ...said, ...(await withoutSendersOf(act, paper, { by: said.by }, { by: paper.receivedBy })) };
  await savePaper(act.tx, paper, { state: 'acknowledged', receivedOn: receipt.on, receivedBy: receipt.by });
  await recordPaper(act, 'paper.acknowledged', paper, { receivedOn: receipt.on });
  return paper;
}

/** What should have been written down; `receipt` null: it has not been received. */
export interface Dispatch {
  sending: Sending;
  receipt: Receipt | null;
  reason: string;
}

/**
 * What was written down of sending and receipt was wrong. The timeline keeps the days and manners of before; receivers of before stay
 * with the paper, where a seal reaches them. Clocks and proceedings keep the days written down there.
 * @throws FormInvalid by the rules of sending and of receipt, or when nothing is changed
 */
export async function correctDispatch(act: Act, id: number, typed: Dispatch): Promise<PaperRow> {
  const { tx, moment } = act;
  const paper = await lockPaper(tx, act.actor, id);
  assertMay(act, 'correct', paper);
  const said = addressed(paper, typed.sending);
  const signed = paper.state === 'acknowledged' && typed.receipt ? signedFor(paper, typed.receipt) : null;
  refuse({
    ...sendingObjections(paper, said, moment.today, said.on === paper.sentOn ? noApproval : await daysBehind(tx, paper)),
    ...(signed ? receiptObjections(paper, said, signed, moment.today) : {}),
  });
  // What was typed is held against what stands, never what a name in it became: that would tell whoever guesses whether it is the one.
  const changes = changesOf(paper, said, signed);
  if (changes.length === 0) refuse({ '': 'Chưa có mục nào khác với thông tin đã ghi. Sửa mục ghi sai rồi lưu' });
  const typedWords = { to: said.to, by: signed?.by ?? '', reason: typed.reason };
  const { to, by, reason } = await withoutSendersOf(act, paper, typedWords, { to: paper.sentTo, by: paper.receivedBy });
  const sending = { ...said, to };
  const receipt = signed && { ...signed, by };
  const earlier =
    paper.sentTo !== sending.to && paper.sentTo !== '' ? [`${paper.sentTo} (ghi đến ${formatDate(moment.today)})`] : [];
  await savePaper(tx, paper, {
    state: receipt ? 'acknowledged' : 'sent',
    sentOn: sending.on,
    sentMeans: sending.means ?? '',
    sentTo: sending.to,
    receivedOn: receipt?.on ?? null,
    receivedBy: receipt?.by ?? '',
    earlierReceivers: [paper.earlierReceivers, ...earlier].filter(Boolean).join('\n'),
  });
  await recordPaper(act, 'paper.dispatch_corrected', paper, { changes, reason: paper.sealed ? '' : reason });
  return paper;
}

interface Change {
  label: string;
  from?: string;
  to?: string;
}

/** Days and manners with what stood before; of people only that they were changed: events outlive a seal. */
function changesOf(paper: PaperRow, sending: Sending, receipt: Receipt | null): Change[] {
  const day = (iso: string | null | undefined) => (iso ? formatDate(iso) : '');
  const means = (code: Sending['means'] | '') => (code ? paperMeansNames[code] : '');
  const told: Required<Change>[] = [
    { label: 'Ngày gửi', from: day(paper.sentOn), to: day(sending.on) },
    { label: 'Cách gửi', from: means(paper.sentMeans), to: means(sending.means) },
    { label: 'Ngày nhận', from: day(paper.receivedOn), to: day(receipt?.on) },
  ];
  const isStillReceived = (paper.state === 'acknowledged') === (receipt !== null);
  return [
    ...told.filter(({ from, to }) => from !== to),
    ...(paper.sentTo === sending.to ? [] : [{ label: 'Người nhận, nơi nhận' }]),
    ...(isStillReceived ? [] : [{ label: 'Trạng thái', from: 'Đã nhận', to: 'Đã gửi' }]),
    ...(receipt === null || paper.receivedBy === receipt.by ? [] : [{ label: 'Người ký nhận' }]),
  ];
}

/** Of a denunciation nobody types who it goes to where that is the denouncer. */
const addressed = (paper: PaperRow, sending: Sending): Sending =>
  goesToDenouncer(paper) ? { ...sending, to: sealedReceiver } : sending;

/** Nor who signed for it. */
const signedFor = (paper: PaperRow, receipt: Receipt): Receipt => (goesToDenouncer(paper) ? { ...receipt, by: '' } : receipt);

function refuse(errors: Record<string, string>): void {
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
}
