// The forms of an act.
import { roleNames } from '../../accounts/roles.ts';
import { confirmers, waitingRoles } from '../../accounts/waiting.ts';
import { formatDate } from '../../deadlines/dates.ts';
import { fields } from '../../petitions/petition.ts';
import { levelNames, type UnitLevel, unitLevels } from '../../units/unit.ts';
import type { FormState } from '../../web/forms.ts';
import type { NamedRoute, PostLine } from './queries.ts';
import {
  endingKinds,
  plainRole,
  type ReorganisationAct,
  routeKindHints,
  routeKindNames,
  routeKinds,
  staysWithFunction,
} from './reorganisation.ts';
import type { DoubtfulPost } from './returning.ts';
import { actHref } from './screens.ts';

type Link = { href: string; label: string };
type Choice = { value: string; label: string; hint?: string };
type Group = { label: string; options: Choice[] };

export interface ActFormPage {
  title: string;
  back: Link;
  form: FormState;
}
export interface RouteFormPage extends ActFormPage {
  givers: Group[];
  receivers: Group[];
  kinds: Choice[];
  branches: Choice[];
  /** The kinds by which the giver ends, as the page shows the boxes that are theirs alone. */
  endingWhen: string;
  /** What a function leaves where it is. */
  staysLine: string;
}
export interface NameFormPage extends ActFormPage {
  units: Group[];
}
export interface PostFormPage extends ActFormPage {
  personWords: string;
  receivers: Choice[];
  /** As what he goes on where his role has wider power; none where it has not. */
  standings: Choice[];
}
export interface SureFormPage extends ActFormPage {
  warning: string;
  isUndo: boolean;
}

declare module '../../web/render.ts' {
  interface Pages {
    'rollout/act-form': ActFormPage;
    'rollout/list-form': ActFormPage;
    'rollout/route-form': RouteFormPage;
    'rollout/name-form': NameFormPage;
    'rollout/post-form': PostFormPage;
    'rollout/sure-form': SureFormPage;
  }
}

const backTo = (act: ReorganisationAct): Link => ({ href: actHref(act.id), label: 'Quay lại phương án' });

function groups(units: readonly { id: number; name: string; level: string }[]): Group[] {
  return unitLevels
    .map((level: UnitLevel) => ({
      label: levelNames[level],
      options: units.filter((unit) => unit.level === level).map((unit) => ({ value: String(unit.id), label: unit.name })),
    }))
    .filter(({ options }) => options.length > 0);
}

/** The form that names the decision of the authority, before any unit is in it. */
export const actFormScreen = (form: FormState): ActFormPage => ({
  title: 'Lập phương án sắp xếp đơn vị',
  back: { href: '/admin/reorganisations', label: 'Quay lại danh sách' },
  form,
});

/** The form into which the whole list of pairs is pasted. */
export const listFormScreen = (act: ReorganisationAct, form: FormState): ActFormPage => ({
  title: 'Dán danh sách sắp xếp',
  back: backTo(act),
  form,
});

/**
 * The form of one route. @param before units there are the day before, which may give @param after units there are on the day, which may receive
 */
export function routeFormScreen(
  act: ReorganisationAct,
  form: FormState,
  before: Parameters<typeof groups>[0],
  after: Parameters<typeof groups>[0],
): RouteFormPage {
  return {
    title: 'Thêm tuyến bàn giao',
    back: backTo(act),
    form,
    givers: groups(before),
    receivers: groups(after),
    kinds: routeKinds.map((kind) => ({ value: kind, label: routeKindNames[kind], hint: routeKindHints[kind] })),
    endingWhen: `kind=${endingKinds.join('|')}`,
    staysLine: `Chuyển chức năng: ${staysWithFunction} ở lại đơn vị bàn giao. Nơi nhận cần hồ sơ đã giải quyết xong thì đề nghị đơn vị ấy cung cấp.`,
    branches: Object.entries(fields).map(([value, [label]]) => ({ value, label })),
  };
}

/** The form that gives a unit a new name. */
export const nameFormScreen = (act: ReorganisationAct, form: FormState, units: Parameters<typeof groups>[0]): NameFormPage => ({
  title: 'Thêm đổi tên',
  back: backTo(act),
  form,
  units: groups(units),
});

/**
 * Where one officer of a closing unit goes, and as what. @param wider receivers where his role would have more power: there it is asked whether he keeps it
 */
export function postFormScreen(
  act: ReorganisationAct,
  form: FormState,
  post: PostLine,
  routes: readonly NamedRoute[],
  wider: readonly number[],
): PostFormPage {
  const receivers = new Map(routes.map((route) => [route.toUnitId, route.toName]));
  return {
    title: 'Nơi làm việc mới',
    back: { href: `${actHref(act.id)}/givers/${post.fromUnitId}`, label: 'Quay lại đơn vị' },
    form,
    personWords: `${post.accountName}, ${post.heldTitle}, ${post.fromName}. ${
      wider.length === 0
        ? 'Vai trò giữ nguyên; đổi vai trò ở mục Tài khoản sau ngày chuyển.'
        : `Vai trò ${roleNames[post.heldRole]} có quyền rộng hơn ở ${wider.map((id) => receivers.get(id)).join(', ')}.`
    }`,
    receivers: [...receivers].map(([id, label]) => ({ value: String(id), label })),
    standings:
      wider.length === 0
        ? []
        : [
            { value: 'plain', label: roleNames[plainRole], hint: 'Đọc, xử lý hồ sơ của nơi nhận; vai trò khác giao ở Tài khoản' },
            { value: 'kept', label: `${roleNames[post.heldRole]}, như đang giữ`, hint: 'Chỉ khi quyết định nêu rõ người này' },
          ],
  };
}

/**
 * The last page before the switch: how many petitions go, what was done after the effective day, whose identities wait, whether people must sign in again.
 */
export const startFormScreen = (
  act: ReorganisationAct,
  form: FormState,
  {
    open,
    incoming,
    givers,
    newNames,
    ends,
    after,
    waiting,
  }: {
    open: number;
    incoming: number;
    givers: number;
    newNames: number;
    ends: boolean;
    /** What was done after the effective day, as a sentence; none where nothing was. */
    after: readonly string[];
    /** Whose identities wait, and for whom, as sentences. */
    waiting: readonly string[];
  },
): SureFormPage => ({
  title: 'Thực hiện sắp xếp',
  back: backTo(act),
  form,
  isUndo: false,
  warning:
    givers === 0
      ? `${newNames.toLocaleString('vi-VN')} đơn vị mang tên mới từ ${formatDate(act.effectiveOn)}. Văn bản, sổ sách trước ngày ấy giữ tên cũ.`
      : `${givers.toLocaleString('vi-VN')} đơn vị bàn giao ${open.toLocaleString('vi-VN')} đơn, vụ việc đang mở${incoming > 0 ? ` và ${incoming.toLocaleString('vi-VN')} đơn nơi khác chuyển đến, nhận vào sổ rồi bàn giao` : ''}.${[...after, ...waiting].map((words) => ` ${words}`).join('')}${ends ? ' Người của các đơn vị kết thúc phải đăng nhập lại.' : ''} Ngày hạn không đổi, không có dòng nào trong quá khứ bị sửa. Hoàn tác được cho đến khi một đơn vị nhận làm việc đầu tiên.`,
});

/** Of many who come back the first are named, the rest is counted. */
const mostNamed = 10;

/** Whoever led and comes back opens nothing sealed until somebody has said yes to him; '' where nobody waits. */
function waitingWords(doubtful: readonly DoubtfulPost[]): string {
  const waiting = [
    ...new Map(doubtful.filter(({ role }) => waitingRoles.includes(role)).map((one) => [one.accountId, one])).values(),
  ];
  if (waiting.length === 0) return '';
  const named = waiting.slice(0, mostNamed).map(({ name, title, unitName }) => `${name} (${title}, ${unitName})`);
  const rest = waiting.length > mostNamed ? ` và ${waiting.length - mostNamed} người khác` : '';
  return ` Chưa mở được hồ sơ mật cho đến khi ${confirmers} xác nhận lại ở trang “Xác nhận người vừa được phân công”: ${named.join('; ')}${rest}.`;
}

/** The last page before an act is taken back. @param doubtful posts that come back and open nothing sealed until somebody says yes to them */
export const undoFormScreen = (act: ReorganisationAct, form: FormState, doubtful: readonly DoubtfulPost[]): SureFormPage => ({
  title: 'Hoàn tác sắp xếp',
  back: backTo(act),
  form,
  isUndo: true,
  warning: `Đơn trở về đơn vị cũ như trước ngày chuyển, người trở về chỗ cũ, số mới cấp bị thu lại. Nhật ký vẫn ghi cả hai lần.${waitingWords(doubtful)}`,
});
