// A denunciation was sent on and whoever denounced is still to be told (khoản 2 Điều 24 LTC): what the notice waits for, and for whom.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { isPastHead, mayActOnPaper, type PaperAct, type PaperFacts, paperActRules } from '../../documents/registry/workflow.ts';
import { findUnsentNotice } from '../../transfers/unsent-notice.ts';
import type { Context } from '../../web/pages.ts';
import { limitWords } from '../after-act.ts';
import { type Holders, holdersOf } from '../proposals/route.ts';
import type { PetitionRecord } from '../queries.ts';

/** The next act while the notice is owed: this officer's own, or whom it waits for. */
export interface OwedNotice {
  heading: string;
  /** "Sau bước này: …" where the act is this officer's own. */
  words: string;
  primary: { href: string; label: string } | null;
}

type Step = Extract<PaperAct, 'approve' | 'number' | 'send'> | 'draw_up';
const labels: Record<Step, string> = {
  approve: 'Phê duyệt thông báo cho người tố cáo',
  number: 'Cấp số thông báo cho người tố cáo',
  send: 'Gửi thông báo cho người tố cáo',
  draw_up: 'Lập lại thông báo cho người tố cáo',
};
const unknown: OwedNotice = { heading: 'Chờ thông báo cho người tố cáo nơi đã chuyển đơn', words: '', primary: null };

/** Asked only while it is owed. An officer from whom the papers are hidden reads that it is, and no more. */
export async function findOwedNotice({ tx, house, actor, moment }: Context, record: PetitionRecord): Promise<OwedNotice> {
  const notice = await findUnsentNotice(tx, record);
  if (!notice && record.content === null) return unknown;
  return owedNotice(actor, record, notice, await holdersOf(house, record.unitId, notice?.createdBy ?? 0, moment.today));
}

/** @param notice the one that stands and has not left; undefined for none */
function owedNotice(actor: Actor, record: PetitionRecord, notice: PaperFacts | undefined, holders: Holders): OwedNotice {
  const step = stepOf(notice);
  const label = labels[step];
  const isOwn = notice && step !== 'draw_up' ? mayActOnPaper(actor, step, notice).ok : mayDrawUp(actor, record);
  if (!isOwn) return { heading: `Chờ ${nameOf(step, record, holders)}: ${inSentence(label)}`, words: '', primary: null };
  return {
    heading: label,
    words: `Sau bước này: ${afterOf(step, record, holders)}`,
    primary: { href: hrefOf(step, record, notice), label },
  };
}

/** Past the head nobody approves: its draft is numbered at once. */
function stepOf(notice: PaperFacts | undefined): Step {
  if (!notice) return 'draw_up';
  if (notice.state === 'approved') return 'number';
  if (notice.state === 'numbered' || notice.state === 'signed') return 'send';
  return isPastHead(notice) ? 'number' : 'approve';
}

/** Whoever sends papers here and reads the petition; of one given to an officer, no other officer. */
function mayDrawUp(actor: Actor, record: PetitionRecord): boolean {
  const isOthers = actor.role === 'processor' && record.assignedTo !== null && record.assignedTo !== actor.accountId;
  return (
    record.content !== null &&
    record.unitId === actor.unitId &&
    may(actor, 'paper:write') &&
    may(actor, 'petition:issue') &&
    !isOthers
  );
}

function nameOf(step: Step, record: PetitionRecord, { leader, clerk }: Holders): string {
  if (record.pastHead) return record.registrarName;
  if (step === 'approve') return leader;
  return step === 'draw_up' ? record.assigneeName || clerk : clerk;
}

function afterOf(step: Step, { dueOn, pastHead }: PetitionRecord, { leader, clerk }: Holders): string {
  if (step === 'send') return 'thời hạn chuyển đơn dừng ở ngày gửi; theo dõi văn bản phúc đáp của nơi nhận.';
  const by = pastHead ? 'ông, bà' : step === 'draw_up' ? leader : clerk;
  const does = step === 'draw_up' ? 'xem xét, phê duyệt' : step === 'approve' ? 'cấp số, gửi thông báo' : 'in, trình ký và gửi';
  return `${by} ${does}${dueOn ? `, ${limitWords(dueOn, '')}` : ''}.`;
}

/** What is to be approved is read first. */
function hrefOf(step: Step, { id }: PetitionRecord, notice: PaperFacts | undefined): string {
  if (!notice || step === 'draw_up') return `/petitions/${id}/papers/typed?kind=NOTICE_TO_SENDER`;
  return step === 'approve' ? `/papers/${notice.id}` : `/papers/${notice.id}/${paperActRules[step].path}`;
}

const inSentence = (words: string) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
