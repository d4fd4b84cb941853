import type { Knex } from 'knex';

/** Vowels by letter of the Vietnamese alphabet, each with its tones in dictionary order: none, huyền, hỏi, ngã, sắc, nặng. */
const vowels = [
  'aàảãáạ',
  'ăằẳẵắặ',
  'âầẩẫấậ',
  'eèẻẽéẹ',
  'êềểễếệ',
  'iìỉĩíị',
  'oòỏõóọ',
  'ôồổỗốộ',
  'ơờởỡớợ',
  'uùủũúụ',
  'ưừửữứự',
  'yỳỷỹýỵ',
];
const alphabet = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];
/** Signs in the order of their codes, one a letter: the database compares by codes. */
const places = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghi'];

const upper = (text: string) => text.toLocaleUpperCase('vi');
/** From sign to sign for translate(): small and capital letters, with any tone, to the place of the letter; a space before all of them. */
const letters = alphabet.flatMap((letter, at) =>
  [...(vowels.find(([first]) => first === letter) ?? letter)].flatMap((sign) => [
    [sign, places[at]],
    [upper(sign), places[at]],
  ]),
);
/** Of two names that differ in their tones only: the tone of each vowel. */
const tones = vowels.flatMap((group) =>
  [...group].flatMap((sign, tone) => [
    [sign, String(tone)],
    [upper(sign), String(tone)],
  ]),
);
const translated = (what: string, pairs: (string | undefined)[][], from = '', to = '') =>
  `translate(${what}, '${pairs.map(([sign]) => sign).join('')}${from}', '${pairs.map(([, place]) => place).join('')}${to}')`;

/**
 * Units stand in the order of the Vietnamese alphabet: Bồ before Bông, Dương before Đông. Their key was the folded name with a sign after it
 * that is greater than any letter. It is made by the database from now on, whoever writes the name.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    `
create function unit_sort_key(short_name text, name text) returns text language sql immutable parallel safe as $f$
  select ${translated('t.short', letters, ' ', '"')} || '!' || ${translated('t.short', tones)} || '!' || t.name
    from (select normalize(short_name, NFC) as short, normalize(name, NFC) as name) t
$f$;
create function unit_sorted() returns trigger language plpgsql as $f$
begin
  new.sort_key := unit_sort_key(new.short_name, new.name);
  return new;
end $f$;
create trigger units_sorted before insert or update of short_name, name, sort_key on units for each row execute function unit_sorted();
update units set sort_key = '';
`,
  );
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
