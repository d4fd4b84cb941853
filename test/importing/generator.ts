// A messy old book: rows as tired people typed them over the years, and what must come of them, written down before anything reads
// them. The same seed gives the same book.
import { type Random, randomFrom } from '../../src/cli/bench/random.ts';
import { fold } from '../../src/search/fold.ts';
import { toTcvn3, toVni } from './old-fonts.ts';
import { type Writer, type WrittenDown, writersOf, writtenDown } from './writers.ts';

export const heads = [
  'STT',
  'Ngày nhận',
  'Họ và tên',
  'Năm sinh',
  'Số CMND/CCCD',
  'Điện thoại',
  'Địa chỉ',
  'Phường, xã',
  'Loại đơn',
  'Nội dung đơn',
  'Lĩnh vực',
  'Hướng xử lý',
  'Đơn vị thụ lý',
  'Ghi chú',
  'Ngày thụ lý',
];

export interface Expected {
  rows: number;
  taken: number;
  open: number;
  /** Of the open ones, those accepted with a day, and those without; rows another office accepted are none. */
  accepted: number;
  unaccepted: number;
  elsewhere: number;
  /** year → type → rows taken. */
  years: Record<string, Record<string, number>>;
  /** office's name as the register of units has it → rows taken. */
  offices: Record<string, number>;
  /** field's code → rows taken. */
  fields: Record<string, number>;
  /** reason → rows left outside. */
  rejected: Record<string, number>;
  /** Different people who sent the rows taken, and how many names they have between them, marks and case aside. */
  people: number;
  names: number;
  /** Whoever is told by his paper or by name and year of birth → the petitions of his that stand in the open. */
  letters: Record<string, number>;
  /** Full names of those who only denounce: they must turn up nowhere. */
  denouncers: string[];
}

const deeds = [
  'việc thu hồi đất tại tổ 7',
  'tiếng ồn của xưởng mộc ban đêm',
  'chế độ trợ cấp cho người có công',
  'hàng xóm xây dựng trái phép lấn ngõ',
  'chậm cấp giấy chứng nhận quyền sử dụng đất',
  'mức bồi thường khi giải phóng mặt bằng',
];
const types: Record<string, readonly string[]> = {
  KN: ['Khiếu nại', 'KN', 'khiếu  nại', 'KHIẾU NẠI', 'Đơn khiếu nại', 'Khếu nại'],
  TC: ['Tố cáo', 'TC', 'tố cáo ', 'Đơn tố cáo'],
  KNPA: ['Kiến nghị', 'Phản ánh', 'PA', 'kiến nghị, phản ánh', 'Đề nghị'],
};
const offices: readonly [name: string, written: readonly string[]][] = [
  ['Phường Trúc Bạch', ['UBND phường Trúc Bạch', 'P. Trúc Bạch', 'Phường Trúc Bạch, quận Ba Đình']],
  ['Phường Cống Vị', ['UBND P. Cống Vị', 'phường Cống Vị']],
  ['Quận Ba Đình', ['UBND quận Ba Đình', 'Q. Ba Đình']],
];
const ends = ['Đã giải quyết', 'Chuyển đơn', 'Hướng dẫn', 'Lưu đơn', 'đã trả lời', 'Rút đơn'];

/** Fields as they were written over the years: long and short, in capitals, by the words of former lists. */
const fields: readonly [code: string, written: readonly string[]][] = [
  ['LAND', ['Đất đai', 'đất  đai', 'ĐẤT ĐAI', 'Nhà đất', 'Đất đai - nhà cửa', 'Ruộng đất']],
  ['LAND.1', ['GPMB', 'Giải phóng mặt bằng', 'đền bù', 'Tái định cư']],
  ['LAND.2', ['Cấp sổ đỏ', 'cấp GCNQSDĐ', 'Cấp giấy chứng nhận']],
  ['HOUSING.4', ['Trật tự xây dựng', 'TTXD', 'xây dựng trái phép']],
  ['POLICY', ['Chính sách', 'Chế độ, chính sách', 'chế độ.']],
  ['POLICY.1', ['Người có công', 'NCC']],
  ['ADMIN_OTHER.3', ['Môi trường', 'vệ sinh môi trường']],
  ['JUDICIAL', ['Thi hành án', 'tố tụng']],
  ['OTHER', ['khác', 'Lĩnh vực khác', '']],
];

/** The typing error of the type column and the word of a former list of fields, and what the officer says they mean. */
export const mistyped = { key: 'kheu nai', means: 'KN' };
export const outdated = { key: 'ruong dat', means: 'LAND' };

export function* messyBook(rows: number, seed: number, expected: Expected): Generator<string[]> {
  const random = randomFrom(seed);
  // By themselves, so that the rows of a seed stay what they were.
  const spelling = randomFrom(seed + 1);
  const people = randomFrom(seed + 2);
  const forgetting = randomFrom(seed + 3);
  const accepting = randomFrom(seed + 4);
  const fielding = randomFrom(seed + 5);
  const nextWriter = writersOf(people);
  /** Whose paper and year of birth stand beside each other in a row that was taken: other rows of his may say the year alone. */
  const dated = new Set<Writer>();
  const taken = new Set<Writer>();
  const names = new Set<string>();
  const open = new Set<string>();
  yield heads;
  let last: string[] | undefined;
  for (let at = 1; at <= rows; at += 1) {
    expected.rows += 1;
    // A line copied twice by mistake: the second one stays outside.
    if (last && random.chance(0.005)) {
      note(expected.rejected, 'oldNumber:twice');
      yield [...last];
      continue;
    }
    const writer = nextWriter();
    const told = writtenDown(people, writer);
    const sender = dated.has(writer) && saysYear(told) && forgetting.chance(0.4) ? { ...told, idNumber: '' } : told;
    const plan = planRow(random, at, writer, sender);
    const isNew = spelling.chance(0.5);
    const acceptance = accept(accepting, plan);
    const [field, spellings] = fielding.pick(fields);
    plan.cells[fieldColumn] = fielding.pick(spellings);
    const cells = plan.cells.map((cell) => written(isNew ? newTones(cell) : cell, plan.writing));
    if (plan.rejected) note(expected.rejected, plan.rejected);
    else {
      last = cells;
      expected.taken += 1;
      if (plan.open || acceptance === 'accepted' || acceptance === 'unaccepted') expected.open += 1;
      if (acceptance) expected[acceptance] += 1;
      taken.add(writer);
      if (sender.idNumber !== '' && saysYear(sender)) dated.add(writer);
      names.add(fold(writer.name));
      expected.people = taken.size;
      expected.names = names.size;
      if (plan.type !== 'TC' && writer.told !== 'home')
        note(expected.letters, sender.idNumber !== '' ? writer.idNumber : `${fold(writer.name)}|${writer.birthYear}`);
      expected.years[plan.year] ??= {};
      const year = expected.years[plan.year] ?? {};
      year[plan.type] = (year[plan.type] ?? 0) + 1;
      if (plan.office) note(expected.offices, plan.office);
      note(expected.fields, field);
      if (plan.type === 'TC' && expected.denouncers.length < 2_000)
        expected.denouncers.push(isNew ? newTones(writer.name) : writer.name);
    }
    if (plan.type !== 'TC') open.add(fold(writer.name));
    yield cells;
  }
  expected.denouncers = expected.denouncers.filter((name) => !open.has(fold(name)));
}

export const nothingExpected = (): Expected => ({
  rows: 0,
  taken: 0,
  open: 0,
  accepted: 0,
  unaccepted: 0,
  elsewhere: 0,
  years: {},
  offices: {},
  fields: {},
  rejected: {},
  people: 0,
  names: 0,
  letters: {},
  denouncers: [],
});

const note = (counts: Record<string, number>, key: string) => {
  counts[key] = (counts[key] ?? 0) + 1;
};

const saysYear = ({ birthYear }: WrittenDown) => /\d{4}$/.test(birthYear);

type Writing = 'nfc' | 'nfd' | 'tcvn3' | 'vni';

function planRow(random: Random, at: number, { name, denounces }: Writer, sender: WrittenDown) {
  const roll = random.next();
  const type = denounces || roll < 0.02 ? 'TC' : roll < 0.5 ? 'KN' : 'KNPA';
  const year = String(random.between(2012, 2023));
  const month = random.between(1, 12);
  const day = random.between(1, 28);
  const fault = random.next();
  const rejected =
    fault < 0.01
      ? 'receivedOn:date'
      : fault < 0.015
        ? 'receivedOn:future'
        : fault < 0.02
          ? 'summary:missing'
          : fault < 0.025
            ? 'type:unknownValue'
            : '';
  const open = random.chance(0.02);
  const [office, words] = random.pick(offices);
  const hasOffice = random.chance(0.6);
  const deed = random.pick(deeds);
  const how = random.next();
  const writing: Writing = how < 0.55 ? 'nfc' : how < 0.7 ? 'nfd' : how < 0.87 ? 'tcvn3' : 'vni';
  const summary = type === 'TC' ? `Ông ${name} tố cáo cán bộ địa chính nhận tiền về ${deed}` : `Đề nghị xem xét ${deed}`;
  const cells = [
    String(at),
    rejected === 'receivedOn:date'
      ? random.pick(['31/02/2017', 'không rõ', '15/13/2016'])
      : rejected === 'receivedOn:future'
        ? '01/01/2031'
        : dateIn(random, year, month, day),
    sender.name,
    sender.birthYear,
    sender.idNumber,
    sender.phone,
    sender.address,
    sender.ward,
    rejected === 'type:unknownValue' ? 'xin việc' : random.pick(types[type] ?? []),
    rejected === 'summary:missing' ? '' : summary,
    '',
    open ? 'Đang xử lý' : random.pick(ends),
    hasOffice ? random.pick(words) : '',
    random.chance(0.1) ? `Theo lời ông ${name}` : '',
  ];
  const reason = rejected === 'receivedOn:date' && cells[1] !== 'không rõ' ? 'receivedOn:noSuchDay' : rejected;
  return { cells, type, year, month, open: open && !rejected, office: hasOffice ? office : '', writing, rejected: reason };
}

/**
 * Some rows say that they were accepted, half of them when: they go on, unless another office has them. The day is the last of the month's
 * twenty-eight, which none was received after.
 */
function accept(random: Random, plan: ReturnType<typeof planRow>): 'accepted' | 'unaccepted' | 'elsewhere' | '' {
  const [isAccepted, isDated, word] = [
    random.chance(0.02),
    random.chance(0.5),
    random.pick(['Đã thụ lý', 'đã thụ lý ', 'Thụ lý']),
  ];
  plan.cells.push(isAccepted && isDated ? `28/${plan.month}/${plan.year}` : '');
  if (!isAccepted) return '';
  plan.cells[stateColumn] = word;
  plan.open = false;
  if (plan.office && !became.includes(plan.office)) return 'elsewhere';
  return isDated ? 'accepted' : 'unaccepted';
}
/** Offices that are no more, and whose work has come, whole or in part, to the ward whose book it is (2025). */
const became = ['Phường Trúc Bạch', 'Quận Ba Đình'];
const stateColumn = heads.indexOf('Hướng xử lý');
const fieldColumn = heads.indexOf('Lĩnh vực');

function dateIn(random: Random, year: string, month: number, day: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return random.pick([
    `${day}/${month}/${year}`,
    `${two(day)}/${two(month)}/${year}`,
    `${day}-${month}-${year}`,
    `${two(day)}.${two(month)}.${year}`,
    `${day}/${month}/${year.slice(2)}`,
    `${year}-${two(month)}-${two(day)}`,
    `ngày ${day} tháng ${month} năm ${year}`,
    `${two(day)} / ${two(month)} / ${year}`,
    String(Math.round(Date.UTC(Number(year), month - 1, day) / 86_400_000) + 25_569),
  ]);
}

const places: readonly (readonly [old: string, moved: string])[] = [
  ...[...'àáảãạ'].map((sign, at) => [`o${sign}`, `${'òóỏõọ'[at]}a`] as const),
  ...[...'èéẻẽẹ'].map((sign, at) => [`o${sign}`, `${'òóỏõọ'[at]}e`] as const),
  ...[...'ỳýỷỹỵ'].map((sign, at) => [`u${sign}`, `${'ùúủũụ'[at]}y`] as const),
];
/** "Hoà, Thuỷ" as others write it, "Hòa, Thủy": the mark of an open syllable on its first vowel, but for "quy". */
export function newTones(text: string): string {
  return text.normalize('NFC').replace(/(?<![qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\p{L})/giu, (whole, first: string) => {
    const moved = places.find(([old]) => old === whole.toLocaleLowerCase('vi'))?.[1] ?? whole;
    if (whole === whole.toLocaleUpperCase('vi')) return moved.toLocaleUpperCase('vi');
    return first === first.toLocaleUpperCase('vi') ? moved.charAt(0).toLocaleUpperCase('vi') + moved.slice(1) : moved;
  });
}

function written(cell: string, writing: Writing): string {
  if (writing === 'nfd') return cell.normalize('NFD');
  // The fonts of capitals drew small letters large: what was typed is small.
  if (writing === 'tcvn3') return toTcvn3(cell === cell.toLocaleUpperCase('vi') ? cell.toLocaleLowerCase('vi') : cell);
  if (writing === 'vni') return toVni(cell);
  return cell;
}
