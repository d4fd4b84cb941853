// The board of waves: the list, one wave by item and by unit.
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { fold } from '../../search/fold.ts';
import { unitHref, waveHref } from './addresses.ts';
import type { Board, BoardRow } from './board.ts';
import { tagOf } from './checklist/checklist.ts';
import type { ListedWave } from './queries.ts';
import { isComputed, nameOf, shortOf, type UnitState, unitStates, type Wave } from './wave.ts';

type Link = { href: string; label: string };
type TagView = { words: string; colour?: string; icon?: string };

export interface WavesPage {
  title: string;
  actions: (Link & { style: string; icon: string })[];
  waves: { href: string; name: string; basis: string; trainingOn: string; liveOn: string; unitsWords: string; pct: number }[];
}
export interface WavePage {
  title: string;
  crumbs: Link[];
  basisWords: string;
  moved: string[];
  csrf: string;
  formKey: string;
  actions: (Link & { style: string; icon: string })[];
  facts: { term: string; text: string }[];
  figures: { href: string; label: string; value: string }[];
  checklist: { href: string; name: string; kindWords: string; doneWords: string; missing: string; pct: number }[];
  search: { name: string; label: string; value: string };
  selects: { name: string; label: string; value: string; options: { value: string; label: string }[] }[];
  here: string;
  filterIsOpen: boolean;
  filterHref: string;
  tickAction: string;
  tickItem: string;
  tickLabel: string;
  units: {
    id: string;
    href: string;
    name: string;
    under: string;
    tag: TagView;
    missing: string;
    note: string;
    canTick: boolean;
  }[];
  isEmpty: boolean;
  emptyWords: string;
  summary: string;
  prevHref: string;
  nextHref: string;
}
declare module '../../web/render.ts' {
  interface Pages {
    'rollout/waves/index': WavesPage;
    'rollout/waves/board': WavePage;
  }
}

const number = (value: number) => value.toLocaleString('vi-VN');
export const listCrumb: Link = { href: '/admin/waves', label: 'Đợt triển khai' };
const unitsPerPage = 40;

/** The waves, with how many of their units are live. */
export function wavesScreen(waves: readonly ListedWave[], mayManage: boolean): WavesPage {
  return {
    title: 'Đợt triển khai',
    actions: mayManage ? [{ href: '/admin/waves/new', label: 'Lập đợt', style: 'primary', icon: 'plus' }] : [],
    waves: waves.map((wave) => ({
      href: waveHref(wave.id),
      name: wave.name,
      basis: wave.basis,
      trainingOn: formatDate(wave.trainingOn),
      liveOn: formatDate(wave.liveOn),
      unitsWords: `${number(wave.live)}/${number(wave.units)}`,
      pct: wave.units === 0 ? 0 : Math.floor((100 * wave.live) / wave.units),
    })),
  };
}

export interface BoardFilter {
  /** Words of the unit's name, marks or not. */
  q: string;
  state: UnitState | null;
  /** Units that miss this item. */
  item: string | null;
  page: number;
  /** On a phone the selects stand behind a link. */
  isOpen: boolean;
}

/** What the address asks for; unknown codes ask for nothing, a page that is none is the first. */
export function readFilter(query: URLSearchParams): BoardFilter {
  const page = Number(query.get('page') ?? 1);
  return {
    q: (query.get('q') ?? '').trim().slice(0, 100),
    state: unitStates.find((state) => state === query.get('state')) ?? null,
    item: /^[a-z][a-z_0-9]*$/.exec(query.get('item') ?? '')?.[0] ?? null,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    isOpen: query.has('state') || query.has('item') || query.get('loc') === '1',
  };
}

const lacks = (row: BoardRow, code: string) => row.lines.some(({ item, done }) => item.code === code && !done);
/** The predicate of a figure is the predicate of its list. */
export const shows = (filter: Pick<BoardFilter, 'q' | 'state' | 'item'>) => {
  const wanted = fold(filter.q);
  return (row: BoardRow): boolean =>
    (filter.state === null || row.state === filter.state) &&
    (filter.item === null || lacks(row, filter.item)) &&
    (wanted === '' || fold(`${row.unit.name} ${row.unit.under}`).includes(wanted));
};

const stateWords: Record<UnitState, string> = {
  missing: 'Còn thiếu',
  ready: 'Sẵn sàng',
  decided: 'Đã có ngày vận hành',
  live: 'Đã vận hành',
};

/** The board of a wave: figures whose lists are the rows below, units that wait for somebody first, one item ticked for many at once. */
export function waveScreen(sources: {
  wave: Wave;
  board: Board;
  moves: readonly { name: string; other: string; isHere: boolean; at: Date }[];
  filter: BoardFilter;
  mayManage: boolean;
  today: string;
  csrf: string;
  key: string;
}): WavePage {
  const { wave, board, filter, mayManage, today } = sources;
  const here = waveHref(wave.id);
  const counted = (state: UnitState) => board.rows.filter((row) => row.state === state).length;
  const open = board.rows.filter(({ decision }) => decision === undefined);
  // What waits for somebody stands first.
  const found = board.rows
    .filter(shows(filter))
    .sort((one, other) => unitStates.indexOf(one.state) - unitStates.indexOf(other.state));
  const page = found.slice((filter.page - 1) * unitsPerPage, filter.page * unitsPerPage);
  const item = board.items.find(({ code }) => code === filter.item);
  const canTick = mayManage && item !== undefined && !isComputed(item.code);
  const hrefOf = (number: number) => {
    const wanted = { q: filter.q, state: filter.state ?? '', item: filter.item ?? '', page: number > 1 ? String(number) : '' };
    const kept = Object.entries(wanted).filter(([, value]) => value !== '');
    return kept.length > 0 ? `${here}?${new URLSearchParams(kept)}` : here;
  };
  return {
    title: wave.name,
    crumbs: [listCrumb, { href: '', label: wave.name }],
    basisWords: wave.basis,
    moved: movedWords(sources.moves),
    csrf: sources.csrf,
    formKey: sources.key,
    actions: actionsOf(here, board, mayManage, counted('ready')),
    facts: [
      { term: 'Tập huấn từ ngày', text: formatDate(wave.trainingOn) },
      { term: 'Sẵn sàng trước ngày', text: formatDate(wave.readyOn) },
      { term: 'Vận hành từ ngày', text: formatDate(wave.liveOn) },
      {
        term: 'Số người phải đạt bài thực hành',
        text: wave.certified > 0 ? `${wave.certified} người mỗi đơn vị, mỗi người từ ${wave.exercises} bài` : 'không yêu cầu',
      },
    ],
    figures: [
      { href: here, label: 'Đơn vị trong đợt', value: number(board.rows.length) },
      ...unitStates.map((state) => ({ href: `${here}?state=${state}`, label: stateWords[state], value: number(counted(state)) })),
    ],
    checklist:
      open.length === 0
        ? []
        : board.items
            .filter(({ isRequired }) => isRequired)
            .map((one) => {
              const missing = open.filter((row) => lacks(row, one.code)).length;
              return {
                href: `${here}?item=${one.code}`,
                name: nameOf(one),
                kindWords: isComputed(one.code) ? 'Phần mềm kiểm tra' : 'Đánh dấu, có tên người',
                doneWords: `${number(open.length - missing)}/${number(open.length)}`,
                missing: missing > 0 ? number(missing) : '',
                pct: Math.floor((100 * (open.length - missing)) / open.length),
              };
            }),
    search: { name: 'q', label: 'Tìm đơn vị', value: filter.q },
    selects: [
      {
        name: 'state',
        label: 'Tình trạng',
        value: filter.state ?? '',
        options: [{ value: '', label: 'Tất cả' }, ...unitStates.map((value) => ({ value, label: stateWords[value] }))],
      },
      {
        name: 'item',
        label: 'Còn thiếu việc',
        value: filter.item ?? '',
        options: [{ value: '', label: 'Bất kỳ' }, ...board.items.map((one) => ({ value: one.code, label: nameOf(one) }))],
      },
    ],
    here,
    filterIsOpen: filter.isOpen,
    filterHref: `${here}?loc=1`,
    tickAction: `${here}/ticks`,
    tickItem: filter.item ?? '',
    tickLabel: canTick && item ? `Đánh dấu đã xong: ${nameOf(item)}` : '',
    units: page.map((row) => ({
      id: String(row.unit.id),
      href: unitHref(wave.id, row.unit.id),
      name: row.unit.name,
      under: row.unit.under,
      tag: tagOf(row.state, wave.liveOn, today),
      missing: row.missing.map((line) => shortOf(line.item)).join(', '),
      note: noteOf(row, board),
      canTick,
    })),
    isEmpty: page.length === 0,
    emptyWords:
      board.rows.length === 0
        ? 'Thêm đơn vị vào đợt. Từ lúc ấy đơn vị chưa nhận đơn thật cho đến ngày vận hành.'
        : 'Không đơn vị nào khớp điều kiện lọc. Bỏ bớt điều kiện rồi lọc lại.',
    summary: `${number(page.length)} đơn vị trên trang này, ${number(found.length)} đơn vị khớp, ${number(board.rows.length)} đơn vị trong đợt`,
    prevHref: filter.page > 1 ? hrefOf(filter.page - 1) : '',
    nextHref: found.length > filter.page * unitsPerPage ? hrefOf(filter.page + 1) : '',
  };
}

/** Units that came from another wave or went to one, a sentence for each of those waves. */
function movedWords(moves: Parameters<typeof waveScreen>[0]['moves']): string[] {
  const groups = new Map<string, string[]>();
  for (const { name, other, isHere, at } of moves) {
    const day = formatDate(todayInVietnam(at));
    const key = isHere
      ? `Chuyển từ “${other}” sang đợt này ngày ${day}`
      : `Đã rút khỏi đợt này ngày ${day}, chuyển sang “${other}”`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups].map(
    ([key, names]) =>
      `${key}: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` và ${number(names.length - 5)} đơn vị khác` : ''}.`,
  );
}

/** For a decided unit: its day, and what was missing when it was decided. */
function noteOf(row: BoardRow, board: Board): string {
  if (!row.decision) return `${row.lines.filter(({ done }) => done).length}/${row.lines.length}`;
  const without = row.decision.missing
    .map((code) => board.items.find((one) => one.code === code))
    .flatMap((one) => (one ? [shortOf(one)] : []));
  return [`từ ${formatDate(row.decision.liveOn)}`, without.length > 0 ? `khi còn thiếu ${without.join(', ')}` : '']
    .filter(Boolean)
    .join(', ');
}

function actionsOf(here: string, board: Board, mayManage: boolean, ready: number): WavePage['actions'] {
  const has = board.rows.length > 0;
  return [
    ...(mayManage && ready > 0
      ? [
          {
            href: `${here}/go-live`,
            label: `Cho ${number(ready)} đơn vị sẵn sàng vận hành`,
            style: 'primary',
            icon: 'circle-check',
          },
        ]
      : []),
    ...(mayManage
      ? [
          { href: `${here}/units`, label: 'Thêm đơn vị', style: ready > 0 ? 'line' : has ? 'line' : 'primary', icon: 'plus' },
          { href: `${here}/plan`, label: 'Sửa đợt', style: 'line', icon: 'file-pencil' },
        ]
      : []),
    ...(has
      ? [
          { href: `${here}/letter.docx`, label: 'Công văn Word', style: 'line', icon: 'download' },
          { href: `${here}/status.xlsx`, label: 'Bảng Excel', style: 'line', icon: 'file-spreadsheet' },
        ]
      : []),
  ];
}
