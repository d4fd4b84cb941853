// Competence: what decides it, how offices are named in the law, and the shape of an answer (legal.md §5.5). Pure.
import type { UnitLevel } from '../../units/unit.ts';
import { type Jurisdiction, jurisdictionNames, type ObjectKind, type PetitionType } from '../petition.ts';

/** Who made the contested decision or did the act. `own…` is this very office; the others are named by level. */
export const respondentKinds = [
  'own',
  'own_agency',
  'commune',
  'district',
  'department_unit',
  'department',
  'province',
  'minister',
  'ministry_agency',
  'public_service_unit',
  'outside',
] as const;
export type RespondentKind = (typeof respondentKinds)[number];
/** An answer of before: a minister and the head of an agency of his ministry were one choice. It is read, offered no more. */
export type StoredRespondent = RespondentKind | 'ministry';
export const respondentNames: Readonly<Record<RespondentKind, string>> = {
  own: 'Người đứng đầu cơ quan này, hoặc cán bộ, công chức do cơ quan này quản lý trực tiếp',
  own_agency: 'Người đứng đầu cơ quan, đơn vị trực thuộc cơ quan này',
  commune: 'Chủ tịch UBND cấp xã (xã, phường khác)',
  district: 'Chủ tịch UBND cấp huyện, cơ quan thuộc UBND cấp huyện (trước 01/7/2025)',
  department_unit: 'Thủ trưởng đơn vị thuộc sở, ngành khác',
  department: 'Giám đốc sở, thủ trưởng cơ quan khác thuộc UBND cấp tỉnh',
  province: 'Chủ tịch UBND cấp tỉnh',
  minister: 'Bộ trưởng, thủ trưởng cơ quan ngang Bộ, cơ quan thuộc Chính phủ',
  ministry_agency: 'Thủ trưởng cơ quan thuộc Bộ, cơ quan ngang Bộ, cơ quan thuộc Chính phủ',
  public_service_unit: 'Người đứng đầu đơn vị sự nghiệp công lập, doanh nghiệp nhà nước',
  outside: 'Cơ quan ngoài hệ thống hành chính (tòa án, viện kiểm sát, thi hành án, đảng, đoàn thể, doanh nghiệp ngoài nhà nước)',
};

/** Whom a denunciation on official duty names. */
export const denouncedKinds = [
  'own_official',
  'own_agency_head',
  'own_head',
  'commune_head',
  'district_head',
  'department_head',
  'province_head',
  'other_official',
  'moved',
] as const;
export type DenouncedKind = (typeof denouncedKinds)[number];
export const denouncedNames: Readonly<Record<DenouncedKind, string>> = {
  own_official: 'Cán bộ, công chức, viên chức do cơ quan này quản lý trực tiếp',
  own_agency_head: 'Người đứng đầu, cấp phó của đơn vị trực thuộc cơ quan này, hoặc chính đơn vị đó',
  own_head: 'Người đứng đầu, cấp phó của cơ quan này, hoặc chính cơ quan này',
  commune_head: 'Chủ tịch, Phó Chủ tịch UBND cấp xã khác',
  district_head: 'Chủ tịch, Phó Chủ tịch UBND cấp huyện (trước 01/7/2025)',
  department_head: 'Người đứng đầu, cấp phó của sở, ngành khác',
  province_head: 'Chủ tịch, Phó Chủ tịch UBND cấp tỉnh',
  other_official: 'Cán bộ, công chức do cơ quan khác quản lý',
  moved: 'Người đã chuyển công tác, nghỉ hưu, hoặc cơ quan cũ đã sáp nhập, giải thể',
};

/** Who has the state-management function over a denunciation in a field, or must answer a recommendation. */
export const functionKinds = ['own', 'several', 'other'] as const;
export type FunctionKind = (typeof functionKinds)[number];

/** What "which body is responsible" says of competence by itself; null where several share it. */
export const jurisdictionOfFunction = (kind: FunctionKind | null): 'own' | 'not_own' | null =>
  kind === 'own' ? 'own' : kind === 'other' ? 'not_own' : null;

/** Of cán bộ, công chức by Điều 51 LKN; of viên chức by the general rules, in public service units by Chương III NĐ 124/2020. */
export type Discipline = 'official' | 'employee';
const disciplines: Partial<Record<ObjectKind, Discipline>> = { disciplinary: 'official', disciplinary_employee: 'employee' };
/** Whose discipline a complaint is about; null where its object is no disciplinary decision (Điều 51 LKN). */
export const disciplineOf = (kind: ObjectKind | null): Discipline | null => (kind && disciplines[kind]) ?? null;

export interface JurisdictionQuestion {
  type: PetitionType;
  /** Level of this office. */
  level: UnitLevel;
  /** It verifies and advises: of denunciations it resolves only those against its own people. */
  isInspectorate?: boolean;
  /** A reception board: it guides, sends on and urges what it sent on, and is nobody's superior (decision 0075). */
  hasNobodyBelow?: boolean;
  /** Day of receipt, 'YYYY-MM-DD': the rule of that day holds. */
  receivedOn: string;
  instance: 'first' | 'second' | null;
  /** Whose discipline a decision complained of is on; null: on none. */
  discipline: Discipline | null;
  respondent: StoredRespondent | null;
  denunciationKind: 'official_duty' | 'state_management' | null;
  round: 'first' | 'continued' | null;
  denounced: DenouncedKind | null;
  functionOf: FunctionKind | null;
  /** For a denunciation continued: the previous resolver is directly under this office. */
  isPreviousResolverBelow: boolean | null;
  /** … and let the limit pass without a conclusion; null while not answered. */
  isPreviousOverdue: boolean | null;
}

export interface JurisdictionAnswer {
  /** null: the law does not settle it by these answers; the officer decides and writes the basis. */
  suggestion: Jurisdiction | null;
  /** Who is competent: "Chủ tịch UBND cấp tỉnh"; '' when not settled. */
  resolver: string;
  /** Điều, khoản. */
  article: string;
  /** The rule in one sentence. */
  sentence: string;
}

/** An inspectorate by its name. Its head verifies and advises, he does not decide in others' place (Điều 2 Luật 136/2025/QH15). */
export const isInspectorate = (unitName: string): boolean => /^Thanh tra(\s|$)/iu.test(unitName);

/** Whom an inspectorate manages itself; whom nobody manages any more the law leaves open. */
export const inspectoratesOwn: readonly (DenouncedKind | null)[] = ['own_official', 'own_agency_head', 'own_head', 'moved', null];

/** Two-tier government: from this day no district stands (Luật 136/2025/QH15 from 01/7/2026, NĐ 141/2025 before). */
export const twoTierFrom = '2025-07-01';
export const amendedFrom = '2026-07-01';

export const commune = 'Chủ tịch UBND cấp xã';
export const district = 'Chủ tịch UBND cấp huyện';
export const province = 'Chủ tịch UBND cấp tỉnh';
export const department = 'Giám đốc sở, thủ trưởng cơ quan thuộc UBND cấp tỉnh';

/** On what a reception board of a province follows and urges what it sent on, from 01/7/2026. */
export const boardUrges = 'khoản 4 Điều 6, khoản 1 Điều 32 Nghị định 154/2026/NĐ-CP';

/** Whose it is to resolve, in words; of a reception board nobody is "cấp dưới". */
export const jurisdictionWords = (jurisdiction: Jurisdiction, hasNobodyBelow: boolean): string =>
  jurisdiction === 'subordinate_overdue' && hasNobodyBelow
    ? 'Đã chuyển đến cơ quan có thẩm quyền, quá hạn chưa giải quyết'
    : jurisdictionNames[jurisdiction];

/** What the head of an office of this level is called in the law. */
export const headOf: Readonly<Record<UnitLevel, string>> = {
  commune,
  district,
  province,
  department,
  central: 'Bộ trưởng',
  other: 'Người đứng đầu cơ quan',
};

/**
 * An answer of the rules of competence, by place.
 * @param resolver who decides, as the form prints it; @param article the article and clause; @param sentence why, whole
 */
export function answer(
  suggestion: JurisdictionAnswer['suggestion'],
  resolver: string,
  article: string,
  sentence: string,
): JurisdictionAnswer {
  return { suggestion, resolver, article, sentence };
}

/** An office as the sentence goes on: a chairman and a minister keep their capital. */
export const inSentence = (words: string) => (/^(Chủ tịch|Bộ trưởng)/u.test(words) ? words : lower(words));

/** With the first letter small: words that began a label go on in a sentence. */
export const lower = (words: string) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);
