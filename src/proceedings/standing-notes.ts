// What the page of a proceeding says above everything else: the acceptance it rests on stands no more.
import type { Tx } from '../database/tx.ts';
import { daysBetween, formatDate } from '../deadlines/dates.ts';
import { paperCatalogue, paperTitle } from '../documents/papers/catalogue.ts';
import {
  findSentOrder,
  findUnreplaced,
  listedIn,
  listOutdated,
  listOwedNotices,
  listTelling,
  owedWords,
  type PaperRow,
  paperNumberWords,
  tellingNotes,
} from '../documents/queries.ts';
import { teamKinds } from '../documents/registry/conflicted.ts';
import { lowered } from '../first-letter.ts';
import { oldDueWords } from '../petitions/old-end.ts';
import { findOldDue } from '../petitions/queries.ts';
import { type GoneContent, goneContents } from './outdated-orders.ts';
import { familyOf } from './proceeding.ts';
import type { Gathered } from './queries.ts';
import type { StandingNote, StandingNotes } from './show-page.ts';
import { workflowOf } from './tables/index.ts';
import { unassignedNotes } from './unassigned.ts';
import { orderAwaited } from './verification-order.ts';
import { verifyingEnd } from './verify-until.ts';
import { acceptanceKind, checkAct, isAcceptanceRevoked, isDoneAgain } from './workflow.ts';

const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** At most twelve queries, and none where nothing was revoked or taken back and nothing comes from an old book. */
export async function standingNotes(tx: Tx, gathered: Gathered): Promise<StandingNotes> {
  if (!gathered.isReadable) return { above: [], below: [] };
  const { above, below } = await acceptanceNotes(tx, gathered);
  return {
    above: [
      ...above,
      ...(await oldDueNotes(tx, gathered)),
      ...(await resultNotes(tx, gathered)),
      ...(await unassignedNotes(tx, gathered)),
      ...(await outdatedNotes(tx, gathered)),
      ...verificationNotes(gathered),
    ],
    below: [...(await owedNotes(tx, gathered)), ...below],
  };
}

const oldTypes = { complaint: 'KN', denunciation: 'TC', recommendation: 'KNPA' } as const;

/** The old book has a later day than the law, while the limit runs: perhaps of a paper that is to be written down here. */
async function oldDueNotes(tx: Tx, { given: { facts, proceeding }, doer }: Gathered): Promise<StandingNote[]> {
  const { mainDueOn } = facts;
  if (proceeding.takenIn === null || mainDueOn === null || proceeding.decidedOn !== null || proceeding.closedOn !== null)
    return [];
  const due = await findOldDue(tx, { unitId: proceeding.unitId, id: proceeding.petitionId });
  if (due === undefined || due <= mainDueOn) return [];
  const rule = workflowOf(facts.procedure).acts.find(
    (one) => (one.act === 'complexity' || one.act === 'extension') && checkAct(one, facts, doer).ok,
  );
  return [
    {
      text: `Hạn giải quyết: ${lowered(oldDueWords(due, mainDueOn, oldTypes[familyOf(facts.procedure)], ''))}.`,
      link: rule ? { href: `/proceedings/${proceeding.id}/${rule.act}`, label: rule.label } : null,
    },
  ];
}

/** The verification goes on past its last day, or was begun before it was ordered. */
function verificationNotes({ given }: Gathered): StandingNote[] {
  const { facts, steps, today } = given;
  if (facts.state !== 'verifying') return [];
  const { on, isLate, forNow } = verifyingEnd(given);
  const late =
    on !== null && isLate
      ? `Thời gian xác minh đã hết ngày ${formatDate(on)}, quá ${daysBetween(on, today)} ngày, chưa có báo cáo xác minh.`
      : '';
  const provisional = on !== null && forNow && on < today ? `Thời gian xác minh đến ngày ${formatDate(on)} ${forNow}.` : '';
  // What was done under an earlier order was ordered.
  const since = steps.slice(steps.findLastIndex(({ kind }) => kind === 'assignment') + 1);
  const begun = since.some(({ kind }) => kind === 'verification') ? orderAwaited(facts) : '';
  return [
    ...(late ? [{ text: late, link: null }] : []),
    ...(provisional ? [{ text: provisional, link: { href: '#van-ban', label: 'Xem văn bản' } }] : []),
    ...(begun ? [{ text: `Đã ghi buổi làm việc, xác minh. ${begun}`, link: { href: '#van-ban', label: 'Xem văn bản' } }] : []),
  ];
}

/** The result was revoked, and its step stays: what comes next is making it once more. */
async function resultNotes(tx: Tx, { given: { facts, proceeding } }: Gathered): Promise<StandingNote[]> {
  const rule = workflowOf(facts.procedure).acts.find((one) => isDoneAgain(one, facts));
  const kind = rule?.again?.of.find((one) => facts.revoked.includes(one));
  if (!rule || kind === undefined) return [];
  const gone = await findUnreplaced(tx, proceeding, kind);
  return [
    {
      text: `“${paperCatalogue[kind].title}”${gone ? ` số ${paperNumberWords(gone)}` : ''} đã thu hồi, chưa có văn bản thay thế. Người giải quyết ${lowered(rule.label)} lại; việc gửi, công khai, thi hành chờ văn bản ấy.`,
      link: gone ? { href: `/papers/${gone.id}`, label: 'Mở văn bản đã thu hồi' } : null,
    },
  ];
}

/**
 * What is numbered and lists a content that was taken back since, or is accepted no more, is called back before it leaves; an order to
 * verify that left with one is given out anew.
 */
async function outdatedNotes(tx: Tx, { given, history }: Gathered): Promise<StandingNote[]> {
  const { facts, proceeding } = given;
  if (proceeding.closedOn !== null || !history.some(({ kind }) => kind === 'withdrawal' || kind === 'acceptance-papers'))
    return [];
  const gone = await goneContents(tx, proceeding);
  if (gone.length === 0) return [];
  const leftOut = gone.filter(({ how }) => how === 'left out').map(({ content }) => content);
  const isBeingVerified = ['accepted', 'verifying', 'verified', 'suspended'].includes(facts.state);
  const papers = await listOutdated(
    tx,
    proceeding,
    gone.map(({ content }) => content),
  );
  const sent = isBeingVerified && leftOut.length > 0 ? await findSentOrder(tx, proceeding, leftOut) : undefined;
  return [...papers, ...(sent ? [sent] : [])].map((paper) => ({
    text: outdatedWords(paper, gone),
    link: { href: `/papers/${paper.id}`, label: 'Mở văn bản' },
  }));
}

function outdatedWords(paper: PaperRow, gone: readonly GoneContent[]): string {
  const named = listedIn(paper);
  const listed = gone.filter(({ content }) => named.includes(content));
  const what = [
    ...(listed.some(({ how }) => how === 'withdrawn') ? ['nội dung đã rút'] : []),
    ...listed.filter(({ how }) => how === 'left out').map(({ content }) => `nội dung không còn được thụ lý “${content}”`),
  ].join(', ');
  const called = `“${paperTitle(paper)}” ${paperNumberWords(paper)}`;
  if (paper.sentOn !== null)
    return `${called} đã gửi còn giao xác minh ${what}: lãnh đạo thu hồi, hoặc giao xác minh lại theo nội dung đang thụ lý.`;
  const todo = teamKinds.includes(paper.kind) ? 'giao xác minh lại; vẫn gửi thì xác nhận ở trang gửi' : 'lập lại trước khi gửi';
  return `${called} còn ghi ${what}: lãnh đạo thu hồi, rồi ${todo}.`;
}

/** Whoever was sent what was revoked is still to be told. */
async function owedNotes(tx: Tx, { given: { facts, proceeding } }: Gathered): Promise<StandingNote[]> {
  if (!facts.unissued.includes('WITHDRAWAL_NOTICE')) return [];
  const owed = await listOwedNotices(tx, { unitId: proceeding.unitId, proceedingId: proceeding.id });
  return owed.map((one) => ({ text: `${owedWords(one)}.`, link: { href: `/papers/${one.id}`, label: 'Mở thông báo' } }));
}

async function acceptanceNotes(tx: Tx, { given }: Gathered): Promise<StandingNotes> {
  const none = { above: [], below: [] };
  const { facts, proceeding } = given;
  const kind = acceptanceKind(facts.procedure);
  if (kind === null || proceeding.closedOn !== null) return none;
  const isRevoked = isAcceptanceRevoked(facts);
  if (!isRevoked && !facts.unissued.includes(kind)) return none;
  const gone = await findUnreplaced(tx, proceeding, kind);
  if (!gone && !isRevoked) return none;
  const called = `“${paperCatalogue[kind].title}”${gone ? ` số ${paperNumberWords(gone)}` : ''} đã thu hồi${
    gone?.returnedAt ? ` ngày ${formatDate(day.format(gone.returnedAt))}` : ''
  }`;
  const todo = isRevoked
    ? 'chưa có văn bản thay thế. Lập lại văn bản thụ lý trước; các bước giải quyết khác chờ văn bản ấy'
    : 'văn bản thay thế còn là dự thảo hoặc chưa cấp số';
  const telling = gone ? await listTelling(tx, gone) : [];
  return {
    above: [
      {
        text: `${called}, ${todo}.`,
        link: gone ? { href: `/papers/${gone.id}`, label: 'Mở văn bản đã thu hồi' } : null,
      },
    ],
    below: tellingNotes(telling),
  };
}
