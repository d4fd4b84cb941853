// Pages about units: the tree on a day, one unit, its profile.
import { type Role, roleNames } from '../accounts/roles.ts';
import { describeEvent } from '../audit/words.ts';
import { formatDate, formatDateTime } from '../deadlines/dates.ts';
import type { FormState } from '../web/forms.ts';
import type { Succession, TreeUnit, UnitChange, UnitEvent, UnitOfficer } from './administration-queries.ts';
import { endsByAct, lastDayRefusal, movingRefusal, nameCorrectionRefusal, renamingRefusal } from './changes/rules.ts';
import type { approvalRoutes } from './forms.ts';
import type { UnitAt, UnitProfile, UnitSuggestion } from './queries.ts';
import { levelNames, successionPartNames, type Unit, unitLevels } from './unit.ts';

type Link = { href: string; label: string };
interface Branch {
  href: string;
  name: string;
  /** '9 người' or '' */
  staff: string;
  works: boolean;
  children: Branch[];
}

export interface UnitsPage {
  title: string;
  typed: string;
  onDate: string;
  problem: string;
  isSearch: boolean;
  mainActions: (Link & { style: string; icon: string })[];
  found: { href: string; name: string; note: string; works: boolean }[];
  groups: { heading: string; count: string; branches: Branch[] }[];
}
export interface UnitPage {
  title: string;
  crumbs: Link[];
  state: { words: string; colour: string };
  actions: (Link & { style: string })[];
  facts: { term: string; text: string }[];
  profile: { term: string; text: string }[];
  /** Kept as it is now: on the page of another day it says so. */
  profileHeading: string;
  hasNoProfile: boolean;
  before: { href: string; words: string }[];
  after: { href: string; words: string }[];
  officersHeading: string;
  officers: { name: string; post: string }[];
  /** Which day of the unit's own time the facts are of, when it does not stand on the day shown; '' otherwise. */
  factsDay: string;
  /** Said when the page shows a day that is not today; '' otherwise. */
  dayNote: string;
  todayLink: Link | null;
  changes: { date: string; title: string; text: string; icon: string }[];
  doings: { date: string; title: string; text: string; by: string; icon: string }[];
}
export interface ProfilePage {
  title: string;
  back: Link;
  form: FormState;
  routes: { value: string; label: string; hint: string }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'units/tree': UnitsPage;
    'units/unit': UnitPage;
    'units/profile': ProfilePage;
  }
}

const routeNames: Record<(typeof approvalRoutes)[number], string> = {
  leader: 'Lãnh đạo duyệt',
  unit_head_then_leader: 'Trưởng bộ phận, rồi lãnh đạo duyệt',
};

/** The whole tree of a day by level, the lower ones under their parents. */
export function unitsScreen(
  tree: readonly TreeUnit[],
  { on, today, problem, mayChange }: { on: string; today: string; problem: string; mayChange: boolean },
): UnitsPage {
  const day = on === today ? '' : `?on=${formatDate(on)}`;
  const under = new Map<number, TreeUnit[]>();
  for (const unit of tree) if (unit.parentId !== null) under.set(unit.parentId, [...(under.get(unit.parentId) ?? []), unit]);
  const branch = (unit: TreeUnit): Branch => ({
    href: `/admin/units/${unit.id}${day}`,
    name: unit.name,
    staff: unit.officers > 0 ? `${unit.officers} người` : '',
    works: unit.works,
    children: unit.level === 'province' ? [] : (under.get(unit.id) ?? []).map(branch),
  });
  const levels = new Map(tree.map((unit) => [unit.id, unit.level]));
  // The city's own children head their groups; everybody else stands under his parent.
  const heads = tree.filter((unit) => unit.parentId === null || (levels.get(unit.parentId) ?? 'province') === 'province');
  return {
    title: 'Đơn vị',
    typed: '',
    onDate: formatDate(on),
    problem,
    isSearch: false,
    mainActions: mayChange ? [{ href: '/admin/units/new', label: 'Lập đơn vị', style: 'line', icon: 'plus' }] : [],
    found: [],
    groups: unitLevels
      .map((level) => ({ level, units: heads.filter((unit) => unit.level === level) }))
      .filter(({ units }) => units.length > 0)
      .map(({ level, units }) => ({ heading: levelNames[level], count: `${units.length} đơn vị`, branches: units.map(branch) })),
  };
}

/** What was found by name among the units of a day. */
export function unitSearchScreen(
  found: readonly UnitSuggestion[],
  typed: string,
  { on, today, problem }: { on: string; today: string; problem: string },
): UnitsPage {
  const day = on === today ? '' : `?on=${formatDate(on)}`;
  return {
    title: 'Đơn vị',
    typed,
    onDate: formatDate(on),
    problem,
    isSearch: true,
    mainActions: [],
    groups: [],
    found: found.map((unit) => ({
      href: `/admin/units/${unit.id}${day}`,
      name: unit.label,
      works: unit.works && unit.stands,
      note:
        unit.successors.length > 0
          ? `${on === today ? 'Nay' : `Vào ngày ${formatDate(on)}`} thuộc ${unit.successors.map(({ name }) => name).join(', ')}`
          : levelNames[unit.level],
    })),
  };
}

export interface UnitSources {
  unit: UnitAt;
  /** The day asked for. */
  on: string;
  /** The nearest day on which it stood: the facts are of that day. */
  shownOn: string;
  today: string;
  /** Its name of that day, when it was another one. */
  thenName: string | undefined;
  profile: UnitProfile | undefined;
  succession: { before: readonly Succession[]; after: readonly Succession[] };
  officers: readonly UnitOfficer[];
  changes: readonly UnitChange[];
  events: readonly UnitEvent[];
  mayChange: boolean;
  /** The day its present name began. */
  nameUsedSince: string;
  /** The units of today, among which another parent is chosen. */
  standing: readonly Unit[];
}

/** One unit on a day: what it was called then and now, and everything that changed about it. */
export function unitScreen(sources: UnitSources): UnitPage {
  const { unit, on, shownOn, today, profile, succession, officers, changes, events, mayChange } = sources;
  const here = `/admin/units/${unit.id}`;
  const isNow = on === today;
  const words = (one: Succession) => ({
    href: `/admin/units/${one.id}`,
    words: `${one.name}, ${successionPartNames[one.part]}, từ ${formatDate(one.on)}, theo ${one.act}`,
  });
  return {
    title: sources.thenName ?? unit.name,
    crumbs: [
      { href: isNow ? '/admin/units' : `/admin/units?on=${formatDate(on)}`, label: 'Đơn vị' },
      { href: '', label: sources.thenName ?? unit.name },
    ],
    state: unit.stands
      ? { words: isNow ? 'Đang hoạt động' : 'Hoạt động vào ngày này', colour: 'green' }
      : { words: isNow ? 'Không hoạt động hôm nay' : 'Không hoạt động vào ngày này', colour: 'grey' },
    factsDay: unit.stands
      ? ''
      : `Theo ngày ${formatDate(shownOn)}, ${on < unit.firstOn ? 'ngày hoạt động đầu tiên' : 'ngày hoạt động cuối cùng'}`,
    dayNote: isNow ? '' : `Thông tin của ngày ${formatDate(on)}.${sources.thenName ? ` Đơn vị này nay là ${unit.name}.` : ''}`,
    todayLink: isNow ? null : { href: here, label: 'Xem hôm nay' },
    actions: mayChange && isNow ? changeLinks(sources) : [],
    facts: [
      ...(sources.thenName ? [{ term: 'Tên hiện nay', text: unit.name }] : []),
      { term: 'Cấp', text: levelNames[unit.level] },
      { term: 'Thuộc', text: unit.parentName ?? '' },
      {
        term: 'Hoạt động',
        text: `từ ${formatDate(unit.firstOn)}${unit.endedOn ? ` đến trước ${formatDate(unit.endedOn)}` : ''}`,
      },
      {
        term: 'Mã',
        text: unit.codes.map(({ scheme, code }) => (scheme === 'gso' ? `${code} (danh mục đơn vị hành chính)` : code)).join('; '),
      },
      ...(unit.note ? [{ term: 'Ghi chú', text: unit.note }] : []),
    ],
    profileHeading: isNow ? 'Thể thức văn bản, cách làm việc' : 'Thể thức văn bản, cách làm việc hiện nay',
    hasNoProfile: !profile,
    profile: profile ? profileFacts(profile) : [],
    before: succession.before.map(words),
    after: succession.after.map(words),
    officersHeading: shownOn === today ? 'Người làm việc hôm nay' : `Người làm việc ngày ${formatDate(shownOn)}`,
    officers: officers.map((officer) => ({ name: officer.name, post: `${officer.title} (${roleNames[officer.role as Role]})` })),
    changes: changes.map(changeWords),
    doings: (mayChange ? events : []).map((event) => {
      const { title, text, icon } = describeEvent(event.kind, event.data);
      return { date: formatDateTime(event.at), title, text, icon, by: event.accountName ?? 'Phần mềm' };
    }),
  };
}

/** What an administrator may do with a unit as it stands: the rules refuse the rest with their sentence. */
function changeLinks({ unit, today, profile, succession, nameUsedSince, standing }: UnitSources): UnitPage['actions'] {
  const here = `/admin/units/${unit.id}`;
  const open = unit.endedOn === null || unit.endedOn > today;
  const link = (noun: string, label: string, style = 'line') => ({ href: `${here}/${noun}`, label, style });
  return [
    ...(open && profile ? [link('profile', 'Sửa thể thức, cách làm việc', 'primary')] : []),
    ...(open && !nameCorrectionRefusal(unit, nameUsedSince, today) ? [link('name-correction', 'Sửa tên ghi sai')] : []),
    ...(renamingRefusal(unit, today) ? [] : [link('name', 'Đổi tên')]),
    ...(movingRefusal(unit, standing, today) ? [] : [link('parent', 'Đổi cấp trên')]),
    ...(lastDayRefusal(unit, endsByAct(unit.endedOn, succession.after), today)
      ? []
      : [link('last-day', 'Đổi, bỏ ngày hoạt động cuối cùng')]),
    ...(unit.endedOn === null && unit.level !== 'province' ? [link('closing', 'Đóng đơn vị', 'danger-line')] : []),
  ];
}

function changeWords(change: UnitChange): UnitPage['changes'][number] {
  const date = formatDate(change.on);
  switch (change.kind) {
    case 'began':
      return { date, title: 'Bắt đầu hoạt động', text: `với tên ${change.text}`, icon: 'plus' };
    case 'named':
      return { date, title: 'Đổi tên', text: `trước đó là ${change.text}, theo ${change.act}`, icon: 'file-pencil' };
    case 'moved':
      return { date, title: 'Đổi cấp trên', text: `thuộc ${change.text}`, icon: 'arrow-right' };
    case 'ended':
      return { date, title: 'Kết thúc hoạt động', text: '', icon: 'archive' };
  }
}

function profileFacts(profile: UnitProfile): { term: string; text: string }[] {
  return [
    { term: 'Cơ quan ban hành', text: profile.issuingOrg },
    { term: 'Cơ quan cấp trên trên văn bản', text: profile.superiorOrg || 'không ghi' },
    { term: 'Ký hiệu', text: profile.symbol },
    { term: 'Ký hiệu công văn', text: `${profile.symbol}-${profile.letterCode}` },
    { term: 'Địa danh', text: profile.place },
    { term: 'Chức vụ người đứng đầu', text: profile.headTitle },
    { term: 'Căn cứ chức năng, nhiệm vụ', text: profile.functionsBasis || 'không ghi' },
    { term: 'Cơ quan thanh tra nhận thông báo', text: profile.inspectorate || 'không gửi' },
    { term: 'Địa chỉ', text: profile.address },
    { term: 'Điện thoại', text: profile.phone },
    { term: 'Vùng sâu, vùng xa đi lại khó khăn', text: profile.isRemoteArea ? 'có, thời hạn theo mức dài hơn' : 'không' },
    { term: 'Duyệt đề xuất', text: routeNames[profile.approvalRoute] },
    {
      term: 'Đơn chuyển đến',
      text: profile.acceptsTransfersOnDelivery ? 'tiếp nhận ngay khi đến' : 'chờ người của đơn vị tiếp nhận hoặc trả lại',
    },
  ];
}

/** How a unit signs, and which ways of its own it goes. */
export function profileScreen(unit: { id: number; name: string }, form: FormState): ProfilePage {
  return {
    title: `Thể thức, cách làm việc của ${unit.name}`,
    back: { href: `/admin/units/${unit.id}`, label: 'Quay lại đơn vị' },
    form,
    routes: [
      { value: 'leader', label: routeNames.leader, hint: 'Dùng cho phường, xã' },
      { value: 'unit_head_then_leader', label: routeNames.unit_head_then_leader, hint: 'Dùng cho sở, ngành' },
    ],
  };
}
