// What an officer's draft is called where several stand together: whose words it holds, and never the name of who denounces. Pure.
import type { FormValues } from '../../web/forms.ts';

/** Forms of a denunciation end so; nothing they hold is kept under a name somebody typed. */
export const isSealedForm = (form: string) => form.endsWith('-sealed');

/** Whether a draft is of a denunciation: by its form, or by what was answered and chosen in it. */
export function isOfDenunciation(form: string, values: FormValues): boolean {
  const isChosen = Object.entries(values).some(([name, value]) => /^(declaredType|c\d+_type)$/.test(name) && value === 'TC');
  return isSealedForm(form) || values.denunciation === 'yes' || values.mode === 'sealed' || isChosen;
}

/** 'Nguyễn Thị Hạnh' with the first words of the matter beside it; a denunciation says only that it is one. */
export function draftTitle(form: string, values: FormValues): { title: string; about: string } {
  if (isOfDenunciation(form, values)) return { title: 'Bản nháp tố cáo', about: '' };
  const first = (...names: string[]) => {
    const found = names.map((name) => values[name]).find((value) => typeof value === 'string' && value !== '');
    return typeof found === 'string' ? found : '';
  };
  const about = first('subject', 'summary', 'c1_summary');
  return {
    title: first('p1_name', 'senders.0.name') || 'Chưa ghi họ tên',
    about: about.length > 80 ? `${about.slice(0, 80).trimEnd()}…` : about,
  };
}
