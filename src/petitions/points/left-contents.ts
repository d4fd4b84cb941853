// Contents the desk wrote down that the list does not hold: shown whole beside it, to whoever lists them and to whoever decides.
import { unitProfile } from '../../units/queries.ts';
import type { Context } from '../../web/pages.ts';
import { petitionTypeNames } from '../petition.ts';
import type { PetitionRecord } from '../queries.ts';
import { whyNotBrought } from './desk-contents.ts';
import { listDeskContents } from './queries.ts';

export interface LeftContent {
  typeName: string;
  why: string;
  summary: string;
}

/** What of the desk's contents was not brought into the list, and why; none for whoever does not read the petition. */
export async function contentsLeft({ tx, house }: Context, record: PetitionRecord): Promise<LeftContent[]> {
  if (!record.content) return [];
  const contents = (await listDeskContents(tx, record)).filter(({ summary }) => summary !== '');
  if (contents.length === 0) return [];
  const office = (await unitProfile(house, record.unitId)).issuingOrg;
  return contents
    .map((content) => ({
      typeName: petitionTypeNames[content.petitionType],
      why: whyNotBrought(content, office, record.sealed),
      summary: content.summary,
    }))
    .filter(({ why }) => why !== '');
}
