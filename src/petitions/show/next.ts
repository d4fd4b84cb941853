// "Việc tiếp theo": what this officer may do now, drawn from the table of acts. Pure.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { type Role, roleNames } from '../../accounts/roles.ts';
import { lowered } from '../../first-letter.ts';
import { actRules } from '../act-rules.ts';
import { limitWords } from '../after-act.ts';
import { standingTag } from '../petition.ts';
import type { Holders } from '../proposals/route.ts';
import type { PetitionRecord } from '../queries.ts';
import { mayTakeOver } from '../taking-over/policy.ts';
import type { PermittedAct } from '../workflow.ts';
import type { OwedNotice } from './owed-notice.ts';
import type { ShowPetitionPage } from './page.ts';

/** Which allowed act is the main one in each state; the rest go under "Việc khác". */
const primaryOrder = [
  'decide',
  'enter_acceptance',
  'take_back',
  'accept',
  'transfer',
  'issue',
  'supplement',
  'inspect',
  'tell',
  'propose',
  'on_paper',
  'classify',
  'assign',
  'reply',
  'take_from_below',
];

/** What was accepted on paper is written down before it is given out: that is all it waits for. */
const assigning = ['decide', 'enter_acceptance', 'assign'];

/** The panel on top: the first allowed act of the state, the others, and why the rest must wait. */
export function nextOf(
  record: PetitionRecord,
  acts: PermittedAct[],
  due: ShowPetitionPage['next']['due'],
  proceeding: { href: string } | undefined,
  proposal: { paperState: string | null } | undefined,
  /** Who goes on in the office; the notice still owed to whoever denounced, of where it was sent. */
  { holders, owed }: { holders: Holders; owed: OwedNotice | undefined },
  /** The draft that is to be approved before anything is issued, and who approves it; undefined for none. */
  draft?: { href: string; isOwn: boolean; by: string },
): ShowPetitionPage['next'] {
  const allowed = acts.filter((act) => act.allowed);
  // What the queue says is waiting stands first on the page too.
  const order =
    record.nextAct === 'assign' ? [...assigning, ...primaryOrder.filter((name) => !assigning.includes(name))] : primaryOrder;
  const ranked = order.flatMap((name) =>
    allowed.filter(
      (act) =>
        act.act === name &&
        (name !== 'propose' || record.nextAct === 'propose') &&
        // Of an old book that says no more than that it was accepted nothing is awaited: most of those ended long ago.
        (name !== 'enter_acceptance' || record.status !== 'accepted') &&
        (name !== 'assign' || record.assignedTo === null) &&
        // What was approved is taken back by choice, but where its paper was revoked nothing else leads on.
        (name !== 'take_back' || proposal?.paperState === 'revoked') &&
        // Correcting what a paper ended is never what waits.
        (name !== 'on_paper' || record.status === 'received' || record.status === 'assigned'),
    ),
  );
  const [first, second] = proceeding || draft?.isOwn || owed ? [] : ranked;
  const others = allowed
    .filter((act) => act !== first && act !== second && act.act !== 'link')
    .map((act) => ({ href: act.href, label: act.label }));
  // Of a number struck out nothing is awaited, and one note says why.
  const blocked = (record.status === 'void' ? [] : acts)
    .filter((act) => !act.allowed && act.act !== 'take_back' && primaryOrder.includes(act.act))
    .map((act) => ({ label: act.label, because: act.because }));
  const heading = proceeding
    ? 'Đơn đã thụ lý'
    : draft?.isOwn
      ? draftLabel
      : owed
        ? owed.heading
        : first
          ? first.label
          : record.closedOn
            ? standingTag(record).words
            : draft
              ? `Chờ ${draft.by} phê duyệt dự thảo văn bản`
              : waitingWords(record, holders, proposal?.paperState === 'revoked');
  return {
    heading,
    words: proceeding
      ? proceeding.href
        ? 'Việc giải quyết tiếp tục ở trang giải quyết.'
        : 'Người được giao giải quyết tiếp tục ở hồ sơ giải quyết.'
      : draft?.isOwn
        ? `Sau bước này: ${draftAfter(record)}`
        : owed
          ? owed.words
          : first
            ? `Sau bước này: ${first.after}`
            : '',
    due: record.closedOn && !proceeding && !owed ? null : due,
    primary: proceeding
      ? proceeding.href
        ? { href: proceeding.href, label: 'Mở trang giải quyết' }
        : null
      : draft?.isOwn
        ? { href: draft.href, label: draftLabel }
        : owed
          ? owed.primary
          : first
            ? { href: first.href, label: first.label }
            : null,
    secondary: second ? { href: second.href, label: second.label } : null,
    others,
    blocked,
  };
}

const draftLabel = 'Xem, phê duyệt dự thảo văn bản';
const draftAfter = ({ dueOn }: PetitionRecord): string =>
  `văn thư cấp số, gửi văn bản${dueOn ? `, ${limitWords(dueOn, '')}` : ''}.`;

/** What only senior readers find beside the steps: from whom it is hidden, and the superior's way to one past the head. */
export function withSeniorActs(actor: Actor, record: PetitionRecord, next: ShowPetitionPage['next']): ShowPetitionPage['next'] {
  const acts = [
    ...(may(actor, 'petition:take_over') && mayTakeOver(actor, record).ok
      ? [{ href: `/petitions/${record.id}/taking-over`, label: 'Nhận đơn tố cáo người đứng đầu về đơn vị' }]
      : []),
    ...(may(actor, 'naming:read') && record.content
      ? [{ href: `/petitions/${record.id}/hidden-from`, label: 'Xem đơn không hiện với ai' }]
      : []),
  ];
  return { ...next, others: [...next.others, ...acts] };
}

/** The receipt of a paper in one's own book, where a lost PIN is given anew; a number that was taken back has none. */
export function withReceipt(actor: Actor, record: PetitionRecord, next: ShowPetitionPage['next']): ShowPetitionPage['next'] {
  const hasReceipt = record.publicCode !== null || record.sealed;
  if (record.unitId !== actor.unitId || !may(actor, 'petition:register') || !hasReceipt) return next;
  if (record.status === 'void' || record.status === 'destroyed') return next;
  const label = record.publicCode ? 'Giấy biên nhận, cấp lại mã PIN' : 'Giấy biên nhận';
  return { ...next, others: [...next.others, { href: `/petitions/${record.id}/receipt`, label }] };
}

/** "trưởng phòng" inside a sentence; the leader where the petition names no role of ours. */
const assignerWords = (role: string | null) => lowered(roleNames[(role ?? 'leader') as Role] ?? roleNames.leader);

/** Whom the step waits for: what is approved is numbered and sent by whoever sends here, not by who handles the petition. */
function waitingWords(record: PetitionRecord, holders: Holders, isRevoked: boolean): string {
  // Nothing can leave by a paper that was revoked: whoever approves draws it up anew.
  if (isRevoked && (record.nextAct === 'issue' || record.nextAct === 'transfer'))
    return `Chờ ${holders.leader} rút lại phê duyệt`;
  if (record.nextRole !== null && record.nextAct === 'issue') return `Chờ ${holders.clerk} phát hành văn bản`;
  if (record.nextRole !== null && record.nextAct === 'transfer') return `Chờ ${holders.clerk} chuyển đơn`;

  if (record.nextAct === 'assign') return `Chờ ${assignerWords(record.nextRole)} phân công xử lý`;
  if (record.nextAct === 'endorse') return 'Chờ trưởng bộ phận xem xét';
  if (record.nextAct === 'approve') return 'Chờ lãnh đạo phê duyệt';
  if (record.nextAct === 'accept') return 'Chờ lãnh đạo thụ lý';
  if (record.status === 'awaiting_supplement') return 'Chờ công dân bổ sung';
  return record.assigneeName ? `Chờ ${record.assigneeName}` : actRules.assign.label;
}
