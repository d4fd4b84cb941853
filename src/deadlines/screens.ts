// The page "Vì sao hạn là …?": every day of a period, counted or not, and why.
import type { ClockState } from './clock.ts';
import { formatDate } from './dates.ts';
import { type DueView, dueView, isPeriodOver, periodWords } from './due.ts';
import { explainDue } from './explanation.ts';
import type { ClockRow } from './records.ts';
import type { RuleSet } from './rule-set.ts';

export interface ExplanationPage {
  title: string;
  heading: string;
  label: string;
  due: { level: string; words: string };
  summary: string;
  basis: string;
  caution: string;
  backHref: string;
  backWords: string;
  days: {
    date: string;
    weekday: string;
    number: string;
    reason: string;
    notes: readonly string[];
    counted: boolean;
    isDue: boolean;
  }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'deadlines/explanation': ExplanationPage;
  }
}

/** @param row the stored clock; @param state the same clock replayed from its events */
export function explanationScreen(row: ClockRow, state: ClockState, rules: RuleSet, today: string): ExplanationPage {
  const explained = explainDue(state, rules.calendar, rules.book);
  const view: DueView = dueView(state, today, rules.calendar);
  const [backHref, backWords] =
    row.proceedingId !== null
      ? [`/proceedings/${row.proceedingId}`, 'Quay lại hồ sơ giải quyết']
      : row.visitId !== null
        ? [`/visits/${row.visitId}`, 'Quay lại lượt tiếp công dân']
        : [`/petitions/${row.petitionId ?? 0}`, 'Quay lại đơn'];
  return {
    title: explained.title,
    heading: explained.title,
    label: row.label,
    due: isPeriodOver({ ...state, ruleCode: row.ruleCode }, today)
      ? { level: 'none', words: `${periodWords(state)}${state.dueOn ? `, ngày cuối ${formatDate(state.dueOn)}` : ''}` }
      : { level: view.level === 'grey' && view.state !== 'paused' ? 'none' : view.level, words: view.words },
    summary: explained.summary,
    basis: explained.basis,
    caution: explained.caution ?? '',
    backHref,
    backWords,
    days: explained.days.map((day) => ({ ...day, number: day.number === null ? '' : String(day.number) })),
  };
}
