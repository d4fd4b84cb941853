// All a record out of an old book says, for the search of whom it is against: an accusation stands in whichever cell the clerk had room. Pure.
import { isPlainRespondent } from '../../sealing/withheld.ts';

/** What is searched of a denunciation nobody was asked about. */
export interface Said {
  /** Whole names and, where nobody is written down as denounced, posts. */
  text: string;
  /** Whole names only: an office or whoever it went to stands there, and a post is where it went. */
  aside: string;
}

/** Begins the line of a note that says where the paper went. */
export const officeLine = 'Cơ quan thụ lý, nơi chuyển đến: ';

/** Fields in which a book writes offices, and those who handled it. */
const ofOffices: ReadonlySet<string> = new Set([
  'contestedBy',
  'previousOrg',
  'sourceOrg',
  'guidedTo',
  'transferredTo',
  'handledBy',
]);

/**
 * Every free text of a petition or a visit, by the name the record gives the field: whatever goes behind the seal is searched. Who
 * received the visitor is not against himself: his cell is left out where it says no more than him.
 * @param elsewhere cells the record has no field for
 */
export function saidInAll(words: Readonly<Record<string, string | undefined>>, elsewhere = ''): Said {
  const text: string[] = [];
  const aside: string[] = [elsewhere].filter(Boolean);
  const put = (said: string, isOffice: boolean) => (isOffice && isPlainRespondent(said) ? aside : text).push(said);
  for (const [name, said = ''] of Object.entries(words)) {
    if (said.trim() === '') continue;
    if (name === 'note')
      for (const line of said.split('\n'))
        put(line.startsWith(officeLine) ? line.slice(officeLine.length) : line, line.startsWith(officeLine));
    else if (name !== 'hostName' || !isPlainRespondent(said)) put(said, ofOffices.has(name));
  }
  return { text: text.join('. '), aside: aside.join('. ') };
}
