// What a correction changed, for the timeline of its record: each field as it stood and as it stands. Pure.
import { maskedId } from '../petitions/known/masked-id.ts';
import type { FormValues } from '../web/forms.ts';

/** What of a person who sent a record, or came, a field holds: a seal looks for what stood there before, too. */
export type PersonField = 'name' | 'phone' | 'idNumber' | 'otherPaper' | 'email' | 'address';

const fields: readonly PersonField[] = ['name', 'phone', 'idNumber', 'email', 'address'];

/**
 * What a field of a form holds of a person; undefined for a field no seal looks for.
 * @param place what the names of his fields begin with
 * @param forms as they stood and as they stand: they tell what kind of paper a number is of
 */
export function personField(place: string, field: string, forms: readonly FormValues[]): PersonField | undefined {
  if (field !== 'idNumber') return fields.find((one) => one === field);
  const numbered = forms.filter((form) => form[`${place}idNumber`]);
  return numbered.length > 0 && numbered.every((form) => form[`${place}idType`] === 'khac') ? 'otherPaper' : 'idNumber';
}

/** One field as it stood and as it stands, in an officer's words. */
export interface Corrected {
  label: string;
  from: string;
  to: string;
  /** Of a sender or a visitor; a paper without a number that identifies is 'otherPaper'. */
  of?: PersonField;
  /** A day, an hour or a code: nobody is named in it. */
  isFact?: boolean;
}

/** A change as it is kept: of a sealed record the words of before and after stand behind the seal. */
export type KeptCorrection = Pick<Corrected, 'label' | 'of'> & Partial<Pick<Corrected, 'from' | 'to'>>;

/** What an event keeps of a correction; none of any other event. */
export const correctionsIn = (data: Readonly<Record<string, unknown>>): KeptCorrection[] =>
  Array.isArray(data.corrections) ? (data.corrections as KeptCorrection[]) : [];

/** One field of a correction on a timeline; long words are folded up. */
export interface CorrectionLine {
  label: string;
  from: string;
  to: string;
  isLong: boolean;
  /** Both values are behind a seal: that the field was corrected is all that is said. */
  isLabelOnly: boolean;
}
/** Longer than two lines of a timeline. */
const longest = 160;

/** The number of an identity paper is shown as on the page of the record; that another one stands there now is seen all the same. */
function shownOf({ of, from = '', to = '' }: KeptCorrection): { from: string; to: string } {
  if (of !== 'idNumber') return { from, to };
  const [was, is] = [from && maskedId(from), to && maskedId(to)];
  return { from: was, to: was === is ? `${is} (khác ở phần che)` : is };
}

/** Each field with both its values, for the timeline. */
export const correctionLines = (data: Readonly<Record<string, unknown>>): CorrectionLine[] =>
  correctionsIn(data).map((change) => {
    const { from, to } = shownOf(change);
    return {
      label: change.label,
      from: from || 'để trống',
      to: to || 'để trống',
      isLong: from.length + to.length > longest,
      isLabelOnly: change.from === undefined,
    };
  });

/** One act on the timeline of a record. */
export interface TimelineItem {
  date: string;
  time: string;
  icon: string;
  title: string;
  text: string;
  corrections?: CorrectionLine[];
  by: string;
  kind: string;
  /** Where more of it is read. */
  link?: { href: string; label: string };
}
