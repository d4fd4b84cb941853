// Pages of the administrator: the acts, one act with its dry run and progress.
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { askForDefault, type Finding, findingWords, type Tally, totalOpen, undecidedWords } from './dry-run.ts';
import { type ActLine, type GiverLine, giversPerPage, type NamedRoute, type Progress } from './queries.ts';
import { actStateTags, isPlanned, type ReorganisationAct } from './reorganisation.ts';

type Link = { href: string; label: string };
type Button = { action: string; label: string; style: string; icon: string };
type Tag = { words: string; colour: string; icon: string };

export interface ActsPage {
  title: string;
  actions: (Link & { style: string; icon: string })[];
  acts: {
    href: string;
    number: string;
    subject: string;
    effectiveOn: string;
    unitsWords: string;
    progressWords: string;
    stateTag: Tag;
  }[];
}
export interface ActPage {
  title: string;
  crumbs: Link[];
  stateTag: Tag;
  subjectWords: string;
  csrf: string;
  actions: (Link & { style: string })[];
  facts: { term: string; text: string }[];
  figures: { href: string; label: string; value: string }[];
  progress: { pct: number; words: string; note: string; level: string; button: Button | null } | null;
  findings: { isStop: boolean; words: string; remedy: string; button: Button | null; links: Link[] }[];
  isClear: boolean;
  /** Numbers of petitions by unit are for who prepares the act. */
  hasCounts: boolean;
  isPlan: boolean;
  openLabel: string;
  newNames: string[];
  filters: (Link & { current: boolean })[];
  givers: {
    href: string;
    name: string;
    waysWords: string;
    open: string;
    undecided: string;
    week: string;
    unsigned: string;
    stateTag: Tag;
  }[];
  isEmpty: boolean;
  emptyWords: string;
  summary: string;
  nextHref: string;
}
declare module '../../web/render.ts' {
  interface Pages {
    'rollout/acts': ActsPage;
    'rollout/act': ActPage;
  }
}

const number = (value: number) => value.toLocaleString('vi-VN');
/** The address of an act's page. */
export const actHref = (id: number) => `/admin/reorganisations/${id}`;
export const listCrumb: Link = { href: '/admin/reorganisations', label: 'Sắp xếp đơn vị' };

export const giverTags: Record<GiverLine['state'], Tag> = {
  waiting: { words: 'Chưa bàn giao', colour: 'grey', icon: 'clock' },
  running: { words: 'Đang bàn giao', colour: 'amber', icon: 'progress' },
  done: { words: 'Đã bàn giao', colour: 'green', icon: 'circle-check' },
  undone: { words: 'Đã hoàn tác', colour: 'grey', icon: 'arrow-back-up' },
};

/** The acts, with how far each is for those who may change them. */
export function actsScreen(acts: readonly ActLine[], mayChange: boolean): ActsPage {
  return {
    title: 'Sắp xếp đơn vị',
    actions: mayChange ? [{ href: '/admin/reorganisations/new', label: 'Lập phương án', style: 'primary', icon: 'plus' }] : [],
    acts: acts.map((act) => ({
      href: actHref(act.id),
      number: act.number,
      subject: act.subject,
      effectiveOn: formatDate(act.effectiveOn),
      unitsWords: [
        act.givers > 0 || act.newNames === 0 ? `${number(act.givers)} đơn vị bàn giao, ${number(act.receivers)} đơn vị nhận` : '',
        act.newNames > 0 ? `${number(act.newNames)} đơn vị đổi tên` : '',
      ]
        .filter(Boolean)
        .join(', '),
      progressWords: mayChange && act.total > 0 ? `${number(act.moved)} trên ${number(act.total)} đơn` : '',
      stateTag: actStateTags[act.state],
    })),
  };
}

export interface ActSources {
  act: ReorganisationAct;
  tallies: readonly Tally[];
  findings: readonly Finding[];
  routes: readonly NamedRoute[];
  givers: readonly (GiverLine & { place: string })[];
  progress: Progress;
  newNames: readonly { oldName: string; name: string }[];
  undecidedOnly: boolean;
  mayChange: boolean;
  undoRefusal: string | undefined;
  now: Date;
  csrf: string;
}

/** One act: as a draft what its dry run found and how each finding is settled, then how far the switch is, and until when it can be taken back. */
export function actScreen(sources: ActSources): ActPage {
  const { act, tallies, findings, givers, progress, mayChange } = sources;
  const here = actHref(act.id);
  const isPlan = isPlanned(act);
  const shown = givers.slice(0, giversPerPage);
  const last = givers.length > giversPerPage ? shown.at(-1) : undefined;
  const counts = new Map(tallies.map((one) => [one.fromUnitId, one]));
  const stops = findings.filter(({ level }) => level === 'stop');
  // One yes settles several findings: one button asks for it.
  const actionOf = (finding: Finding) => remedyButton(here, finding)?.action;
  const isFirstWith = (finding: Finding) => findings.find((one) => actionOf(one) === actionOf(finding)) === finding;
  return {
    title: `Sắp xếp theo ${act.number}`,
    crumbs: [listCrumb, { href: '', label: act.number }],
    stateTag: actStateTags[act.state],
    subjectWords: `${act.issuer}, ngày ${formatDate(act.issuedOn)}: ${act.subject}`,
    csrf: sources.csrf,
    actions: mayChange ? actLinks(here, act, isPlan, stops.length === 0, sources.undoRefusal) : [],
    facts: [
      { term: 'Có hiệu lực từ', text: formatDate(act.effectiveOn) },
      ...(act.startedAt ? [{ term: 'Bắt đầu thực hiện', text: formatDateTime(act.startedAt) }] : []),
      ...(act.finishedAt ? [{ term: 'Xong lúc', text: formatDateTime(act.finishedAt) }] : []),
      ...(act.undoneReason ? [{ term: 'Lý do hoàn tác', text: act.undoneReason }] : []),
      ...(act.state === 'done'
        ? [
            {
              term: 'Hoàn tác',
              text:
                sources.undoRefusal ??
                'Còn hoàn tác được, cho đến khi đơn vị nhận ký nhận bàn giao, vào sổ hoặc xử lý hồ sơ đầu tiên.',
            },
          ]
        : []),
    ],
    figures: [
      { href: here, label: 'Đơn vị bàn giao', value: number(progress.givers) },
      { href: here, label: 'Đơn vị nhận', value: number(new Set(sources.routes.map(({ toUnitId }) => toUnitId)).size) },
      ...(mayChange
        ? [
            {
              href: here,
              label: isPlan ? 'Đơn, vụ việc đang mở' : 'Đơn, vụ việc bàn giao',
              value: number(isPlan ? totalOpen(tallies) : progress.moved),
            },
          ]
        : []),
      ...(mayChange && isPlan
        ? [
            {
              href: `${here}?show=undecided`,
              label: 'Chưa có nơi nhận',
              value: undecidedWords(tallies) || '0',
            },
          ]
        : []),
    ],
    progress: isPlan || progress.givers === 0 ? null : progressOf(here, act, progress, sources.now, mayChange),
    findings: isPlan
      ? findings.map((finding) => ({
          isStop: finding.level === 'stop',
          words: findingWords(finding),
          remedy: finding.remedy,
          button: mayChange && isFirstWith(finding) ? remedyButton(here, finding) : null,
          links: mayChange ? headLinks(here, finding) : [],
        }))
      : [],
    isClear: isPlan && mayChange && stops.length === 0,
    hasCounts: mayChange,
    isPlan,
    openLabel: isPlan ? 'Đang mở' : 'Đã bàn giao',
    newNames: sources.newNames.map(({ oldName, name }) => `${oldName} đổi tên thành ${name} từ ${formatDate(act.effectiveOn)}`),
    filters:
      !isPlan || !mayChange
        ? []
        : [
            { href: here, label: 'Tất cả', current: !sources.undecidedOnly },
            { href: `${here}?show=undecided`, label: 'Còn đơn, lượt tiếp chưa có nơi nhận', current: sources.undecidedOnly },
          ],
    givers: shown.map((giver) => {
      const one = counts.get(giver.fromUnitId);
      return {
        href: `${here}/givers/${giver.fromUnitId}`,
        name: giver.name,
        waysWords: sources.routes
          .filter((route) => route.fromUnitId === giver.fromUnitId)
          .map((route) => `${route.toName}${route.isDefault && route.part !== 'whole' ? ' (mặc định)' : ''}`)
          .join(', '),
        open: !mayChange ? '' : isPlan ? number((one?.petitions ?? 0) + (one?.proceedings ?? 0)) : number(giver.moved),
        undecided: isPlan && one ? undecidedWords([one]) : '',
        week: isPlan && one?.weekDue ? number(one.weekDue) : '',
        unsigned: isPlan && one?.unsigned ? number(one.unsigned) : '',
        stateTag:
          giver.problem && mayChange ? { words: 'Cần xem', colour: 'red', icon: 'alert-triangle' } : giverTags[giver.state],
      };
    }),
    isEmpty: shown.length === 0,
    emptyWords:
      sources.newNames.length > 0
        ? 'Phương án này chỉ đổi tên: đơn vị giữ nguyên, không có gì phải bàn giao.'
        : 'Thêm tuyến bàn giao hoặc dán danh sách của nghị quyết.',
    summary: `${number(shown.length)} đơn vị trên trang này, ${number(progress.givers)} đơn vị trong phương án`,
    nextHref: last
      ? `${here}?${new URLSearchParams({ ...(sources.undecidedOnly ? { show: 'undecided' } : {}), after: last.place })}`
      : '',
  };
}

function actLinks(
  here: string,
  act: ReorganisationAct,
  isPlan: boolean,
  isClear: boolean,
  undoRefusal: string | undefined,
): ActPage['actions'] {
  if (isPlan)
    return [
      ...(isClear ? [{ href: `${here}/execution`, label: 'Thực hiện sắp xếp', style: 'primary' }] : []),
      { href: `${here}/list`, label: 'Dán danh sách', style: 'line' },
      { href: `${here}/routes`, label: 'Thêm tuyến', style: 'line' },
      { href: `${here}/names`, label: 'Thêm đổi tên', style: 'line' },
    ];
  return act.state === 'done' && !undoRefusal ? [{ href: `${here}/undoing`, label: 'Hoàn tác', style: 'danger-line' }] : [];
}

/** After this long without a step something has stopped: the button takes the jobs up again. */
const quietMinutes = 3;

function progressOf(
  here: string,
  act: ReorganisationAct,
  progress: Progress,
  now: Date,
  mayChange: boolean,
): ActPage['progress'] {
  const isWorking = act.state === 'running' || act.state === 'undoing';
  const last = Math.max(progress.lastAt?.getTime() ?? 0, act.startedAt?.getTime() ?? 0);
  const quiet = isWorking && now.getTime() - last > quietMinutes * 60_000;
  const pct = progress.givers === 0 ? 0 : Math.floor((100 * progress.done) / progress.givers);
  // What is to be looked at again may be a petition that hides from whoever leads a unit.
  const problems = mayChange ? progress.problems : 0;
  return {
    pct,
    words: `${number(progress.done)} trên ${number(progress.givers)} đơn vị xong${mayChange ? `, ${number(progress.moved)} trên ${number(progress.total)} đơn, vụ việc` : ''}`,
    note: quiet
      ? `Không có bước nào trong ${quietMinutes} phút qua. Bấm Chạy tiếp: phần đã xong giữ nguyên, phần còn lại làm tiếp.`
      : problems > 0
        ? `${number(problems)} đơn vị cần xem lại, đánh dấu trong bảng dưới.`
        : isWorking
          ? 'Tải lại trang để xem tiến độ. Đóng trang không làm dừng việc này.'
          : '',
    level: quiet || problems > 0 ? 'amber' : 'blue',
    button: quiet && mayChange ? { action: `${here}/continuation`, label: 'Chạy tiếp', style: 'primary', icon: 'refresh' } : null,
  };
}

/** One page names the heads of all receivers. */
function headLinks(here: string, { code, count }: Finding): Link[] {
  if (code === 'heads_said') return [{ href: `${here}/heads`, label: 'Xem, sửa người đứng đầu' }];
  if (code !== 'two_heads' && code !== 'no_head') return [];
  return [{ href: `${here}/heads`, label: `Xác định người đứng đầu của ${number(count)} đơn vị nhận` }];
}

function remedyButton(here: string, { code }: Finding): Button | null {
  if (askForDefault.includes(code))
    return { action: `${here}/defaults`, label: 'Xác nhận nơi nhận mặc định cho tất cả', style: 'line', icon: 'check' };
  if (code === 'receiver_not_live')
    return { action: `${here}/going-live`, label: 'Cho vận hành từ ngày có hiệu lực', style: 'line', icon: 'check' };
  if (code === 'no_profile') return { action: `${here}/equipment`, label: 'Lập thể thức mặc định', style: 'line', icon: 'plus' };
  return null;
}
