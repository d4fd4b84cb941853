// One page for every small act on a petition: the sentence of what happens, a few fields, one button.

import type { FormState } from '../../web/forms.ts';
import type { Revealed } from '../revealed.ts';

export interface StepField {
  kind: 'text' | 'textarea' | 'date' | 'select' | 'radio';
  name: string;
  label: string;
  hint: string;
  optional: boolean;
  options: { value: string; label: string; hint?: string }[];
}
export interface StepPage {
  title: string;
  number: string;
  backHref: string;
  words: string;
  warning: string;
  form: FormState;
  stepFields: StepField[];
  primaryLabel: string;
  after: string;
}
export interface RevealedPage {
  title: string;
  number: string;
  backHref: string;
  seen: string;
  people: Revealed[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/step': StepPage;
    'petitions/revealed': RevealedPage;
  }
}

const base = { hint: '', optional: false, options: [] };
/** A day that must be typed. */
export const dateStep = (name: string, label: string, hint = ''): StepField => ({ ...base, kind: 'date', name, label, hint });
/** A line that must be typed. */
export const textStep = (name: string, label: string, hint = ''): StepField => ({ ...base, kind: 'text', name, label, hint });
/** An area for words, which may stay empty unless it is said otherwise. */
export const noteStep = (name: string, label: string, optional = true): StepField => ({
  ...base,
  kind: 'textarea',
  name,
  label,
  optional,
});
/** A tick drawn once it is asked for. */
export const askedStep = ({ errors, values }: FormState, name: string, value: string, label: string): StepField[] =>
  errors[name] || values[name] ? [{ ...pickStep('radio', name, 'Xác nhận', [{ value, label }]), optional: true }] : [];
/** A number of the office's own book that is to be looked at again before it comes in. */
export const leapStep = (form: FormState, field = 'number'): StepField[] => {
  const number = String(form.values[field] ?? '');
  return askedStep(form, 'leap', number, `Vẫn ghi số ${number}, đã đối chiếu với sổ văn bản đi`);
};
/** One of these. */
export const pickStep = (
  kind: 'select' | 'radio',
  name: string,
  label: string,
  options: { value: string; label: string; hint?: string }[],
  hint = '',
): StepField => ({ ...base, kind, name, label, options, hint });
