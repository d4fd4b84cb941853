// A change a sheet asks for is done by the act of its own page: the same rules, the same events. A trial does them and takes them back.
import { tryOut } from '../../database/trial.ts';
import { FormInvalid, NotAllowedNow, Refusal } from '../../errors.ts';
import type { Context } from '../../web/pages.ts';
import { disableAccount } from '../administration/actions.ts';
import { changeLastDay, moveAssignment } from '../administration/assignment-actions.ts';
import { handoverRoom } from '../handover/closing.ts';
import type { CellError } from './cells.ts';
import type { Change } from './changes.ts';
import type { Checked } from './check.ts';

/** @throws FormInvalid, NotAllowedNow, NotFound as the act of the page does */
function doChange(context: Context, change: Change): Promise<void> {
  const { accountId, postId } = change;
  if (change.task === 'move') return moveAssignment(context, accountId, postId, change.form);
  if (change.task === 'extend') return changeLastDay(context, accountId, postId, change.lastOn);
  return disableAccount(context, accountId, { kind: 'leaving', reason: change.reason });
}

/**
 * What forbids the changes, each at its cell; nothing of them stays. Each is tried by itself: a sheet names nobody twice, so that none rests on
 * another, and whoever signs in meanwhile waits for one at most.
 */
export async function tryChanges(
  context: Context,
  { changes, errorOf }: Pick<Checked, 'changes' | 'errorOf'>,
): Promise<CellError[]> {
  const errors: CellError[] = [];
  for (const change of changes) {
    try {
      await tryOut(context.house, (house) => doChange({ ...context, house }, change));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const [field, words] of sentencesOf(error))
        errors.push(errorOf(change, field, words.replace(handoverRoom, `${handoverRoom}, phần của ${change.name}`)));
    }
  }
  return errors;
}

/**
 * All changes of a checked sheet, by the order of the accounts: two sheets at once do not wait for each other in a ring.
 * @throws NotAllowedNow with the row and its sentence when one is no longer possible: none is done then
 */
export async function doChanges(context: Context, changes: readonly Change[], back: string): Promise<void> {
  for (const change of [...changes].sort((one, other) => one.accountId - other.accountId)) {
    try {
      await doChange(context, change);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const words = sentencesOf(error).map(([, sentence]) => sentence);
      throw new NotAllowedNow(
        `Sau lúc kiểm tra, dòng ${change.row} (${change.login}) không thực hiện được nữa: ${words.join('; ')}. Chưa dòng nào được thực hiện; gửi lại bảng.`,
        back,
      );
    }
  }
}

const sentencesOf = (refusal: Refusal): [field: string, words: string][] =>
  refusal instanceof FormInvalid ? Object.entries(refusal.errors) : [['task', refusal.message.replace(/\.$/, '')]];
