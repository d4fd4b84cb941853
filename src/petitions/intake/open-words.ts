// What a registration says in the open of a denunciation, and whom it may name there: the one list for the question on the form, for
// what is put in its place, for a registration nobody types and for a correction. Pure.
import type { Betrayed } from '../../sealing/senders-in-text.ts';
import { fieldLabel } from '../correction-words.ts';

/** Every text of a registration that stands in the open beside a seal (sealing/record-words.ts lists their columns). */
const openFields = [
  'subject',
  'summary',
  'request',
  'contestedNumber',
  'contestedBy',
  'previousOrg',
  'previousNumber',
  'previousResult',
  'sourceOrg',
  'sourceNumber',
  'secretFileNo',
  'paperNumber',
] as const;
/** Of these, the ones that hold the number of a paper or a book. */
export const numberFields = ['contestedNumber', 'previousNumber', 'sourceNumber', 'secretFileNo', 'paperNumber'] as const;
/** And of each one it is against, beside his name, which stays. */
const openOfRespondent = ['position', 'organization', 'address'] as const;

type OpenForm = Record<(typeof openFields)[number], string> & {
  isAnonymous?: boolean;
  senders: readonly Betrayed[];
  respondents: readonly OpenRespondent[];
};
interface OpenRespondent {
  name: string;
  position: string;
  organization: string;
  isRelated?: boolean;
  address?: string;
}

const placeOf = (index: number, field: string) => `respondents.${index}.${field}`;

/** The words under their names on the form, the names of the fields, the senders, and the names on the other side. */
export function intakeOpenWords(form: OpenForm) {
  const words: Record<string, string> = Object.fromEntries(openFields.map((name) => [name, form[name]]));
  form.respondents.forEach((one, index) => {
    for (const field of openOfRespondent) words[placeOf(index, field)] = one[field] ?? '';
  });
  return {
    words,
    labels: Object.fromEntries(Object.keys(words).map((name) => [name, fieldLabel(name)])),
    people: form.isAnonymous ? [] : form.senders,
    others: form.respondents.filter((one) => !one.isRelated).map((one) => one.name),
  };
}

/** The form with these words in their places. @param words as `intakeOpenWords` names them */
export function withIntakeWords<T extends OpenForm>(form: T, words: Readonly<Record<string, string>>): T {
  return {
    ...form,
    ...Object.fromEntries(openFields.map((name) => [name, words[name] ?? form[name]])),
    respondents: form.respondents.map((one, index) => ({
      ...one,
      ...Object.fromEntries(openOfRespondent.map((field) => [field, words[placeOf(index, field)] ?? one[field] ?? ''])),
    })),
  };
}
