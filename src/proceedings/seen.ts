// What the form of an act was opened on: whoever saves over what was recorded meanwhile is shown it first.
import { formatDate } from '../deadlines/dates.ts';
import { ChangedMeanwhile } from '../errors.ts';
import { type Difference, differences, type FormState, type FormValues } from '../web/forms.ts';
import { type ActCode, stepKind } from './act-codes.ts';
import type { StepRow } from './effect.ts';
import type { Gathered } from './queries.ts';
import { workflowOf } from './tables/index.ts';
import { findRule } from './workflow.ts';

/** Steps that make the contents others write down, give out and conclude on. */
const ofContents: readonly string[] = ['acceptance-papers', 'withdrawal'];

/** Steps that write the same figures as the form of an act. */
const ofFigures: Partial<Record<ActCode, readonly string[]>> = {
  outcomes: ['decision', 'conclusion'],
  decision: ['outcomes'],
  conclusion: ['outcomes'],
  'police-figures': ['police'],
};

const restingOn = (code: ActCode, history: readonly StepRow[]): StepRow[] =>
  history.filter(
    ({ kind }) => kind === stepKind(code) || ofContents.includes(kind) || (ofFigures[code]?.includes(kind) ?? false),
  );

/** The state of the file the form of an act rests on; '' where each officer says his own. */
export function seenBy(code: ActCode, { history }: Pick<Gathered, 'history'>): string {
  if (code === 'conflict') return '';
  const steps = restingOn(code, history);
  return `${steps.at(-1)?.id ?? 0}.${steps.filter(({ takenBackAt }) => takenBackAt !== null).length}`;
}

const moment = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' });
const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh' });

/** "“Rút một phần” được Trần Văn Thắng ghi lúc 09:40 ngày 25/11/2026.": the last of what the form had not seen. */
function seenSinceWords(code: ActCode, { history, given }: Pick<Gathered, 'history' | 'given'>, actorId: number): string {
  const at = (step: StepRow) => step.takenBackAt ?? step.recordedAt;
  const [last] = restingOn(code, history).sort((a, b) => at(b).getTime() - at(a).getTime());
  if (!last) return 'Hồ sơ này vừa thay đổi.';
  const label = findRule(workflowOf(given.proceeding.procedure), last.kind as ActCode)?.label ?? '';
  const isBack = last.takenBackAt !== null;
  const who =
    !isBack && last.recordedBy === actorId
      ? 'chính ông, bà ở cửa sổ khác'
      : ((isBack ? last.takenBackByName : last.recordedByName) ?? 'phần mềm');
  const when = `${moment.format(at(last))} ngày ${formatDate(dayOf.format(at(last)))}`;
  return `Hồ sơ này đã đổi: “${label || 'bước trước'}” được ${who} ${isBack ? 'rút lại' : 'ghi'} lúc ${when}.`;
}

/** @throws ChangedMeanwhile where the form was opened before the last step it rests on; a form that says nothing of it is taken as it is */
export function assertSeen(code: ActCode, gathered: Pick<Gathered, 'history' | 'given'>, seen: string, actorId: number): void {
  if (seen === '' || seen === seenBy(code, gathered)) return;
  throw new ChangedMeanwhile(seenSinceWords(code, gathered, actorId), `/proceedings/${gathered.given.proceeding.id}`);
}

/** The form was opened on an older state of the file. */
export function isBehind(code: ActCode, gathered: Pick<Gathered, 'history'>, { values, changed }: FormState): boolean {
  const seen = values.version;
  return typeof seen === 'string' && seen !== '' && seen !== seenBy(code, gathered) && !changed;
}

/**
 * A form that comes back on an older state of the file (from a draft, from parked words, after another mistake): it says what was recorded
 * since and where that differs, and the next save counts as knowing it.
 * @param stored what the file holds in the form's fields
 */
export function ontoStanding(
  code: ActCode,
  gathered: Pick<Gathered, 'history' | 'given'>,
  form: FormState,
  { stored, labels }: { stored: FormValues; labels: Readonly<Record<string, string>> },
): { form: FormState; changedMeanwhile: Difference[] } {
  if (!isBehind(code, gathered, form)) return { form, changedMeanwhile: [] };
  const note = [form.note, seenSinceWords(code, gathered, gathered.given.actorId), 'Đối chiếu rồi lưu.']
    .filter(Boolean)
    .join(' ');
  return {
    form: { ...form, values: { ...form.values, version: seenBy(code, gathered) }, note },
    changedMeanwhile: differences(stored, form.values, (name) => labels[name] ?? ''),
  };
}
