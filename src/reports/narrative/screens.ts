// The form of what the outline asks and no table has, with who told what before.
import { formatDateTime } from '../../deadlines/dates.ts';
import type { FormState, FormValues } from '../../web/forms.ts';
import { reportHref } from '../choices.ts';
import { figureWords } from '../numbers.ts';
import { type Period, periodWithDays } from '../periods.ts';
import { toldHref } from './outline.ts';
import type { ToldRow } from './queries.ts';
import { toldFields, toldNames } from './told.ts';

export interface NarrativeFiguresPage {
  title: string;
  crumbs: { href: string; label: string }[];
  periodLine: string;
  form: FormState;
  inputs: { name: string; label: string; hint: string; kind: 'number' | 'amount' }[];
  earlier: { at: string; by: string; words: string; state: string }[];
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'reports/narrative-figures': NarrativeFiguresPage;
  }
}

/** @param history what was told, newest first */
export function toldScreen(period: Period, form: FormState, history: readonly ToldRow[]): NarrativeFiguresPage {
  const backHref = reportHref('/reports', period, { code: '' });
  return {
    title: 'Số liệu ngoài biểu của Mẫu số 02',
    crumbs: [
      { href: backHref, label: 'Báo cáo thống kê' },
      { href: '', label: 'Số liệu ngoài biểu' },
    ],
    periodLine: periodWithDays(period),
    // The period stands in the address: a wrong form comes back to the same one.
    form: {
      ...form,
      values: { ...form.values, standing: String(history.find((one) => !one.replacedAt)?.id ?? 0) },
      action: toldHref(period),
    },
    inputs: toldNames.map((name) => ({ name, ...toldFields[name], kind: name === 'target' ? 'amount' : 'number' })),
    earlier: history.map((one) => ({
      at: formatDateTime(one.enteredAt),
      by: one.enteredByName,
      words:
        toldNames
          .flatMap((name) =>
            one.figures[name] === undefined ? [] : [`${toldFields[name].label}: ${figureWords(one.figures[name], 2)}`],
          )
          .join('; ') || 'để trống tất cả',
      state: one.replacedAt ? `đã thay lúc ${formatDateTime(one.replacedAt)}` : 'đang dùng',
    })),
    backHref,
  };
}

/** The form filled with what stands; a field that was left empty stays so. */
export function toldValues(standing: ToldRow | undefined): FormValues {
  if (!standing) return {};
  return {
    standing: String(standing.id),
    ...Object.fromEntries(
      toldNames.map((name) => [
        name,
        standing.figures[name] === undefined ? '' : String(standing.figures[name]).replace('.', ','),
      ]),
    ),
  };
}
