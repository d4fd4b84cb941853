// Whom the words of a draft may be against, asked as registration asks it and with less to go on: nobody has read them, and nobody can be
// asked who is meant. In doubt it is not for him (docs/decisions/0064).
import type { HouseTx } from '../../../database/tx.ts';
import { findNamedInAll, type NamingPaper, type TypedRespondent } from '../../../petitions/named/naming.ts';
import { syllables } from '../../../search/fold.ts';
import type { FormValues } from '../../../web/forms.ts';
import { leadersOf, listPosts } from '../../queries.ts';
import { roles } from '../../roles.ts';

/** Fields in which an officer is chosen as the one a paper is against, and those that say it is the head. */
export const chosenField = /(?:accountId|respondentAccount|denouncedIs)$/i;
const headFields = ['againstOwnHead', 'pastHead'];
/** Cells of whom a paper is against: what each says, under the place it stands in ('respondents.0.name', 'respondentPost'). */
const cellField = /^(respondents\.\d+\.|respondent)(name|position|post|organization)$/i;

interface Typed {
  name: string;
  text: string;
}

/** What was typed or chosen, a name broken over two lines as one line; nothing the page carries for itself. */
const typedIn = (values: FormValues): Typed[] =>
  Object.entries(values).flatMap(([name, value]) =>
    name.startsWith('_')
      ? []
      : [value].flat().flatMap((one) => {
          const text = String(one).replace(/\s+/g, ' ').trim();
          return text === '' ? [] : [{ name, text }];
        }),
  );

function respondentsOf(typed: readonly Typed[]): TypedRespondent[] {
  const places = new Map<string, TypedRespondent & { organization: string }>();
  for (const { name, text } of typed) {
    const [, place, cell = ''] = cellField.exec(name) ?? [];
    if (place === undefined) continue;
    const one = places.get(place) ?? { name: '', position: '', organization: '', accountId: null };
    const key = cell.toLowerCase();
    places.set(place, { ...one, [key === 'post' ? 'position' : key]: text });
  }
  return [...places.values()];
}

/** Whose post here is called so: "Văn thư phường Ba Đình". In no other question does a post that many offices have tell anything. */
async function calledByPost(house: HouseTx, unitId: number, texts: readonly string[], today: string): Promise<number[]> {
  const said = ` ${texts.flatMap(syllables).join(' ')} `;
  return (await listPosts(house, unitId, roles, today))
    .filter(({ title }) => title.trim() !== '' && said.includes(` ${syllables(title).join(' ')} `))
    .map(({ accountId }) => accountId);
}

/**
 * The accounts the words of a draft may be against: chosen, written down by a whole name, a part of it, a post or a name borne before, or
 * named in whatever else they say.
 */
export async function whomDraftMayMean(
  house: HouseTx,
  unitId: number,
  values: FormValues,
  today: string,
): Promise<ReadonlySet<number>> {
  const typed = typedIn(values);
  const chosen = typed.filter(({ name }) => chosenField.test(name)).map(({ text }) => text);
  const text = typed.map((one) => one.text).join('. ');
  const respondents = respondentsOf(typed);
  const asked = (paper: Pick<NamingPaper, 'respondents' | 'text'>): NamingPaper => ({
    type: 'TC',
    sealed: true,
    asksAlike: true,
    ...paper,
  });
  // Once beside those it is written to be against, once as if nobody was: then all it says counts.
  const namings = await findNamedInAll(house, unitId, [asked({ respondents, text }), asked({ respondents: [], text })], today);
  const written = respondents.map(({ name, position, organization = '' }) => [name, position, organization].join(' '));
  const saysHead =
    chosen.includes('head') ||
    typed.some((one) => headFields.includes(one.name)) ||
    namings.some((one) => one.saysHead || one.pastHead);
  return new Set([
    ...chosen.filter((one) => /^[1-9]\d{0,8}$/.test(one)).map(Number),
    ...namings.flatMap((one) => [...one.named.map(({ accountId }) => accountId), ...one.candidates, ...one.written]),
    ...(await calledByPost(house, unitId, respondents.some(({ name }) => name !== '') ? written : [...written, text], today)),
    ...(saysHead ? await leadersOf(house, unitId, today) : []),
  ]);
}
