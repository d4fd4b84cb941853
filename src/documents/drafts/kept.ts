// The drafts an officer has begun of a form and left: what the first question offers, and what is asked before one is thrown away.

import { formatDateTime, formatToTheSecond } from '../../deadlines/dates.ts';
import { numberOfSubject } from '../../web/draft-numbers.ts';
import type { FormValues } from '../../web/forms.ts';
import type { Context } from '../../web/pages.ts';
import { inLineSentence, wordsOf, wordsOfDrafts } from '../drafts.ts';
import { countInLine, type DraftPlace, findDraftRow } from './records.ts';
import { draftTitle, isOfDenunciation } from './title.ts';

export interface KeptDraft {
  form: string;
  subject: string;
  title: string;
  /** The first words of the matter, '' where they are not to be shown or not typed yet. */
  about: string;
  /** '28/11/2026 09:42'; of a denunciation to the second. */
  savedAt: string;
  openHref: string;
  removeHref: string;
}

export interface KeptDrafts {
  drafts: KeptDraft[];
  /** That more wait until the officer is confirmed; '' for none. */
  inLine: string;
}

/** The address that asks before a draft is thrown away. */
export const removalHref = ({ form, subject }: DraftPlace, back: string) =>
  `/drafts/${form}/removal?subject=${subject}&back=${encodeURIComponent(back)}`;

/**
 * What the acting officer has begun of these forms and not saved, the latest first; nothing while somebody looks through his eyes.
 * @param page the address of the form; `modeOf` gives what it needs in front of the number
 */
export async function listKeptDrafts(
  context: Pick<Context, 'tx' | 'actor' | 'services'>,
  forms: readonly string[],
  page: string,
  modeOf: (form: string) => string = () => '',
): Promise<KeptDrafts> {
  const { tx, actor, services } = context;
  if (actor.seenBy) return { drafts: [], inLine: '' };
  const rows = await wordsOfDrafts(tx, actor, forms, services.keyring);
  const waiting = await Promise.all(forms.map((form) => countInLine(tx, actor, { form, subject: null })));
  return {
    drafts: rows.map((row) => ({
      ...describe(row, row.values),
      openHref: `${page}?${modeOf(row.form)}draft=${numberOfSubject(row.subject)}`,
      removeHref: removalHref(row, page),
    })),
    inLine: inLineSentence(
      actor,
      waiting.reduce((sum, count) => sum + count, 0),
    ),
  };
}

/** One of his drafts as the list names it; undefined when it is not there. */
export async function findKeptDraft(context: Pick<Context, 'tx' | 'actor' | 'services'>, at: DraftPlace) {
  const { tx, actor, services } = context;
  const row = actor.seenBy ? undefined : await findDraftRow(tx, actor, at);
  return row && describe({ ...at, savedAt: row.savedAt }, wordsOf(actor, { ...row, ...at }, services.keyring));
}

const describe = (row: DraftPlace & { savedAt: Date }, values: FormValues) => ({
  form: row.form,
  subject: row.subject,
  ...draftTitle(row.form, values),
  // Of denunciations nothing but the time tells one from the other.
  savedAt: isOfDenunciation(row.form, values) ? formatToTheSecond(row.savedAt) : formatDateTime(row.savedAt),
});
