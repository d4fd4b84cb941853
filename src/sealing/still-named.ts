// Does a copy that was made to name no sender still do so? Looked for as it stands, without marks: the whole name, a number, a mail, the house.
// Whatever else may speak of somebody (a given name behind "ông", initials) is looked for by senders-in-text.ts and asked about. Pure.
import { bareName } from '../search/bare-name.ts';
import { fold, idKey } from '../search/fold.ts';
import { homeKey } from '../search/home.ts';
import type { Betrayed } from './senders-in-text.ts';

/** As words with one blank between them, and one at each end. */
const worded = (text: string) =>
  ` ${fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `;
const joined = (text: string) => fold(text).replace(/[^a-z0-9]/g, '');
const digitsOf = (text: string) => text.replace(/\D/g, '');

/** So many letters of a name are no other words, however a file cuts words up. */
const tellingLetters = 9;
/** The last digits of a telephone: the same with 0 and with +84 before them. */
const ownDigits = 9;

/**
 * @param others whom the record is against: who bears the same name may be named
 */
export function stillNames(text: string, people: readonly Betrayed[], others: readonly string[] = []): boolean {
  const [words, letters] = [worded(text), joined(text)];
  const numbers = text.replace(/(?<=\d)[\s.()\u00a0–-]+(?=\d)/g, '');
  const home = ` ${homeKey(text, '')} `;
  const isOther = (name: string) => others.some((other) => worded(bareName(other)) === worded(bareName(name)));
  return people.some(({ name, phone, idNumber, email = '', address = '' }) => {
    const [said, whole] = [worded(bareName(name)), joined(bareName(name))];
    const isName = said.trim().includes(' ') && !isOther(name);
    const id = idKey(idNumber);
    const house = homeKey(address, '');
    return (
      (isName && (words.includes(said) || (whole.length >= tellingLetters && letters.includes(whole)))) ||
      phone
        .split(/[,;/]/)
        .some((one) => digitsOf(one).length >= ownDigits && numbers.includes(digitsOf(one).slice(-ownDigits))) ||
      (id.length >= 8 && (/^\d+$/.test(id) ? numbers : letters).includes(id)) ||
      email.split(/[,;\s]+/).some((one) => one.includes('@') && fold(text).includes(fold(one))) ||
      (/\d/.test(house) && house.split(' ').length >= 3 && home.includes(` ${house} `))
    );
  });
}
