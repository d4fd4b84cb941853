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
  const { petitionId, code, names, ids, ends, phones, lexemes, bands } = keysOf(doc);
  await tx.rows('select search_index($1, $2, $3, $4, $5, $6, $7, $8::bigint[])', [
    petitionId,
    code,
    names,
    ids,
    ends,
    phones,
    lexemes,
    bands,
  ]);
}

/** The same for many petitions that were not indexed before, in one statement: an old book taken in. */
export async function indexPetitions(tx: UnitTx, docs: readonly PetitionWords[]): Promise<void> {
  if (docs.length === 0) return;
  await tx.rows('select search_index_many($1::jsonb)', [JSON.stringify(docs.map(keysOf))]);
}

function keysOf(doc: PetitionWords) {
  const names = indexWords(doc.names);
  return {
    petitionId: doc.petitionId,
    code: doc.code,
    names,
    ids: [...new Set(doc.idNumbers.map(idKey).filter(Boolean))],
    ends: [...new Set(doc.idNumbers.flatMap(numberEnds))],
    phones: [...new Set(doc.phones.map(phoneKey).filter(Boolean))],
    lexemes: [...new Set([...indexWords(doc.texts), ...names])],
    bands: bandHashes(contentOf(doc.texts)),
  };
}

/** Takes a petition of the own unit out of search: voided, or about to be sealed. */
export async function removeFromIndex(tx: UnitTx, petitionId: number): Promise<void> {
  await tx.rows('select search_remove($1)', [petitionId]);
}

/** The text two petitions are compared by. */
export function contentOf(texts: readonly string[]): string {
  return texts.join('. ');
}
