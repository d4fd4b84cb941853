// Where somebody lives, as one key: "Số 5, phố Đội Cấn" and "5 Đội Cấn" are one address, with or without the word for the ward. Pure.
import { syllables } from './fold.ts';

/** Words an address is written with or without. */
const filling = ['so', 'nha', 'pho', 'duong', 'phuong', 'xa'];

/** '' where no address is said: a ward alone is nobody's home. */
export function homeKey(address: string, ward: string): string {
  const said = syllables(address).length > 0 ? syllables(`${address} ${ward}`) : [];
  return said.filter((one) => !filling.includes(one)).join(' ');
}

/** The same of stored words, in SQL. @param words an expression that gives address and ward */
export const homeKeySql = (words: string): string =>
  `btrim(regexp_replace(' ' || regexp_replace(fold(${words}), '[^a-z0-9]+', ' ', 'g') || ' ', ' (${filling.join('|')})(?= )', '', 'g'))`;
