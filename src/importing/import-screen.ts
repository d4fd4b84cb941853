// The page of one import: what is to do next, how far its job is, what the dry run found, what came of it.
import type { Actor } from '../accounts/actor.ts';
import { may } from '../accounts/permissions.ts';
import { formatDateTime } from '../deadlines/dates.ts';
import { type PetitionType, petitionTypeNames, petitionTypes, type Tag, typeWords } from '../petitions/petition.ts';
import { type CountedNote, type CountedTwice, countedTwiceNotes } from './counted-days.ts';
import type { DifferentPeople } from './different-people.ts';
import {
  type ImportAct,
  type ImportReport,
  isMatched,
  isTakenBack,
  keepsWaiting,
  type LaterImport,
  leftToOthersWords,
  mayDo,
  quietMs,
  rowsOpenTo,
  showsTaken,
  silentMs,
  staleWords,
  stateTags,
  workingStates,
} from './import.ts';
import { type LikelyPart, likelyPart } from './likely-screen.ts';
import { oldWordsPath, oldWordsTitle } from './old-words/place.ts';
import { type ProblemCode, reasonWords } from './problems.ts';
import type { GroupCount, LikelyRow, ListedImport, ReasonCount, RowCounts, StayedRow } from './queries.ts';
import { encodingNames } from './reading/encoding.ts';
import { guardedWords, importName, number, othersToTakeWords } from './screens.ts';
import type { ImportSettings } from './settings.ts';
import { outsideLabel, type Sight, sightWords, uncounted, undoneWords } from './sight.ts';
import { type TakenLine, takenLines } from './taken-screen.ts';
import { bookNames } from './targets.ts';
import { undoneFacts } from './undone-screen.ts';
import { unusedEndsWords } from './unused-ends.ts';
import { acceptedWords, namelessWords, withoutDayWords } from './without-screen.ts';

interface CountTable {
  heads: string[];
  lines: { head: string; cells: string[] }[];
}
export interface ImportPage {
  title: string;
  heading: string;
  state: Tag;
  metaLine: string;
  csrf: string;
  refusal: string;
  progress: { words: string; isCounted: boolean; pct: number; silent: boolean; href: string } | null;
  facts: { term: string; text: string }[];
  hasFacts: boolean;
  next: {
    heading: string;
    words: string;
    primary: { href: string; label: string } | null;
    others: { href: string; label: string }[];
  };
  tallies: { label: string; value: string; hint: string; strong: boolean }[];
  balance: string;
  /** What an undo left in the book. */
  stayed: { href: string; label: string }[];
  moreStayed: string;
  years: CountTable;
  offices: { name: string; rows: string }[];
  rejected: { reason: string; rows: string }[];
  /** Before execution: rows that seem to stand in the book already; null for none. */
  likely: LikelyPart | null;
  /** That rows may wait which only whoever brought the file reads; to himself, how many somebody else is to take in. */
  guardedWords: string;
  /** That the figures are only of what the reader sees, and who reads all of them; '' where they are all. */
  partNote: string;
  warnings: { reason: string; rows: string }[];
  /** What each word of the file is taken for, as the dry run found; still there once the rows are in. */
  taken: TakenLine[];
  unknownWords: string;
  /** Before execution: what becomes of rows whose words for an outcome are not used. */
  unusedEnds: string;
  /** Before execution: how rows without a sender go in, which open petitions get no day. */
  without: string[];
  /** Before execution: rows of days somebody has signed opening figures of. */
  countedTwice: CountedNote[];
  /** Denunciations whose words wait to be read, for who may open their identities; null where none do. */
  unread: { text: string; link: { href: string; label: string } } | null;
  /** Sheets of the file that were not read. */
  leftOut: string;
  valuesLink: { href: string; label: string } | null;
  columnsLink: { href: string; label: string } | null;
  problemsHref: string;
  rejectedHref: string;
}
declare module '../web/render.ts' {
  interface Pages {
    'importing/show': ImportPage;
  }
}

export interface ImportFacts {
  one: ListedImport;
  /** He leads the office and somebody else of it runs imports. */
  isLeftToOthers: boolean;
  /** Who takes it in, by name. */
  runners: readonly string[];
  /** How much of it is counted for him. */
  sight: Sight;
  /** After an undo: how many rows went is told, and that none is lost. */
  tellsGone: boolean;
  settings: ImportSettings | undefined;
  report: ImportReport | undefined;
  counts: RowCounts;
  /** All that can go in, counted for him or not: whether anything can. */
  rowsReady: number;
  /** Of a book that was tried. */
  people: DifferentPeople | undefined;
  groups: readonly GroupCount[];
  offices: readonly { name: string; rows: number }[];
  reasons: readonly ReasonCount[];
  /** After an undo: what stayed, as far as the viewer sees it. */
  stayed: readonly StayedRow[];
  /** After an undo: of what went, the rows a closed report counts. */
  counted: number;
  /** Denunciations of old books, this one's or another's, that wait for this officer to read them. */
  unread: number;
  /** Rows that seem to stand in the book already, as far as the viewer sees it there. */
  likely: readonly LikelyRow[];
  /** Before execution: rows, as far as he counts them, that signed opening figures may hold already. */
  countedTwice: readonly CountedTwice[];
  /** Numbers of imports of the very same file. */
  sameFile: readonly number[];
  /** Another import that changed the book after this one's dry run. */
  later: LaterImport | undefined;
  at: Date;
  csrf: string;
}

/** One import: how far it is, what stays outside and why, what may be done next. Figures are those of the reader's sight (docs/decisions/0018). */
export function importScreen(actor: Actor, facts: ImportFacts): ImportPage {
  const { one, sight, settings, counts, groups, reasons, report } = facts;
  const isWhole = sight === 'whole';
  const href = `/imports/${one.id}`;
  const taken = counts.petitions + counts.visits;
  const isWorking = workingStates.includes(one.state);
  const silentFor = isWorking ? facts.at.getTime() - one.beatAt.getTime() : 0;
  const isOut = isTakenBack(one);
  const opensRows = counts.bad > 0 && keepsWaiting(one) && may(actor, rowsOpenTo);
  const goal = Math.max(
    1,
    isOut ? one.rowsDone + counts.undoing : one.state === 'running' ? counts.ready + taken : one.rowsTotal,
  );
  const unknown = report?.unknown.filter((one) => one.text !== '').length ?? 0;
  const undone = one.state === 'undone' ? undoneFacts(counts, facts.counted, facts.stayed, report, facts) : undefined;
  const about = factsOf(facts);
  const mayMatch = mayDo(actor, 'match', { ...one, rowsReady: counts.ready, isLeftToOthers: facts.isLeftToOthers }).ok;
  return {
    title: `${importName(one)}, ${one.sourceName}`,
    heading: `${importName(one)}: ${one.sourceName}`,
    state: stateTags[one.state],
    metaLine: [bookNames[one.book], `tải lên ${formatDateTime(one.uploadedAt)}, ${one.uploaderName}`].filter(Boolean).join(' · '),
    csrf: facts.csrf,
    refusal: one.refusal,
    progress: isWorking
      ? {
          words: !isWhole
            ? stateTags[one.state].words
            : silentFor > quietMs
              ? reconnectingWords(one, goal)
              : progressWords(one, goal),
          isCounted: isWhole && one.state !== 'staging',
          pct: Math.min(100, Math.floor((one.rowsDone / goal) * 100)),
          silent: silentFor > silentMs,
          href,
        }
      : null,
    facts: about,
    hasFacts: about.length > 0,
    next: nextOf(actor, facts),
    tallies: undone?.tallies ?? talliesOf(facts, taken),
    balance: undone?.balance ?? (one.state === 'done' && isWhole ? balanceOf(counts, facts.report, taken) : ''),
    stayed: undone?.stayed ?? [],
    moreStayed: undone?.moreStayed ?? '',
    years: yearTable(groups),
    offices: facts.offices.map((office) => ({ name: office.name, rows: number(office.rows) })),
    rejected: isOut ? [] : reasonLines(reasons.filter((reason) => reason.bad)),
    likely: likelyPart(one.book, facts.likely, settings?.sheets ?? []),
    guardedWords: isWhole ? (isOut ? '' : othersToTakeWords(leftToOthers(reasons))) : showsTaken(one) ? guardedWords(one) : '',
    partNote:
      one.state === 'undone'
        ? facts.tellsGone
          ? ''
          : undoneWords
        : one.state === 'refused'
          ? ''
          : sightWords(sight, one.uploaderName),
    warnings: isOut ? [] : reasonLines(reasons.filter((reason) => !reason.bad)),
    taken: sight !== 'part' && showsTaken(one) && report && settings ? takenLines(one.book, report, settings, sight) : [],
    unknownWords:
      unknown > 0 && one.state === 'checked'
        ? `Còn ${number(unknown)} giá trị chưa rõ nghĩa; các dòng có giá trị đó chưa nhập được.`
        : '',
    unusedEnds:
      isWhole && one.state === 'checked' && settings && report?.unusedEnds
        ? unusedEndsWords(report.unusedEnds, one.book, settings.blankState)
        : '',
    without:
      sight !== 'part' && one.state === 'checked'
        ? [
            settings ? namelessWords(counts, one.book, settings.blankSender) : '',
            ...withoutDayWords(groups),
            ...acceptedWords(groups),
          ].filter(Boolean)
        : [],
    countedTwice: countedTwiceNotes(actor, facts.countedTwice),
    columnsLink: mayMatch ? { href: `${href}/columns`, label: 'Khớp lại cột' } : null,
    unread:
      facts.unread > 0 && one.state === 'done'
        ? {
            text: `${number(facts.unread)} đơn, lượt tiếp tố cáo từ sổ cũ chờ đọc lại nội dung trước khi hiện ra.`,
            link: { href: oldWordsPath, label: oldWordsTitle },
          }
        : null,
    leftOut:
      settings && settings.otherSheets.length > 0
        ? `Chưa đọc trang ${settings.otherSheets.map((name) => `“${name}”`).join(', ')} vì tiêu đề khác các trang còn lại. Nếu trang đó cũng là sổ, lưu thành tệp riêng rồi tải lên.`
        : '',
    valuesLink: mayMatch ? { href: `${href}/values`, label: 'Khớp giá trị' } : null,
    problemsHref: opensRows ? `${href}/problems` : '',
    rejectedHref: opensRows ? `${href}/rejected.xlsx` : '',
  };
}

function progressWords(one: ListedImport, goal: number): string {
  if (one.state === 'undoing') return 'Đang đưa các dòng ra khỏi sổ';
  if (one.state === 'staging') return `Đã đọc ${number(one.rowsDone)} dòng`;
  return `Đã xong ${number(one.rowsDone)} trên ${number(goal)} dòng`;
}

/** The server was started anew, or is very busy: nothing moves for a while, and that is no "0 xong". */
function reconnectingWords(one: ListedImport, goal: number): string {
  const done = one.rowsDone > 0 && one.state !== 'undoing' ? ` ${progressWords(one, goal)}.` : '';
  return `Đang nối lại công việc, thường trong hai phút.${done} Không mất dòng nào.`;
}

const leftToOthers = (reasons: readonly ReasonCount[]) =>
  reasons.filter((reason) => reason.bad && reason.code === 'named').reduce((sum, reason) => sum + reason.count, 0);

const reasonLines = (reasons: readonly ReasonCount[]) =>
  reasons.map((reason) => ({ reason: reasonWords({ ...reason, code: reason.code as ProblemCode }), rows: number(reason.count) }));

/** What is joined is certain; what could be several others stays apart, and is said. */
const peopleWords = ({ people, unclear }: DifferentPeople): string =>
  unclear > 0
    ? `${number(people)}, trong đó ${number(unclear)} trùng tên, năm sinh hoặc địa chỉ với nhiều người khác nhau nên tính riêng; ghi số giấy tờ vào tệp rồi gửi lại nếu cần gộp`
    : number(people);

function factsOf({ one, sight, settings, report, people, sameFile: same }: ImportFacts) {
  const isWhole = sight === 'whole';
  const facts = [
    { term: 'Dòng có chữ', text: isWhole && one.rowsTotal > 0 ? number(one.rowsTotal) : '' },
    { term: 'Dòng dữ liệu', text: isWhole && report ? number(report.rows) : '' },
    { term: 'Trang tính đã đọc', text: settings && settings.sheets.length > 1 ? sheetsRead(settings) : '' },
    { term: 'Tệp này giống hệt', text: same.map((number) => `đợt nhập số ${number}`).join(', ') },
    { term: 'Bảng mã', text: settings?.found ? encodingNames[settings.encoding] : '' },
    {
      term: 'Ô chưa chắc bảng mã',
      text: settings?.doubtful?.cells ? `${number(settings.doubtful.cells)}${isMatched(one) ? ', xem ở bước khớp cột' : ''}` : '',
    },
    { term: 'Người gửi khác nhau', text: isWhole && people && people.people > 0 ? peopleWords(people) : '' },
    { term: 'Dòng trống bỏ qua', text: one.emptyRows > 0 ? number(one.emptyRows) : '' },
    {
      term: 'Dòng tiêu đề lặp lại, dòng cộng bỏ qua',
      text: settings?.leftOut ? number(settings.leftOut) : '',
    },
    {
      term: 'Ô công thức',
      text:
        one.formulas > 0
          ? `${number(one.formulas)} ô, lấy nội dung đã lưu trong tệp, không tính lại. Ô nào sai thì gõ lại giá trị vào ô rồi tải tệp lên lại.`
          : '',
    },
  ];
  return facts.filter((fact) => fact.text !== '');
}

const sheetsRead = ({ sheets, otherSheets }: ImportSettings) => sheets.filter((name) => !otherSheets.includes(name)).join(', ');

function talliesOf({ one, counts, sight }: ImportFacts, taken: number) {
  const tallies: ImportPage['tallies'] = [];
  if (isTakenBack(one)) return tallies;
  if (sight !== 'part' && (one.state === 'checked' || one.state === 'running'))
    tallies.push({
      label: sight === 'whole' ? 'Nhập được' : `Nhập được, không tính dòng ${uncounted} nếu có`,
      value: number(counts.ready),
      hint: 'dòng',
      strong: true,
    });
  if (taken > 0)
    tallies.push({
      label: one.book === 'petitions' ? 'Đơn đã vào sổ' : 'Lượt tiếp đã vào sổ',
      value: number(taken),
      hint: 'dòng',
      strong: true,
    });
  if (sight === 'whole' && counts.undone > 0)
    tallies.push({ label: 'Đã hoàn tác', value: number(counts.undone), hint: 'dòng', strong: false });
  if (one.state !== 'staging' && one.state !== 'staged' && one.state !== 'checking')
    tallies.push({ label: outsideLabel(sight), value: number(counts.bad), hint: 'dòng', strong: false });
  return tallies;
}

/** Rows in = petitions + visits + rejected: said, and said when it does not hold. */
function balanceOf(counts: RowCounts, report: ImportReport | undefined, taken: number): string {
  const rows = report?.rows ?? 0;
  const parts = [
    counts.petitions > 0 ? `${number(counts.petitions)} đơn` : '',
    counts.visits > 0 ? `${number(counts.visits)} lượt tiếp` : '',
    counts.undone > 0 ? `${number(counts.undone)} đã hoàn tác` : '',
    `${number(counts.bad)} chưa nhập`,
  ].filter(Boolean);
  const sum = taken + counts.undone + counts.bad + counts.ready;
  return `${number(rows)} dòng trong tệp = ${parts.join(' + ')}${sum === rows ? '. Khớp.' : `. Lệch ${number(rows - sum)} dòng: báo quản trị.`}`;
}

interface Kind {
  type: PetitionType;
  isAgain: boolean;
}
const isOf = ({ type, isAgain }: Kind, group: GroupCount) => group.petitionType === type && group.isAgain === isAgain;
const kindWords = ({ type, isAgain }: Kind) =>
  isAgain ? typeWords({ petitionType: type, instance: 'second', denunciationRound: 'continued' }) : petitionTypeNames[type];

function yearTable(groups: readonly GroupCount[]): CountTable {
  const years = [...new Set(groups.map((group) => group.year))].sort((one, other) => other - one);
  const kinds = petitionTypes
    .flatMap((type) => [false, true].map((isAgain) => ({ type, isAgain })))
    .filter((kind) => groups.some((group) => isOf(kind, group)));
  const of = (filter: (group: GroupCount) => boolean, pick: (group: GroupCount) => number = (group) => group.rows) =>
    number(groups.filter(filter).reduce((sum, group) => sum + pick(group), 0));
  const line = (head: string, filter: (group: GroupCount) => boolean) => ({
    head,
    cells: [
      ...kinds.map((kind) => of((group) => filter(group) && isOf(kind, group))),
      of(filter),
      of(filter, (group) => group.open),
    ],
  });
  return {
    heads: [...kinds.map(kindWords), 'Cộng', 'Đang xử lý'],
    lines:
      years.length === 0
        ? []
        : [...years.map((year) => line(String(year), (group) => group.year === year)), line('Cộng', () => true)],
  };
}

/** Who takes it in, to who does not: by the same rule as the button, by name. */
const runnersWords = (isLeftToOthers: boolean, runners: readonly string[]): string =>
  [
    isLeftToOthers ? leftToOthersWords : '',
    runners.length > 0
      ? `Người xem số liệu rồi nhập vào sổ: ${runners.join('; ')}.`
      : 'Đơn vị chưa có ai được giao nhập sổ cũ; đề nghị người quản trị phân công.',
  ]
    .filter(Boolean)
    .join(' ');

function nextOf(
  actor: Actor,
  { one, rowsReady, counts, sight, later, stayed, isLeftToOthers, runners }: ImportFacts,
): ImportPage['next'] {
  const href = `/imports/${one.id}`;
  const answer = (act: ImportAct) => mayDo(actor, act, { ...one, rowsReady, isLeftToOthers }, later);
  const may = (act: ImportAct) => answer(act).ok;
  const because = (act: ImportAct) => {
    const given = answer(act);
    return given.ok ? '' : given.because;
  };
  const columns = { href: `${href}/columns`, label: 'Khớp lại cột' };
  const values = { href: `${href}/values`, label: 'Khớp giá trị' };
  const drop = may('drop') ? [{ href: `${href}/abandonment`, label: 'Bỏ đợt nhập' }] : [];
  const stop = may('stop') ? [{ href: `${href}/stop`, label: one.state === 'undoing' ? 'Dừng hoàn tác' : 'Dừng nhập' }] : [];
  switch (one.state) {
    case 'staged':
      return {
        heading: may('match') ? 'Việc tiếp theo: khớp cột' : 'Chờ khớp cột',
        words: may('match')
          ? 'Xem các chữ mẫu đã đọc đúng dấu chưa, rồi chọn mỗi cột của tệp là mục nào trong sổ.'
          : because('match'),
        primary: may('match') ? { href: `${href}/columns`, label: 'Khớp cột và chạy thử' } : null,
        others: drop,
      };
    case 'checked': {
      const run = answer('run');
      const retry = later && may('retry') ? { href: `${href}/trial`, label: 'Chạy thử lại' } : null;
      return {
        heading: run.ok ? 'Việc tiếp theo: nhập vào sổ' : retry ? 'Việc tiếp theo: chạy thử lại' : 'Chờ nhập vào sổ',
        words: run.ok
          ? `Mới là chạy thử, chưa có gì vào sổ. Xem số liệu dưới đây, ${may('match') ? 'khớp lại nếu cần' : 'cần khớp lại thì người tải tệp lên làm'}.`
          : run.why === 'role'
            ? `Mới là chạy thử, chưa có gì vào sổ. ${later ? staleWords(later) : runnersWords(isLeftToOthers, runners)}`
            : run.because,
        primary: run.ok
          ? { href: `${href}/execution`, label: sight === 'whole' ? `Nhập ${number(counts.ready)} dòng vào sổ` : 'Nhập vào sổ' }
          : retry,
        others: [...(may('match') ? [columns, values] : []), ...drop],
      };
    }
    case 'done':
      return {
        heading: 'Đã nhập xong',
        words: 'Đơn, lượt tiếp trong đợt này đã ở trong sổ và tìm được. Dòng chưa ai xử lý tiếp có thể hoàn tác.',
        primary: null,
        others: may('undo') ? [{ href: `${href}/reversal`, label: 'Hoàn tác đợt nhập' }] : [],
      };
    case 'undone':
      return {
        heading: 'Đã hoàn tác',
        // By what he sees there, for everybody alike: a button over nothing would tell that something hidden stayed.
        words:
          stayed.length === 0
            ? 'Đơn, lượt tiếp của đợt này mà ông, bà xem được đã ra khỏi sổ và nhập lại được từ tệp đã sửa.'
            : 'Đơn, lượt tiếp chưa ai xử lý tiếp đã ra khỏi sổ và nhập lại được từ tệp đã sửa. Đơn, lượt tiếp đã có người xử lý thì ở lại trong sổ; khi việc ấy đã bỏ đi thì hoàn tác lần nữa.',
        primary: { href: '/imports/new', label: 'Tải tệp khác lên' },
        others: stayed.length > 0 && may('undo') ? [{ href: `${href}/reversal`, label: 'Hoàn tác lần nữa' }] : [],
      };
    case 'refused':
      return {
        heading: 'Tệp không được nhận',
        words: one.refusal,
        primary: { href: '/imports/new', label: 'Tải tệp khác lên' },
        others: [],
      };
    default:
      return {
        heading: stateTags[one.state].words,
        words: 'Có thể rời trang này, công việc vẫn chạy.',
        primary: null,
        others: [...drop, ...stop],
      };
  }
}
