// What an office knows of a person: the same facts whether they stand in the open or behind a seal. Pure.

export interface PersonFacts {
  name: string;
  birthYear: number | null;
  gender: string;
  idType: string;
  idNumber: string;
  /** yyyy-mm-dd */
  idIssuedOn: string | null;
  idIssuedBy: string;
  phone: string;
  email: string;
  /** The ward, where the words name exactly one that stands. */
  wardUnitId: number | null;
  wardText: string;
  address: string;
}

/** The same as a row of the open table holds them: null where nothing is known. */
export interface PersonRow extends Omit<PersonFacts, 'gender' | 'idType' | 'idNumber'> {
  gender: string | null;
  idType: string | null;
  idNumber: string | null;
}
