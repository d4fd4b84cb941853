// One unit of a wave: its checklist line by line, who said what, its switch; and the forms around it.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { addDays, formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { plannedWords } from '../../units/receiving.ts';
import type { FormState } from '../../web/forms.ts';
import { unitHref, waveHref } from './addresses.ts';
import type { BoardRow } from './board.ts';
import { type Line, tagOf } from './checklist/checklist.ts';
import { unitGroupNames, unitGroups } from './forms.ts';
import type { PastFact } from './queries.ts';
import { listCrumb } from './screens.ts';
import {
  computedCodes,
  type Item,
  isComputed,
  isKnown,
  itemNames,
  mayManage,
  mayTick,
  nameOf,
  tickedCodes,
  tickKindNames,
  tickKindsOf,
  type Wave,
} from './wave.ts';

type Link = { href: string; label: string };
type TagView = { words: string; colour?: string; icon?: string };
type Option = { value: string; label: string; hint?: string };

export interface WaveUnitPage {
  title: string;
  crumbs: Link[];
  stateTag: TagView;
  waveWords: string;
  actions: (Link & { style: string; icon: string })[];
  switchNote: { level: string; text: string };
  progressWords: string;
  lines: {
    name: string;
    hint: string;
    tag: TagView;
    words: string;
    said: string;
    isRequired: boolean;
    actions: Link[];
  }[];
  past: { date: string; title: string; text: string; by: string }[];
}
export interface WaveFormPage {
  title: string;
  back: Link;
  form: FormState;
  submitLabel: string;
  checklist: Option[];
}
export interface WaveUnitsFormPage {
  title: string;
  back: Link;
  form: FormState;
  unitGroups: Option[];
  warning: string;
}
export interface WaveTickPage {
  title: string;
  back: Link;
  form: FormState;
  answers: Option[];
  help: string;
}
export interface WaveReasonPage {
  title: string;
  back: Link;
  form: FormState;
  warning: string;
  submitLabel: string;
}
export interface WaveGoLivePage {
  title: string;
  back: Link;
  form: FormState;
  words: string;
  hasMissing: boolean;
  missingWords: string;
  submitLabel: string;
}
declare module '../../web/render.ts' {
  interface Pages {
    'rollout/waves/unit': WaveUnitPage;
    'rollout/waves/plan-form': WaveFormPage;
    'rollout/waves/units-form': WaveUnitsFormPage;
    'rollout/waves/tick-form': WaveTickPage;
    'rollout/waves/reason-form': WaveReasonPage;
    'rollout/waves/go-live-form': WaveGoLivePage;
  }
}

/** Where an item is worked on, for those who may open that page; `:unit` is the unit looked at. */
const remedies: Partial<Record<string, Link & { permission: Parameters<typeof may>[1] }>> = {
  accounts: { href: '/admin/accounts?unit=:unit', label: 'Tài khoản', permission: 'account:admin' },
  signed_in: {
    href: '/admin/accounts?unit=:unit&state=never_signed_in',
    label: 'Người chưa đăng nhập',
    permission: 'account:admin',
  },
  certified: { href: '/training', label: 'Lớp tập huấn', permission: 'training:teach' },
  holidays: { href: '/admin/holidays', label: 'Ngày nghỉ, làm bù', permission: 'holiday:admin' },
  books: { href: '/books', label: 'Mở sổ', permission: 'book:open' },
  schedule: { href: '/schedule', label: 'Lịch tiếp công dân', permission: 'schedule:write' },
  balances: { href: '/balances', label: 'Số liệu đầu kỳ', permission: 'balance:read' },
  imports: { href: '/imports', label: 'Nhập sổ cũ', permission: 'import:read' },
};
/** Done in the unit's own books: nobody else's link leads there. */
const ofOwnUnit = new Set(['books', 'schedule', 'balances', 'imports']);

export interface UnitSources {
  wave: Wave;
  row: BoardRow;
  past: readonly PastFact[];
  items: readonly Item[];
  actor: Actor;
  today: string;
  /** The lead's alone to know: that nothing has come in yet. */
  mayTakeBack: boolean;
}

/** One unit in its wave: its checklist now, or as it was when going live was decided; what was taken back before; what this reader may do. */
export function unitScreen(sources: UnitSources): WaveUnitPage {
  const { wave, row, past, items, actor, today } = sources;
  const here = unitHref(wave.id, row.unit.id);
  const { decision, unit } = row;
  const canTick = mayTick(actor, unit.id) && !decision;
  const done = row.lines.filter((line) => line.done).length;
  return {
    title: unit.name,
    crumbs: [listCrumb, { href: waveHref(wave.id), label: wave.name }, { href: '', label: unit.name }],
    stateTag: tagOf(row.state, wave.liveOn, today),
    waveWords: `Tập huấn từ ${formatDate(wave.trainingOn)}, sẵn sàng trước ${formatDate(wave.readyOn)}, vận hành từ ${formatDate(wave.liveOn)}`,
    actions: mayManage(actor) ? actionsOf(here, sources) : [],
    switchNote: switchNoteOf(sources),
    progressWords: decision
      ? decision.found
        ? 'Không có danh mục việc: đơn vị đã vận hành khi vào đợt'
        : 'Danh mục việc khi quyết định vận hành'
      : `Đã xong ${done} trên ${row.lines.length} việc`,
    lines: decision
      ? decision.checklist.map((line) => ({
          name: line.name,
          hint: '',
          tag: line.done ? doneTag : decision.missing.includes(line.code) ? missingTag : optionalTag,
          words: line.words,
          said: '',
          isRequired: true,
          actions: [],
        }))
      : row.lines.map((line) => lineOf(line, here, canTick, actor, unit.id)),
    past: past.map((one) => ({
      date: formatDateTime(one.at),
      title: one.kind === 'tick_removed' ? `Bỏ đánh dấu: ${nameIn(items, one.code)}` : 'Thu hồi quyết định vận hành',
      text: one.reason,
      by: one.byName,
    })),
  };
}

const doneTag: TagView = { words: 'Đã xong', colour: 'green', icon: 'circle-check' };
const missingTag: TagView = { words: 'Còn thiếu', colour: 'amber', icon: 'alert-triangle' };
const optionalTag: TagView = { words: 'Chưa có, không bắt buộc', colour: 'grey', icon: 'clock' };
const nameIn = (items: readonly Item[], code: string) =>
  nameOf(items.find((one) => one.code === code) ?? { code, words: 'việc đã bỏ' });

function lineOf(line: Line, here: string, canTick: boolean, actor: Actor, unitId: number): WaveUnitPage['lines'][number] {
  const { item, tick } = line;
  const remedy = remedies[item.code];
  const leads = remedy && may(actor, remedy.permission) && (!ofOwnUnit.has(item.code) || actor.unitId === unitId);
  return {
    name: nameOf(item),
    hint: isKnown(item.code) ? itemNames[item.code].hint : 'Việc riêng của đợt này.',
    tag:
      tick?.kind === 'not_needed'
        ? { words: 'Không áp dụng', colour: 'grey', icon: 'check' }
        : line.done
          ? doneTag
          : item.isRequired
            ? missingTag
            : optionalTag,
    words: line.words || (tick ? '' : 'chưa ai đánh dấu'),
    said: tick ? `${tick.byName}, ${formatDateTime(tick.tickedAt)}${tick.remark ? `: ${tick.remark}` : ''}` : '',
    isRequired: item.isRequired,
    actions: [
      ...(leads && !line.done ? [{ href: remedy.href.replace(':unit', String(unitId)), label: remedy.label }] : []),
      ...(canTick && tick ? [{ href: `${here}/ticks/${tick.id}/removal`, label: 'Bỏ đánh dấu' }] : []),
      ...(canTick && !tick && !line.done && tickKindsOf(item.code, mayManage(actor)).length > 0
        ? [{ href: `${here}/items/${item.code}`, label: isComputed(item.code) ? 'Không áp dụng' : 'Đánh dấu' }]
        : []),
    ],
  };
}

function actionsOf(here: string, { row, mayTakeBack }: UnitSources): WaveUnitPage['actions'] {
  if (row.decision)
    return mayTakeBack
      ? [{ href: `${here}/go-live-removal`, label: 'Thu hồi quyết định', style: 'danger-line', icon: 'arrow-back-up' }]
      : [];
  return [
    { href: `${here}/go-live`, label: 'Cho vận hành', style: row.state === 'ready' ? 'primary' : 'line', icon: 'circle-check' },
    { href: `${here}/removal`, label: 'Rút khỏi đợt', style: 'danger-line', icon: 'x' },
  ];
}

function switchNoteOf({ row, wave, today, mayTakeBack }: UnitSources): WaveUnitPage['switchNote'] {
  const { decision } = row;
  if (!decision)
    return {
      level: 'amber',
      text: `Chưa nhận đơn thật: tiếp công dân, tiếp nhận đơn, đơn chuyển đến đều chờ quyết định vận hành, ${plannedWords(wave.liveOn, today)}. Nhập sổ cũ và tập huấn làm được ngay.`,
    };
  const ended =
    row.unit.endedOn === null || row.unit.endedOn > today
      ? ''
      : ` Đơn vị đã kết thúc hoạt động sau ngày ${formatDate(addDays(row.unit.endedOn, -1))}.`;
  const who = decision.found
    ? `Đơn vị đã nhận đơn trên phần mềm từ trước khi vào đợt, không có quyết định vận hành; ${decision.byName} thêm vào đợt ${formatDateTime(decision.decidedAt)}.`
    : `${decision.byName} quyết định ${formatDateTime(decision.decidedAt)}.${decision.reason ? ` Lý do: ${decision.reason}.` : ''}`;
  if (decision.liveOn > today) return { level: 'blue', text: `Nhận đơn thật từ ngày ${formatDate(decision.liveOn)}. ${who}` };
  return {
    level: ended ? 'blue' : 'green',
    text: `Nhận đơn thật từ ngày ${formatDate(decision.liveOn)}. ${who}${ended}${mayTakeBack ? ' Chưa có đơn thật nào, quyết định còn thu hồi được.' : ''}`,
  };
}

/** The form of a new wave, or of one that is changed. */
export function planFormScreen(form: FormState, wave: Wave | null): WaveFormPage {
  return {
    title: wave ? 'Sửa đợt triển khai' : 'Lập đợt triển khai',
    back: wave ? { href: waveHref(wave.id), label: wave.name } : listCrumb,
    form,
    submitLabel: wave ? 'Lưu đợt' : 'Lập đợt',
    checklist: [...computedCodes, ...tickedCodes].map((code) => ({
      value: code,
      label: `${itemNames[code].name}${isComputed(code) ? '' : ' (đánh dấu)'}`,
    })),
  };
}

/** The form that adds units, with what adding them does. */
export function unitsFormScreen(form: FormState, wave: Wave): WaveUnitsFormPage {
  return {
    title: 'Thêm đơn vị vào đợt',
    back: { href: waveHref(wave.id), label: wave.name },
    form,
    unitGroups: unitGroups.map((value) => ({ value, label: unitGroupNames[value] })),
    warning: `Lấy các đơn vị hoạt động vào ngày vận hành ${formatDate(wave.liveOn)}. Từ lúc lưu, đơn vị được thêm chưa nhận đơn thật cho đến khi có quyết định vận hành; đơn vị đang tiếp nhận trên phần mềm thì không bị ngắt.`,
  };
}

/** The form that ticks one item of a unit. @param isLead the lead of the rollout has answers the unit itself has not */
export function tickFormScreen(
  form: FormState,
  wave: Wave,
  unit: { id: number; name: string },
  item: Item,
  isLead: boolean,
): WaveTickPage {
  return {
    title: nameOf(item),
    back: { href: unitHref(wave.id, unit.id), label: unit.name },
    form,
    answers: tickKindsOf(item.code, isLead).map((value) => ({ value, label: tickKindNames[value] })),
    help: isKnown(item.code) ? itemNames[item.code].hint : 'Việc riêng của đợt này.',
  };
}

/** The form of the decision, with what is missing. @param row one unit; null for all that are ready, `ready` of them */
export function goLiveFormScreen(form: FormState, wave: Wave, row: BoardRow | null, ready: number): WaveGoLivePage {
  const missing = row?.missing.map(({ item }) => nameOf(item)) ?? [];
  return {
    title: row ? `Cho ${row.unit.name} vận hành` : `Cho ${ready} đơn vị sẵn sàng vận hành`,
    back: row ? { href: unitHref(wave.id, row.unit.id), label: row.unit.name } : { href: waveHref(wave.id), label: wave.name },
    form,
    words: row
      ? 'Từ ngày vận hành đơn vị nhận đơn thật: tiếp công dân, tiếp nhận đơn, đơn chuyển đến. Chỗ thực hành của người trong đơn vị ở các lớp đang mở khép lại.'
      : 'Từ ngày vận hành các đơn vị có đủ mọi việc phải xong nhận đơn thật. Đơn vị còn thiếu không nằm trong quyết định này.',
    hasMissing: missing.length > 0,
    missingWords: `Còn thiếu ${missing.length} việc: ${missing.join('; ')}.`,
    submitLabel: 'Quyết định vận hành',
  };
}
