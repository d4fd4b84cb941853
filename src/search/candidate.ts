// A petition being typed, as far as it says whether it was sent before. Read from the intake form's fields. Pure.
import { isDate } from '../deadlines/dates.ts';
import type { FormValues } from '../web/forms.ts';

export interface CandidatePerson {
  name: string;
  birthYear: number | null;
  idNumber: string;
  phone: string;
  address: string;
  ward: string;
}

/** What two petitions are compared by. A sealed candidate is compared by keyed fingerprints of its people and nothing else. */
export interface DuplicateCandidate {
  sealed: boolean;
  people: readonly CandidatePerson[];
  contestedNumber: string;
  contestedBy: string;
  /** 'YYYY-MM-DD'; null where no whole day is said. */
  contestedOn: string | null;
  texts: readonly string[];
  /** The petition itself, when it is already in the book. */
  exceptId: number | null;
}

const mostPeople = 30;

const textOf = (values: FormValues, name: string, most = 20_000): string => {
  const value = values[name];
  return (Array.isArray(value) ? (value[0] ?? '') : (value ?? '')).slice(0, most);
};

/** A day as the field is tidied to: dd/mm/yyyy. */
function dayOf(typed: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(typed.trim()) ?? [];
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(on) ? on : null;
}

/** The candidate of a half-filled intake form (senders.0.name, senders.0.idNumber, …, subject, summary, contestedNumber). */
export function candidateOf(values: FormValues): DuplicateCandidate {
  const people: CandidatePerson[] = [];
  for (let index = 0; index < mostPeople; index += 1) {
    const field = (name: string) => textOf(values, `senders.${index}.${name}`, 300);
    const year = /^\d{4}$/.test(field('birthYear')) ? Number(field('birthYear')) : null;
    const home = { address: field('address'), ward: field('wardText') };
    const person = { name: field('name'), birthYear: year, idNumber: field('idNumber'), phone: field('phone'), ...home };
    if (person.name || person.idNumber || person.phone) people.push(person);
  }
  const except = textOf(values, 'petitionId', 20);
  return {
    sealed: textOf(values, 'mode') === 'sealed' || textOf(values, 'declaredType') === 'TC',
    people,
    contestedNumber: textOf(values, 'contestedNumber', 300),
    contestedBy: textOf(values, 'contestedBy', 300),
    contestedOn: dayOf(textOf(values, 'contestedOn', 20)),
    texts: [textOf(values, 'subject'), textOf(values, 'summary'), textOf(values, 'request')].filter(Boolean),
    exceptId: /^\d{1,15}$/.test(except) ? Number(except) : null,
  };
}
