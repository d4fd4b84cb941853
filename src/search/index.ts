// What search knows of an open petition: written when it is registered or corrected, gone when it is sealed.
import type { UnitTx } from '../database/tx.ts';
import { idKey, indexWords, numberEnds, phoneKey } from './fold.ts';
import { bandHashes } from './minhash.ts';

/** The words of one petition of the actor's own unit. Never those of a denunciation: the database refuses them. */
export interface PetitionWords {
  unitId: number;
  petitionId: number;
  receivedOn: string;
  /** Number, public code, number of a paper day: shown words, kept beside the index. */
  code: string;
  names: readonly string[];
  idNumbers: readonly string[];
  phones: readonly string[];
  /** Subject, summary, request, contested decision. */
  texts: readonly string[];
}

/**
 * Writes or rewrites the search rows of a petition, in the act's transaction, after its people and content are stored.
 * @throws Error when the petition is sealed or of another unit
 */
export async function indexPetition(tx: UnitTx, doc: PetitionWords): Promise<void> {
  const nameKeys = indexWords(doc.names);
  const lexemes = [...new Set([...indexWords(doc.texts), ...nameKeys])];
  await tx.rows('select search_index($1, $2, $3, $4, $5, $6, $7, $8::bigint[])', [
    doc.petitionId,
    doc.code,
    nameKeys,
    [...new Set(doc.idNumbers.map(idKey).filter(Boolean))],
    [...new Set(doc.idNumbers.flatMap(numberEnds))],
    [...new Set(doc.phones.map(phoneKey).filter(Boolean))],
    lexemes,
    bandHashes(contentOf(doc.texts)),
  ]);
}

/** Takes a petition of the own unit out of search: voided, or about to be sealed. */
export async function removeFromIndex(tx: UnitTx, petitionId: number): Promise<void> {
  await tx.rows('select search_remove($1)', [petitionId]);
}

/** The text two petitions are compared by. */
export function contentOf(texts: readonly string[]): string {
  return texts.join('. ');
}
