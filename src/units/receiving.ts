// The switch of a unit: from which day real petitions come in here. A dated fact; a unit no wave names has always received. Pure.
import { formatDate } from '../deadlines/dates.ts';
import type { OtherWay } from '../errors.ts';

export interface ReceivingFact {
  name: string;
  /** The wave that brings the unit in; null when none does. */
  waveName: string | null;
  /** The day the wave plans. */
  plannedOn: string | null;
  /** The day decided for this unit; null while nobody has. */
  liveOn: string | null;
  /** In a training class: whoever practises here belongs to a unit that is live. */
  practice: { homeUnit: string; liveOn: string } | null;
}

/** What an office does that receives nothing here yet: its own old books, practice, and the work it has. A closed place of practice has only the last. */
export const waysWithout = ({ practice }: ReceivingFact): OtherWay[] => [
  ...(practice
    ? []
    : [
        { href: '/imports', label: 'Nhập sổ cũ', permission: 'import:read' },
        { href: '/class', label: 'Vào lớp tập huấn' },
      ]),
  { href: '/work', label: 'Về Việc của tôi' },
];

/** The day a wave plans for a unit nobody has decided on: 'ngày dự kiến 01/12/2026', and once it is past that it is. */
export const plannedWords = (plannedOn: string, today: string): string =>
  `${plannedOn < today ? 'đã quá ngày dự kiến' : 'ngày dự kiến'} ${formatDate(plannedOn)}`;

/** Why no petition can come in on a day, as a sentence that says what to do; undefined when it can. */
export function receivingRefusal(fact: ReceivingFact, today: string): string | undefined {
  if (fact.practice)
    return (
      `${fact.practice.homeUnit} đã vận hành chính thức từ ngày ${formatDate(fact.practice.liveOn)}, chỗ thực hành này khép lại. ` +
      'Đơn thật ghi ở phần mềm chính thức; lớp tập huấn dành cho đơn vị chưa vận hành.'
    );
  if (fact.waveName === null || (fact.liveOn !== null && fact.liveOn <= today)) return undefined;
  const [when, until] =
    fact.liveOn === null
      ? [`${plannedWords(fact.plannedOn ?? today, today)}, chờ quyết định vận hành`, 'khi có quyết định vận hành']
      : [`vận hành từ ngày ${formatDate(fact.liveOn)}`, 'ngày ấy'];
  return (
    `${fact.name} chưa vận hành chính thức (${fact.waveName}, ${when}), chưa nhận đơn thật trên phần mềm. ` +
    `Đơn đến trước ${until} ghi sổ giấy và nhập vào sau; muốn thực hành thì vào lớp tập huấn.`
  );
}

export interface NotYetNote {
  text: string;
  /** Where one practises meanwhile. */
  link: { href: string; label: string } | null;
}

/** The same in one line, for whoever comes to work there; null for a unit that receives. */
export function notYetNote(fact: ReceivingFact, today: string): NotYetNote | null {
  const refusal = receivingRefusal(fact, today);
  if (refusal === undefined) return null;
  if (fact.practice) return { text: refusal, link: null };
  const from =
    fact.liveOn === null
      ? `khi có quyết định vận hành, ${plannedWords(fact.plannedOn ?? today, today)}`
      : `từ ngày ${formatDate(fact.liveOn)}`;
  return {
    text: `${fact.name} chưa vận hành: đơn thật tiếp nhận ${from}; thực hành ở lớp.`,
    link: { href: '/class', label: 'Vào lớp tập huấn' },
  };
}
