// One page for every small act on a petition: the sentence of what happens, a few fields, one button.

import type { SealedPerson } from '../../sealing/identities.ts';
import type { FormState } from '../../web/forms.ts';
import { type IdType, idTypeNames } from '../id-types.ts';

export interface StepField {
  kind: 'text' | 'textarea' | 'date' | 'select' | 'radio';
  name: string;
  label: string;
  hint: string;
  optional: boolean;
  options: { value: string; label: string }[];
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
  people: { heading: string; lines: { term: string; text: string }[] }[];
}

declare module '../../web/render.ts' {
  interface Pages {
    'petitions/step': StepPage;
    'petitions/revealed': RevealedPage;
  }
}

const base = { hint: '', optional: false, options: [] };
export const dateStep = (name: string, label: string, hint = ''): StepField => ({ ...base, kind: 'date', name, label, hint });
export const textStep = (name: string, label: string, hint = ''): StepField => ({ ...base, kind: 'text', name, label, hint });
export const noteStep = (name: string, label: string, optional = true): StepField => ({
  ...base,
  kind: 'textarea',
  name,
  label,
  optional,
});
export const pickStep = (
  kind: 'select' | 'radio',
  name: string,
  label: string,
  options: { value: string; label: string }[],
  hint = '',
): StepField => ({ ...base, kind, name, label, options, hint });

/** What the reveal shows, once. */
export function revealedPeople(people: readonly SealedPerson[]): RevealedPage['people'] {
  return people.map((person, index) => ({
    heading: `Người tố cáo số ${index + 1}`,
    lines: [
      { term: 'Họ và tên', text: person.name },
      ...(person.birthYear ? [{ term: 'Năm sinh', text: String(person.birthYear) }] : []),
      ...(person.idNumber ? [{ term: idTypeNames[person.idType as IdType] ?? 'Giấy tờ', text: person.idNumber }] : []),
      { term: 'Địa chỉ', text: [person.address, person.wardText].filter(Boolean).join(', ') || 'chưa có' },
      { term: 'Điện thoại', text: person.phone || 'chưa có' },
      { term: 'Thư điện tử', text: person.email || 'chưa có' },
      { term: 'Cách liên hệ kín', text: person.contact || 'chưa có' },
    ],
  }));
}
