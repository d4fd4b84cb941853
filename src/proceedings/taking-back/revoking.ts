// Revoking the paper of a step gives the step back with what only told of it, unless other steps rest on it.
import { NotAllowedNow, NotPermitted } from '../../errors.ts';
import type { Act } from '../../web/act.ts';
import { passOn } from '../actions.ts';
import { type Asking, gather } from '../queries.ts';
import { loadProceeding, lockProceeding } from '../records.ts';
import { askAbout, takeBackStep } from './actions.ts';
import { isRemade, restingOn, stepName, whyItStays, whyNotThisTaker } from './policy.ts';
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

/**
 * The step that is given back with this paper; undefined where revoking it is all that happens. `because` says then why the step stays.
 * @throws NotPermitted (role), NotAllowedNow for a draft on whose step another one rests: that one is taken back first
 */
export async function stepGivenBack(asking: Asking, paper: RevokedPaper): Promise<{ step?: GivenBack; because: string }> {
  if (paper.proceedingId === null) return { because: '' };
  const found = await findStepOf(asking.tx, paper);
  if (!found) return { because: '' };
  const proceeding = await loadProceeding(asking.tx, paper.proceedingId);
  const gathered = await gather(asking, proceeding);
  const asked = await askAbout(asking, gathered, found.id);
  const because = whyItStays(asked, true);
  const name = stepName(found.kind);
  const role = because ? undefined : whyNotThisTaker(asked.step, asked.workflow, gathered.doer, asking.actor.accountId);
  if (role) throw new NotPermitted(role, `/papers/${paper.id}`);
  if (!because) {
    const falls = restingOn(asked).map(({ kind }) => stepName(kind));
    return { step: { proceedingId: proceeding.id, stepId: found.id, name, falls }, because: '' };
  }
  const isDraft = paper.number === null && paper.state !== 'sent' && paper.state !== 'acknowledged';
  if (isDraft && asked.step.undo !== null && !isRemade(asked.papers)) throw new NotAllowedNow(because, `/papers/${paper.id}`);
  return {
    because: `${because} Bước “${name}” vẫn được ghi; việc gửi, công khai, thi hành theo văn bản này không làm được nữa.`,
  };
}

/** Revokes the papers of the step and gives it back. @returns undefined where the step stays, and the paper alone is to be revoked */
export async function takeBackWithPaper(act: Act, paper: RevokedPaper, reason: string): Promise<GivenBack | undefined> {
  const { step } = await stepGivenBack(act, paper);
  if (step) await takeBackStep(act, step.proceedingId, step.stepId, reason, true);
  return step;
}

/** A paper was revoked alone: whose turn it is now may be another's, who drafts it anew. */
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
