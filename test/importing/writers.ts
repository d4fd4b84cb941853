// The people of a messy book: each is known from the start, writes one to six times, and is written down a little otherwise each
// time. By the rule of docs/decisions/0018 the rows of each are one person's, and no two of them are: they share a name at most. Of somebody told by
// his paper a row may leave it out once another has given it beside his year of birth (generator.ts).
import type { Random } from '../../src/cli/bench/random.ts';
import { fold } from '../../src/search/fold.ts';

/** What all rows of a person tell him by. */
type Told = 'paper' | 'year' | 'home';

export interface Writer {
  name: string;
  told: Told;
  /** All he writes are denunciations. */
  denounces: boolean;
  idNumber: string;
  birthYear: number;
  phone: string;
  home: { house: number; lane: number; ward: boolean };
}

/** What a row says of who sent it. */
export interface WrittenDown {
  name: string;
  birthYear: string;
  idNumber: string;
  phone: string;
  address: string;
  ward: string;
}

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ'];
const middles = ['Thị', 'Văn', 'Đức', 'Hữu', 'Ngọc', 'Quang', 'Minh', 'Thuỳ'];
const seconds = ['Bích', 'Khánh', 'Xuân', 'Hải', 'Mai', 'Diệp', 'Tường', 'Trọng', 'Kiều', 'Gia'];
const givens = ['Hạnh', 'Hoà', 'Thuỷ', 'Dũng', 'Tuấn', 'Lan', 'Hương', 'Phượng', 'Sửu', 'Nghĩa', 'Quyết', 'Uyên'];

const mostLetters = 6;
/** So many are about to write again at a time: their rows stand among those of others. */
const mostWaiting = 400;

/** Gives who sends the next row. The same chance gives the same people. */
export function writersOf(random: Random): () => Writer {
  const used = new Set<string>();
  const met: Writer[] = [];
  const waiting: { writer: Writer; left: number }[] = [];
  const fresh = (): Writer => {
    for (;;) {
      const writer = planWriter(random, met.length > 0 && random.chance(0.2) ? random.pick(met).name : undefined);
      // A stranger shares the name and nothing else that tells him.
      const keys = [writer.birthYear, `${writer.home.house}/${writer.home.lane}`].map((tells) => `${fold(writer.name)}|${tells}`);
      if (keys.some((key) => used.has(key)) || used.has(writer.idNumber)) continue;
      for (const key of [...keys, writer.idNumber]) used.add(key);
      met.push(writer);
      return writer;
    }
  };
  return () => {
    if (waiting.length >= mostWaiting || (waiting.length > 0 && random.chance(0.7))) {
      const at = random.between(0, waiting.length - 1);
      const one = waiting[at];
      if (one) {
        one.left -= 1;
        if (one.left === 0) waiting.splice(at, 1);
        return one.writer;
      }
    }
    const writer = fresh();
    const left = random.between(1, mostLetters) - 1;
    if (left > 0) waiting.push({ writer, left });
    return writer;
  };
}

function planWriter(random: Random, name: string | undefined): Writer {
  const roll = random.next();
  return {
    name: name ?? [surnames, middles, seconds, givens].map((words) => random.pick(words)).join(' '),
    told: roll < 0.4 ? 'paper' : roll < 0.75 ? 'year' : 'home',
    denounces: random.chance(0.1),
    idNumber: random.chance(0.5)
      ? `001${random.between(100_000_000, 999_999_999)}`
      : `0${random.between(10_000_000, 99_999_999)}`,
    birthYear: random.between(1930, 1995),
    phone: `09${random.between(10_000_000, 99_999_999)}`,
    home: { house: random.between(1, 300), lane: random.between(1, 90), ward: random.chance(0.5) },
  };
}

/** The person as one row has him. What all his rows tell him by stands in each; the rest comes and goes. */
export function writtenDown(random: Random, writer: Writer): WrittenDown {
  const { name, told } = writer;
  const hasYear = told === 'year' || (told === 'paper' && random.chance(0.5));
  // Who is told by his paper or year moves house.
  const moved = told !== 'home' && random.chance(0.2);
  const home = moved ? { house: random.between(1, 300), lane: random.between(1, 90), ward: random.chance(0.5) } : writer.home;
  return {
    name: random.chance(0.2)
      ? name.toLocaleUpperCase('vi')
      : random.chance(0.2)
        ? `${random.pick(['Ông', 'Bà', 'ông'])} ${name}`
        : name,
    birthYear: hasYear
      ? random.pick([String(writer.birthYear), `${random.between(1, 28)}/${random.between(1, 12)}/${writer.birthYear}`])
      : random.chance(0.1)
        ? 'khoảng 60'
        : '',
    idNumber: told === 'paper' ? random.pick(asTyped(writer.idNumber)) : '',
    phone: random.chance(0.4)
      ? random.pick([writer.phone, writer.phone.slice(1), writer.phone.replace(/(\d{4})(\d{3})/, '$1.$2.')])
      : '',
    address: random.pick([
      `Số ${home.house} ngõ ${home.lane}`,
      `số ${home.house}, ngõ ${home.lane}`,
      `SỐ ${home.house} NGÕ ${home.lane}`,
      `Số ${home.house} - Ngõ ${home.lane}.`,
    ]),
    ward: home.ward ? random.pick(['P. Trúc Bạch', 'phường Trúc Bạch', 'UBND phường Trúc Bạch']) : '',
  };
}

/** A number of a paper as people type it; of a long one Excel drops the zeros it begins with. */
const asTyped = (number: string): readonly string[] => [
  number,
  number.replace(/(\d{3})(?=\d)/g, '$1 '),
  `${number} cấp ngày 12/3/2015`,
  number.length === 12 ? number.replace(/^0+/, '') : number,
];
