// One giving unit: what it holds, where it goes, its people.
import { roleNames } from '../../accounts/roles.ts';
import { type Tally, waitsForDefault } from './dry-run.ts';
import type { Flow, GiverLine, NamedRoute, PostLine } from './queries.ts';
import { fieldNames, isPlanned, type ReorganisationAct, routeKindNames, staysWithFunction } from './reorganisation.ts';
import { actHref, giverTags, listCrumb } from './screens.ts';

type Link = { href: string; label: string };
type Button = { action: string; label: string; style: string; icon: string };
type Tag = { words: string; colour: string; icon: string };

export interface GiverPage {
  title: string;
  crumbs: Link[];
  csrf: string;
  stateTag: Tag;
  facts: { term: string; text: string }[];
  problem: string;
  confirmButton: Button | null;
  ways: { toName: string; kindWords: string; carries: string; petitions: string; visits: string; removeAction: string }[];
  undecidedWords: string;
  people: { name: string; post: string; goes: string; href: string }[];
  mayChange: boolean;
  /** What went which way is known. */
  isHanded: boolean;
}

declare module '../../web/render.ts' {
  interface Pages {
    'rollout/giver': GiverPage;
  }
}

const number = (value: number) => value.toLocaleString('vi-VN');

export interface GiverSources {
  act: ReorganisationAct;
  giver: GiverLine;
  tally: Tally | undefined;
  flows: readonly Flow[];
  /** What went which way, once it is carried out. */
  handed: readonly { toUnitId: number; petitions: number; visits: number }[];
  visitsUndecided: number;
  routes: readonly NamedRoute[];
  posts: readonly PostLine[];
  mayChange: boolean;
  csrf: string;
}

/**
 * One giving unit: its ways, what still has no receiver, where its people go. Counts and problems are given to those who may change the act
 * alone: a number may tell a head of a petition that hides from him.
 */
export function giverScreen({
  act,
  giver,
  tally,
  flows,
  handed,
  visitsUndecided,
  routes,
  posts,
  mayChange,
  csrf,
}: GiverSources): GiverPage {
  const here = actHref(act.id);
  const isPlan = isPlanned(act);
  const mine = flows.filter((flow) => flow.fromUnitId === giver.fromUnitId);
  const isOpen = isPlan || act.state === 'running';
  const petitions = mine.find((flow) => flow.toUnitId === null)?.petitions ?? 0;
  // As the dry run counts it; on the way there is none, and what has come in is counted among the rest.
  const waits = tally && isPlan ? waitsForDefault(tally) : petitions + visitsUndecided;
  const letters = isPlan ? (tally?.unrouted ?? 0) : 0;
  const waiting = [
    petitions > 0 ? `${number(petitions)} đơn` : '',
    visitsUndecided > 0 ? `${number(visitsUndecided)} lượt tiếp công dân` : '',
  ].filter(Boolean);
  return {
    title: giver.name,
    crumbs: [listCrumb, { href: here, label: act.number }, { href: '', label: giver.name }],
    csrf,
    stateTag: giverTags[giver.state],
    // It counts what may hide from whoever leads a unit.
    problem: mayChange ? giver.problem : '',
    facts: !mayChange
      ? []
      : tally && isPlan
        ? tallyFacts(tally)
        : [{ term: 'Đã bàn giao', text: `${number(giver.moved)} đơn, vụ việc` }],
    confirmButton:
      isOpen && mayChange && waits > 0
        ? {
            action: `${here}/givers/${giver.fromUnitId}/default`,
            label: 'Xác nhận nơi nhận mặc định cho phần chưa chọn',
            style: 'line',
            icon: 'check',
          }
        : null,
    undecidedWords:
      isOpen && mayChange
        ? [
            waiting.length > 0
              ? `${waiting.join(', ')} chưa có nơi nhận.${isPlan ? ' Cán bộ của đơn vị chọn tại trang Chuẩn bị bàn giao, từng mục hoặc theo địa chỉ.' : ''}`
              : '',
            letters > 0 ? `${number(letters)} đơn nơi khác chuyển đến, nhận vào sổ rồi chưa có nơi bàn giao.` : '',
          ]
            .filter(Boolean)
            .join(' ')
        : '',
    ways: routes.map((route) => ({
      toName: route.toName,
      kindWords: `${routeKindNames[route.kind]}${route.isDefault && route.part !== 'whole' ? ', mặc định' : ''}`,
      carries: carriesWords(route),
      petitions: !mayChange
        ? ''
        : number((isPlan ? mine : handed).find((way) => way.toUnitId === route.toUnitId)?.petitions ?? 0),
      visits: mayChange && !isPlan ? number(handed.find((way) => way.toUnitId === route.toUnitId)?.visits ?? 0) : '',
      removeAction: isPlan && mayChange ? `${here}/givers/${giver.fromUnitId}/ways/${route.toUnitId}/removal` : '',
    })),
    people: posts.map((post) => ({
      name: post.accountName,
      post: post.title,
      goes: post.toName
        ? `sang ${post.toName}${post.isChosen ? '' : ' (theo đơn vị)'}${post.keepsRole ? '' : `, vai trò ${roleNames[post.role]}`}`
        : post.isStandIn
          ? 'ủy quyền kết thúc'
          : `kết thúc phân công${post.widens && !post.isChosen ? `, vai trò ${roleNames[post.heldRole]} không đi theo` : ''}`,
      href: isPlan && mayChange && !post.isStandIn ? `${here}/people/${post.id}` : '',
    })),
    mayChange: isPlan && mayChange,
    isHanded: mayChange && !isPlan,
  };
}

/** What a route takes along: "đơn đang mở, người"; of a function also what does not go with it. */
export function carriesWords(
  route: Pick<NamedRoute, 'fields' | 'takesPetitions' | 'takesArchive' | 'takesAccounts' | 'takesSchedule'>,
): string {
  if (route.fields) return `đơn, vụ việc đang mở thuộc ${fieldNames(route.fields)}; ${staysWithFunction} ở lại đơn vị bàn giao`;
  return [
    [route.takesPetitions, 'đơn đang mở'],
    [route.takesArchive, 'hồ sơ lưu, sổ'],
    [route.takesAccounts, 'người'],
    [route.takesSchedule, 'lịch tiếp công dân'],
  ]
    .flatMap(([takes, words]) => (takes ? [String(words)] : []))
    .join(', ');
}

function tallyFacts(tally: Tally): { term: string; text: string }[] {
  const line = (term: string, value: number) => ({ term, text: number(value) });
  return [
    line('Đơn đang xử lý', tally.petitions),
    line('Vụ việc đang giải quyết', tally.proceedings),
    line('Đơn chưa có nơi nhận', tally.undecided),
    line('Hạn trong tuần chuyển', tally.weekDue),
    line('Đã quá hạn vào ngày chuyển', tally.overdue),
    line('Văn bản chưa phát hành xong', tally.unsigned),
    line('Đơn nơi khác chuyển đến, chưa nhận', tally.incoming),
    line('Lượt tiếp chưa trả lời', tally.visits),
    line('Lượt tiếp chưa có nơi nhận', tally.undecidedVisits),
    ...(tally.days + tally.hostless > 0 ? [line('Ngày tiếp công dân bị hủy lịch', tally.days + tally.hostless)] : []),
    line('Bản nháp đang nhập', tally.drafts),
  ];
}
