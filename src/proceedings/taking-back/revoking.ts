// Revoking the paper of a step gives the step back with what only told of it, unless other steps rest on it.
import { callOffPapers, revokePaper } from '../../documents/actions.ts';
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { resultActs } from '../act-codes.ts';
import { passOn } from '../actions.ts';
import { type Asking, gather } from '../queries.ts';
import { loadProceeding, lockProceeding, lockProceedingOf } from '../records.ts';
import { findRule } from '../workflow.ts';
import { askAbout, takeBackStep } from './actions.ts';
import {
  type Asked,
  isRemade,
  restingOn,
  stepName,
  takenBackFirst,
  takenBackFirstWords,
  whyItStays,
  whyNotThisTaker,
} from './policy.ts';
import { takingBackHref } from './queries.ts';
import { findStepOf } from './records.ts';

export interface RevokedPaper {
  unitId: number;
  id: number;
  proceedingId: number | null;
  state: string;
  number: number | null;
}

export interface GivenBack {
  proceedingId: number;
  stepId: number;
  /** What the step is called. */
  name: string;
  /** What only told of the paper, and falls with the step: as it is called. */
  falls: string[];
}

/** What revoking a paper does beside: the step given back, or why that stays and which papers of it go too. */
interface Revoking {
  step?: GivenBack;
  because: string;
  /** The other papers of the same result, by id: one does not stand without the other. */
  others: number[];
}

/**
 * The step that is given back with this paper; undefined where revoking it is all that happens. `because` says then why the step stays.
 * @throws NotPermitted (role), NotAllowedNow where a step that may be taken back rests on the result, or any step on that of a draft:
 * that one is taken back first
 */
export async function stepGivenBack(asking: Asking, paper: RevokedPaper): Promise<Revoking> {
  const alone = { because: '', others: [] };
  if (paper.proceedingId === null) return alone;
  const found = await findStepOf(asking.tx, paper);
  if (!found) return alone;
  const proceeding = await loadProceeding(asking.tx, paper.proceedingId);
  const gathered = await gather(asking, proceeding);
  const asked = await askAbout(asking, gathered, found.id);
  const because = whyItStays(asked, true);
  const name = stepName(found.kind);
  const role = because ? undefined : whyNotThisTaker(asked.step, asked.workflow, gathered.doer, asking.actor.accountId);
  if (role) throw new NotPermitted(role, `/papers/${paper.id}`);
  if (!because) {
    const falls = restingOn(asked).map(({ kind }) => stepName(kind));
    return { step: { proceedingId: proceeding.id, stepId: found.id, name, falls }, because: '', others: [] };
  }
  const first = takenBackFirst(asked);
  if (first) throw new NotAllowedNow(takenBackFirstWords(first), takingBackHref(proceeding.id, first.id));
  const isDraft = paper.number === null && paper.state !== 'sent' && paper.state !== 'acknowledged';
  // Its draft goes with the step alone, which is then said to wait for what rests on it.
  if (isDraft && asked.step.undo !== null && !isRemade(asked.papers))
    throw new NotAllowedNow(whyItStays(asked, false) ?? because, `/papers/${paper.id}`);
  return {
    because: standingWords(asked, name),
    others: resultActs.some((act) => act === found.kind)
      ? asked.papers.filter(({ id, state }) => id !== paper.id && state !== 'revoked').map(({ id }) => id)
      : [],
  };
}

/** What falls with papers that are revoked while their step stays, and how others come in their place. */
function standingWords(asked: Asked, name: string): string {
  const { step, papers, workflow } = asked;
  const isAgain = findRule(workflow, step.kind)?.again !== undefined || isRemade(papers);
  return [
    'Thu hồi được: văn bản hết giá trị, số đã cấp giữ nguyên trong sổ; việc gửi, công khai, thi hành theo văn bản này dừng lại.',
    ...(isAgain ? [`Sau đó người giải quyết làm lại việc “${name}” để có văn bản thay thế.`] : []),
    `Bước “${name}” đã ghi vẫn nằm trong hồ sơ. ${whyItStays(asked, true, false) ?? ''}`,
  ].join(' ');
}

/** What is to be taken back before this paper is revoked, as its page says it; undefined where nothing is, or it is of no proceeding. */
export async function revokedAfter(
  asking: Asking,
  paper: RevokedPaper,
): Promise<{ because: string; link: { href: string; label: string } } | undefined> {
  if (paper.proceedingId === null) return undefined;
  const found = await findStepOf(asking.tx, paper);
  if (!found || !resultActs.some((act) => act === found.kind)) return undefined;
  const proceeding = await loadProceeding(asking.tx, paper.proceedingId);
  const asked = await askAbout(asking, await gather(asking, proceeding), found.id);
  const first = takenBackFirst(asked);
  return (
    first && {
      because: takenBackFirstWords(first),
      link: { href: takingBackHref(proceeding.id, first.id), label: `Rút lại bước “${stepName(first.kind)}”` },
    }
  );
}

/**
 * Revokes a paper: with its step, which is given back, or alone, with the other papers of the same result.
 * @returns the step; undefined where it stays
 */
export async function revokeOfStep(act: Act, paper: RevokedPaper, reason: string): Promise<GivenBack | undefined> {
  await lockProceedingOf(act.tx, paper);
  const { step, others } = await stepGivenBack(act, paper);
  if (step) {
    await takeBackStep(act, step.proceedingId, step.stepId, reason, true);
    return step;
  }
  await revokePaper(act, paper.id, reason);
  await callOffPapers(act, others, reason, true);
  await passOnAfter(act, paper);
  return undefined;
}

/** A paper was numbered or revoked alone: whose turn it is now may be another's, who drafts it anew. */
export async function passOnAfter(act: Act, { proceedingId }: Pick<RevokedPaper, 'proceedingId'>): Promise<void> {
  if (proceedingId !== null) await passOn(act, await lockProceeding(act.tx, act.actor.unitId, proceedingId));
}

/** What is said before the paper is revoked and its step given back. */
export function givenBackWords({ name, falls }: GivenBack, { state }: Pick<RevokedPaper, 'state'>): string {
  const others = [...new Set(falls)].map((one) => `“${one}”`).join(', ');
  const hasLeft = state === 'sent' || state === 'acknowledged';
  const said = [
    `Bước “${name}” được rút lại cùng văn bản: hồ sơ và các thời hạn trở lại như trước bước ấy, làm lại được`,
    ...(others ? [`Các việc đã ghi theo văn bản này cũng được rút lại, ghi lại sau khi có văn bản mới: ${others}`] : []),
    ...(hasLeft
      ? ['Văn bản đã gửi đi: thông báo việc thu hồi đến nơi đã nhận bằng “Thông báo thu hồi văn bản”, dự thảo được lập cùng lúc']
      : []),
  ];
  return `${said.join('. ')}.`;
}
