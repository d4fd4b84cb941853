// Forms of the changes of a unit.
import { addDays, formatDate } from '../../deadlines/dates.ts';
import type { FormState } from '../../web/forms.ts';
import { levelNames, type Unit, unitLevels } from '../unit.ts';
import { makeableLevels, parentsFor } from './rules.ts';

type Link = { href: string; label: string };
type Choice = { value: string; label: string };

export interface NewUnitPage {
  title: string;
  back: Link;
  form: FormState;
  levels: Choice[];
  parents: { label: string; options: Choice[] }[];
}
export interface ChangeUnitPage {
  title: string;
  back: Link;
  form: FormState;
  nowWords: string;
  asksName: boolean;
  asksParent: boolean;
  asksEnd: boolean;
  /** A last day already recorded is changed or taken back. */
  lastDayChoices: Choice[];
  /** A mistake is corrected for a reason; a change rests on a document. */
  asksReason: boolean;
  /** A name takes effect from a day, a corrected one always was. */
  asksFrom: boolean;
  /** A name from a day gone by is saved once its consequences were read. */
  asksSure: boolean;
  parents: NewUnitPage['parents'];
  submitLabel: string;
  afterWords: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'units/new': NewUnitPage;
    'units/change': ChangeUnitPage;
  }
}

/** Units that can stand above others, by level. */
function parentGroups(units: readonly Unit[]): NewUnitPage['parents'] {
  return unitLevels
    .map((level) => ({
      label: levelNames[level],
      options: units.filter((unit) => unit.level === level).map((unit) => ({ value: String(unit.id), label: unit.name })),
    }))
    .filter(({ options }) => options.length > 0);
}

/** @param standing the units that may be its superior */
export function newUnitScreen(form: FormState, standing: readonly Unit[]): NewUnitPage {
  return {
    title: 'Lập đơn vị',
    back: { href: '/admin/units', label: 'Quay lại danh mục' },
    form,
    levels: makeableLevels.map((level) => ({ value: level, label: levelNames[level] })),
    parents: parentGroups(standing),
  };
}

const changes = {
  name: {
    title: 'Đổi tên',
    submitLabel: 'Đổi tên đơn vị',
    afterWords: 'Sau bước này: trang mới dùng tên mới; tên cũ vẫn tìm được và giữ nguyên ở ngày trước đó.',
  },
  parent: {
    title: 'Đổi cấp trên của',
    submitLabel: 'Đổi cấp trên',
    afterWords: 'Sau bước này: từ ngày có hiệu lực, cấp trên mới đọc được hồ sơ theo quyền của mình.',
  },
  closing: {
    title: 'Đóng',
    submitLabel: 'Đóng đơn vị',
    afterWords: 'Sau bước này: đơn vị không nhận việc mới, hồ sơ đã có giữ nguyên và vẫn đọc được.',
  },
  nameCorrection: {
    title: 'Sửa tên ghi sai của',
    submitLabel: 'Sửa tên',
    afterWords: 'Sau bước này: tên cũ không còn ở đâu ngoài nhật ký; văn bản đã có số giữ nguyên tên đã in.',
  },
  lastDay: {
    title: 'Đổi hoặc bỏ ngày hoạt động cuối cùng của',
    submitLabel: 'Lưu ngày hoạt động cuối cùng',
    afterWords: 'Sau bước này: ngày đã ghi thôi có hiệu lực, còn trong nhật ký kèm lý do.',
  },
} as const;

/** @param kind which change @param standing the units that may be its superior */
export function changeUnitScreen(
  kind: keyof typeof changes,
  unit: Unit & { parentId: number | null; parentName: string | null },
  form: FormState,
  standing: readonly Unit[],
): ChangeUnitPage {
  const { title, submitLabel, afterWords } = changes[kind];
  return {
    title: `${title} ${unit.name}`,
    back: { href: `/admin/units/${unit.id}`, label: 'Quay lại đơn vị' },
    form,
    nowWords: `${unit.name}, ${unit.parentName ? `thuộc ${unit.parentName}, ` : ''}hoạt động từ ${formatDate(unit.firstOn)}${unit.endedOn ? ` đến hết ${formatDate(addDays(unit.endedOn, -1))}` : ''}`,
    asksName: kind === 'name' || kind === 'nameCorrection',
    asksFrom: kind === 'name',
    asksSure: form.errors.sure !== undefined || form.values.sure === '1',
    asksParent: kind === 'parent',
    asksEnd: kind === 'closing',
    lastDayChoices:
      kind === 'lastDay'
        ? [
            { value: 'change', label: 'Đổi sang ngày khác' },
            { value: 'take_back', label: 'Bỏ ngày đã ghi, đơn vị hoạt động tiếp' },
          ]
        : [],
    asksReason: kind === 'nameCorrection' || kind === 'lastDay',
    parents: kind === 'parent' ? parentGroups(parentsFor(unit, standing)) : [],
    submitLabel,
    afterWords,
  };
}
