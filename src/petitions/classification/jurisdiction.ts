// Who is competent, as a suggestion with the rule that explains it (legal.md §5.5): by the level of this office, by who made
// the contested decision or is denounced, and by the day the petition was received. The officer decides. Pure.
import type { UnitLevel } from '../../units/unit.ts';
import type { Jurisdiction, PetitionType } from '../petition.ts';

/** Who made the contested decision or did the act. `own…` is this very office; the others are named by level. */
export const respondentKinds = [
  'own',
  'own_agency',
  'commune',
  'district',
  'department_unit',
  'department',
  'province',
  'ministry',
  'public_service_unit',
  'outside',
] as const;
export type RespondentKind = (typeof respondentKinds)[number];
export const respondentNames: Readonly<Record<RespondentKind, string>> = {
  own: 'Người đứng đầu cơ quan này, hoặc cán bộ, công chức do cơ quan này quản lý trực tiếp',
  own_agency: 'Người đứng đầu cơ quan, đơn vị trực thuộc cơ quan này',
  commune: 'Chủ tịch UBND cấp xã (xã, phường khác)',
  district: 'Chủ tịch UBND cấp huyện, cơ quan thuộc UBND cấp huyện (trước 01/7/2025)',
  department_unit: 'Thủ trưởng đơn vị thuộc sở, ngành khác',
  department: 'Giám đốc sở, thủ trưởng cơ quan khác thuộc UBND cấp tỉnh',
  province: 'Chủ tịch UBND cấp tỉnh',
  ministry: 'Bộ trưởng, thủ trưởng cơ quan thuộc Bộ',
  public_service_unit: 'Người đứng đầu đơn vị sự nghiệp công lập',
  outside: 'Cơ quan ngoài hệ thống hành chính (tòa án, viện kiểm sát, thi hành án, đảng, đoàn thể, doanh nghiệp)',
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

export interface JurisdictionQuestion {
  type: PetitionType;
  /** Level of this office. */
  level: UnitLevel;
  /** Day of receipt, 'YYYY-MM-DD': the rule of that day holds. */
  receivedOn: string;
  instance: 'first' | 'second' | null;
  isDisciplinary: boolean;
  respondent: RespondentKind | null;
  denunciationKind: 'official_duty' | 'state_management' | null;
  round: 'first' | 'continued' | null;
  denounced: DenouncedKind | null;
  functionOf: FunctionKind | null;
  /** For a denunciation continued: the previous resolver is directly under this office. */
  isPreviousResolverBelow: boolean | null;
}

export interface JurisdictionAnswer {
  /** null: the law does not settle it by these answers; the officer decides and writes the basis. */
  suggestion: Extract<Jurisdiction, 'own' | 'not_own'> | null;
  /** Who is competent: "Chủ tịch UBND cấp tỉnh"; '' when not settled. */
  resolver: string;
  /** Điều, khoản. */
  article: string;
  /** The rule in one sentence. */
  sentence: string;
}

/** Two-tier government: from this day no district stands (Luật 136/2025/QH15 from 01/7/2026, NĐ 141/2025 before). */
export const twoTierFrom = '2025-07-01';
export const amendedFrom = '2026-07-01';

const commune = 'Chủ tịch UBND cấp xã';
const district = 'Chủ tịch UBND cấp huyện';
const province = 'Chủ tịch UBND cấp tỉnh';
const department = 'Giám đốc sở, thủ trưởng cơ quan thuộc UBND cấp tỉnh';

/** What the head of an office of this level is called in the law. */
const headOf: Readonly<Record<UnitLevel, string>> = {
  commune,
  district,
  province,
  department,
  central: 'Bộ trưởng',
  other: 'Người đứng đầu cơ quan',
};

/** Suggests who is competent, with the article and the sentence. Undefined while an answer it needs is missing. */
export function suggestJurisdiction(question: JurisdictionQuestion): JurisdictionAnswer | undefined {
  switch (question.type) {
    case 'KN':
      return complaint(question);
    case 'TC':
      return denunciation(question);
    case 'KNPA':
      return recommendation(question);
    case 'MIXED':
      return undefined;
  }
}

function complaint(q: JurisdictionQuestion): JurisdictionAnswer | undefined {
  if (!q.respondent || !q.instance) return undefined;
  if (q.respondent === 'outside')
    return answer(
      'not_own',
      'Cơ quan có thẩm quyền theo pháp luật tố tụng, điều lệ của tổ chức',
      'Thông tư 05/2021/TT-TTCP',
      'Việc của cơ quan ngoài hệ thống hành chính không giải quyết theo Luật Khiếu nại; hướng dẫn hoặc chuyển đến cơ quan có thẩm quyền.',
    );
  return q.instance === 'first' ? firstComplaint(q, q.respondent) : secondComplaint(q, q.respondent);
}

/** First complaint: the person who issued the decision, or whose agency did the act (Điều 17–23, 51 LKN). */
function firstComplaint(q: JurisdictionQuestion, respondent: Exclude<RespondentKind, 'outside'>): JurisdictionAnswer {
  if (respondent === 'own')
    return answer(
      'own',
      headOf[q.level],
      firstArticle(q),
      `${headOf[q.level]} giải quyết lần đầu khiếu nại đối với quyết định, hành vi hành chính của mình và của người do mình quản lý trực tiếp.`,
    );
  if (respondent === 'own_agency') {
    // Since the two tiers the chairman of a commune hears first complaints against his specialised agencies (L136 Điều 2.7).
    if (q.level === 'commune' && q.receivedOn >= twoTierFrom)
      return answer(
        'own',
        commune,
        basisOfTwoTiers(q, 'Điều 17 Luật Khiếu nại'),
        `${commune} giải quyết lần đầu khiếu nại đối với quyết định, hành vi của người đứng đầu cơ quan chuyên môn, tổ chức hành chính khác thuộc UBND cấp xã.`,
      );
    return answer(
      'not_own',
      'Người đứng đầu cơ quan, đơn vị trực thuộc',
      q.level === 'department' ? 'Điều 19 Luật Khiếu nại' : 'Điều 17 Luật Khiếu nại',
      'Khiếu nại lần đầu do chính người đứng đầu đơn vị đã ban hành quyết định hoặc có hành vi giải quyết.',
    );
  }
  if (respondent === 'district')
    return formerDistrict(
      q,
      district,
      'Điều 18 Luật Khiếu nại',
      `${district} giải quyết lần đầu khiếu nại đối với quyết định, hành vi hành chính của mình.`,
    );
  const rule = firstRules[respondent];
  return answer(
    'not_own',
    rule.resolver,
    q.isDisciplinary ? 'Điều 51 Luật Khiếu nại' : rule.article,
    `${rule.resolver} giải quyết lần đầu khiếu nại đối với quyết định, hành vi hành chính của mình, của người do mình quản lý trực tiếp.`,
  );
}

const firstRules: Readonly<
  Record<Exclude<RespondentKind, 'own' | 'own_agency' | 'district' | 'outside'>, { resolver: string; article: string }>
> = {
  commune: { resolver: commune, article: 'Điều 17 Luật Khiếu nại' },
  department_unit: { resolver: 'Thủ trưởng đơn vị thuộc sở', article: 'Điều 19 Luật Khiếu nại' },
  department: { resolver: department, article: 'Điều 20 Luật Khiếu nại' },
  province: { resolver: province, article: 'Điều 21 Luật Khiếu nại' },
  ministry: { resolver: 'Bộ trưởng, thủ trưởng cơ quan thuộc Bộ', article: 'Điều 23 Luật Khiếu nại' },
  public_service_unit: { resolver: 'Người đứng đầu đơn vị sự nghiệp công lập', article: 'Chương III Nghị định 124/2020/NĐ-CP' },
};

function firstArticle(q: JurisdictionQuestion): string {
  if (q.isDisciplinary) return 'Điều 51 Luật Khiếu nại';
  const byLevel: Readonly<Record<UnitLevel, string>> = {
    commune: 'Điều 17',
    district: 'Điều 18',
    department: 'Điều 20',
    province: 'Điều 21',
    central: 'Điều 23',
    other: 'Điều 7',
  };
  return `${byLevel[q.level]} Luật Khiếu nại`;
}

/** Second complaint: the direct superior of who resolved it first (Điều 7, 18–23, 51 LKN; L136 Điều 2.8). */
function secondComplaint(q: JurisdictionQuestion, respondent: RespondentKind): JurisdictionAnswer {
  const isTwoTier = q.receivedOn >= twoTierFrom;
  const second = (resolver: string, level: UnitLevel | null, article: string) =>
    answer(
      level === q.level ? 'own' : 'not_own',
      resolver,
      q.isDisciplinary ? 'Điều 51 Luật Khiếu nại' : article,
      `${resolver} giải quyết lần hai khiếu nại mà ${firstOf(q, respondent)} đã giải quyết lần đầu nhưng còn khiếu nại, hoặc quá hạn chưa được giải quyết.`,
    );
  switch (respondent) {
    case 'own':
      if (q.level === 'commune')
        return isTwoTier
          ? second(province, 'province', basisOfTwoTiers(q, 'Điều 21 Luật Khiếu nại'))
          : second(district, 'district', 'Điều 18 Luật Khiếu nại');
      if (q.level === 'district' || q.level === 'department') return second(province, 'province', 'Điều 21 Luật Khiếu nại');
      if (q.level === 'province') return second('Bộ trưởng quản lý ngành, lĩnh vực', 'central', 'Điều 23 Luật Khiếu nại');
      return answer(
        'not_own',
        'Tòa án nhân dân',
        'Điều 7 Luật Khiếu nại',
        'Quyết định giải quyết lần đầu của Bộ trưởng không có lần hai; công dân có quyền khởi kiện vụ án hành chính tại Tòa án.',
      );
    case 'own_agency':
      if (q.level === 'commune')
        return isTwoTier
          ? second(province, 'province', basisOfTwoTiers(q, 'Điều 21 Luật Khiếu nại'))
          : second(district, 'district', 'Điều 18 Luật Khiếu nại');
      return answer(
        'own',
        headOf[q.level],
        secondArticle(q),
        `${headOf[q.level]} giải quyết lần hai khiếu nại mà người đứng đầu đơn vị trực thuộc đã giải quyết lần đầu nhưng còn khiếu nại, hoặc quá hạn chưa được giải quyết.`,
      );
    case 'commune':
      return isTwoTier
        ? second(province, 'province', basisOfTwoTiers(q, 'Điều 21 Luật Khiếu nại'))
        : second(district, 'district', 'Điều 18 Luật Khiếu nại');
    case 'district':
      return isTwoTier
        ? formerDistrict(q, province, 'Điều 21 Luật Khiếu nại', '')
        : second(province, 'province', 'Điều 21 Luật Khiếu nại');
    case 'department_unit':
      return answer(
        'not_own',
        'Giám đốc sở quản lý đơn vị đó',
        'Điều 20 Luật Khiếu nại',
        'Giám đốc sở giải quyết lần hai khiếu nại mà thủ trưởng đơn vị thuộc sở đã giải quyết lần đầu.',
      );
    case 'department':
      return second(province, 'province', 'khoản 2 Điều 21 Luật Khiếu nại');
    case 'province':
      return second('Bộ trưởng quản lý ngành, lĩnh vực', 'central', 'Điều 23 Luật Khiếu nại');
    case 'ministry':
      return answer(
        'not_own',
        'Tòa án nhân dân',
        'Điều 7 Luật Khiếu nại',
        'Quyết định giải quyết lần đầu của Bộ trưởng không có lần hai; công dân có quyền khởi kiện vụ án hành chính tại Tòa án.',
      );
    case 'public_service_unit':
      return answer(
        null,
        'Người đứng đầu cơ quan cấp trên trực tiếp, hoặc cơ quan quản lý nhà nước của đơn vị',
        'Chương III Nghị định 124/2020/NĐ-CP',
        'Người đứng đầu cơ quan cấp trên của đơn vị sự nghiệp, hoặc cơ quan nhà nước quản lý đơn vị, giải quyết lần hai. Cán bộ xác định đơn vị do ai quản lý.',
      );
    case 'outside':
      return answer(
        'not_own',
        '',
        'Thông tư 05/2021/TT-TTCP',
        'Việc của cơ quan ngoài hệ thống hành chính không giải quyết theo Luật Khiếu nại.',
      );
  }
}

function secondArticle(q: JurisdictionQuestion): string {
  if (q.isDisciplinary) return 'Điều 51 Luật Khiếu nại';
  return q.level === 'department'
    ? 'Điều 20 Luật Khiếu nại'
    : q.level === 'district'
      ? 'Điều 18 Luật Khiếu nại'
      : q.level === 'province'
        ? 'khoản 2 Điều 21 Luật Khiếu nại'
        : 'Điều 23 Luật Khiếu nại';
}

function firstOf(q: JurisdictionQuestion, respondent: RespondentKind): string {
  if (respondent === 'own') return lower(headOf[q.level]);
  const names: Partial<Record<RespondentKind, string>> = {
    commune: 'Chủ tịch UBND cấp xã',
    district: 'Chủ tịch UBND cấp huyện',
    department: 'Giám đốc sở',
    province,
    own_agency: 'người đứng đầu cơ quan trực thuộc',
  };
  return names[respondent] ?? 'người đã giải quyết lần đầu';
}

/** No district government stands since 01/7/2025: who took over is settled case by case (NĐ 141/2025, legal.md §11, uncertain). */
function formerDistrict(q: JurisdictionQuestion, resolver: string, article: string, sentence: string): JurisdictionAnswer {
  if (q.receivedOn < twoTierFrom)
    return answer(q.level === 'district' && resolver === district ? 'own' : 'not_own', resolver, article, sentence);
  return answer(
    null,
    '',
    'Nghị định 141/2025/NĐ-CP',
    'Từ 01/7/2025 không còn chính quyền cấp huyện. Cán bộ xác định cơ quan kế thừa nhiệm vụ và ghi căn cứ vào đề xuất.',
  );
}

const basisOfTwoTiers = (q: JurisdictionQuestion, article: string) =>
  q.receivedOn >= amendedFrom ? `${article} (sửa đổi bởi Luật 136/2025/QH15)` : `${article}, Nghị định 141/2025/NĐ-CP`;

/** Denunciations (Điều 12, 13, 37, 38, 41 LTC; Điều 3 L136). */
function denunciation(q: JurisdictionQuestion): JurisdictionAnswer | undefined {
  if (q.round === 'continued') {
    if (q.isPreviousResolverBelow === null) return undefined;
    return answer(
      q.isPreviousResolverBelow ? 'own' : 'not_own',
      'Người đứng đầu cơ quan cấp trên trực tiếp của người đã giải quyết tố cáo',
      'Điều 37, Điều 38 Luật Tố cáo',
      'Tố cáo tiếp do người đứng đầu cơ quan cấp trên trực tiếp của người đã giải quyết xem xét, giải quyết.',
    );
  }
  if (q.denunciationKind === 'state_management') return inField(q.functionOf);
  if (!q.denounced || q.denunciationKind === null) return undefined;
  return onDuty(q, q.denounced);
}

function inField(functionOf: FunctionKind | null): JurisdictionAnswer | undefined {
  if (functionOf === null) return undefined;
  const article = 'Điều 41 Luật Tố cáo';
  if (functionOf === 'own')
    return answer(
      'own',
      'Cơ quan có chức năng quản lý nhà nước về lĩnh vực bị tố cáo',
      article,
      'Tố cáo hành vi vi phạm về quản lý nhà nước thuộc lĩnh vực của cơ quan nào thì cơ quan đó giải quyết.',
    );
  if (functionOf === 'several')
    return answer(
      'own',
      'Cơ quan thụ lý đầu tiên, hoặc do cấp trên trực tiếp giao',
      article,
      'Nội dung thuộc chức năng của nhiều cơ quan: các cơ quan phối hợp xác định, cơ quan thụ lý đầu tiên giải quyết, hoặc báo cáo cấp trên quyết định giao.',
    );
  return answer(
    'not_own',
    'Cơ quan có chức năng quản lý nhà nước về lĩnh vực bị tố cáo',
    article,
    'Lĩnh vực bị tố cáo do cơ quan khác quản lý nhà nước, chuyển đơn đến cơ quan đó.',
  );
}

function onDuty(q: JurisdictionQuestion, denounced: DenouncedKind): JurisdictionAnswer {
  const isTwoTier = q.receivedOn >= twoTierFrom;
  const aboveCommune = isTwoTier ? province : district;
  const by13 = 'Điều 13 Luật Tố cáo';
  const amended =
    q.receivedOn >= amendedFrom
      ? `${by13} (sửa đổi bởi Luật 136/2025/QH15)`
      : isTwoTier
        ? `${by13}, Nghị định 141/2025/NĐ-CP`
        : by13;
  const managed = (suggestion: 'own' | 'not_own', resolver: string, article: string) =>
    answer(
      suggestion,
      resolver,
      article,
      `${resolver} giải quyết tố cáo hành vi vi phạm trong thực hiện nhiệm vụ, công vụ của người do mình quản lý trực tiếp.`,
    );
  const superior = (resolver: string, level: UnitLevel | null, article: string) =>
    answer(
      level === q.level ? 'own' : 'not_own',
      resolver,
      article,
      `Tố cáo người đứng đầu, cấp phó hoặc chính cơ quan thì người đứng đầu cơ quan cấp trên trực tiếp giải quyết: ${resolver}.`,
    );
  switch (denounced) {
    case 'own_official':
      return managed('own', headOf[q.level], 'khoản 1 Điều 12, Điều 13 Luật Tố cáo');
    case 'own_agency_head':
      return managed('own', headOf[q.level], amended);
    case 'own_head':
      if (q.level === 'commune') return superior(aboveCommune, isTwoTier ? 'province' : 'district', amended);
      if (q.level === 'province') return superior('Thủ tướng Chính phủ', null, by13);
      if (q.level === 'central') return superior('Thủ tướng Chính phủ', null, by13);
      return superior(province, 'province', by13);
    case 'commune_head':
      return superior(aboveCommune, isTwoTier ? 'province' : 'district', amended);
    case 'district_head':
      if (isTwoTier)
        return answer(
          null,
          '',
          'khoản 4, khoản 5 Điều 12 Luật Tố cáo',
          'Không còn chính quyền cấp huyện: người đứng đầu cơ quan quản lý người bị tố cáo hiện nay giải quyết; trường hợp khác do Chủ tịch UBND cấp tỉnh xác định.',
        );
      return superior(province, 'province', by13);
    case 'department_head':
      return superior(province, 'province', by13);
    case 'province_head':
      return superior('Thủ tướng Chính phủ', null, by13);
    case 'other_official':
      return managed('not_own', 'Người đứng đầu cơ quan quản lý người bị tố cáo', 'khoản 1 Điều 12 Luật Tố cáo');
    case 'moved':
      return answer(
        null,
        'Người đứng đầu cơ quan quản lý người bị tố cáo tại thời điểm vi phạm hoặc hiện nay',
        'khoản 3 đến khoản 5 Điều 12 Luật Tố cáo',
        'Người bị tố cáo đã chuyển công tác, nghỉ hưu hoặc cơ quan đã sáp nhập, giải thể: xác định theo khoản 3, 4, 5 Điều 12; trường hợp khác do Bộ trưởng, Chủ tịch UBND cấp tỉnh xác định.',
      );
  }
}

function recommendation(q: JurisdictionQuestion): JurisdictionAnswer | undefined {
  if (q.functionOf === null) return undefined;
  const article = 'khoản 2 Điều 26 Luật Tiếp công dân';
  return q.functionOf === 'other'
    ? answer(
        'not_own',
        'Cơ quan có trách nhiệm về nội dung kiến nghị, phản ánh',
        article,
        'Nội dung thuộc trách nhiệm của cơ quan khác: chuyển đơn đến cơ quan đó.',
      )
    : answer(
        'own',
        'Cơ quan có trách nhiệm về nội dung kiến nghị, phản ánh',
        article,
        'Nội dung thuộc trách nhiệm của cơ quan này: xem xét, trả lời người gửi.',
      );
}

function answer(
  suggestion: JurisdictionAnswer['suggestion'],
  resolver: string,
  article: string,
  sentence: string,
): JurisdictionAnswer {
  return { suggestion, resolver, article, sentence };
}

const lower = (words: string) => words.charAt(0).toLocaleLowerCase('vi') + words.slice(1);

/** The clock the result runs by, and its variants (legal.md §8.2; decisions 25). undefined: the declared type's clock stays. */
export function clockOf(
  type: PetitionType,
  jurisdiction: Jurisdiction | null,
): 'KN_ACCEPT' | 'KN_PROCESS' | 'TC_INITIAL' | 'TC_TRANSFER' {
  if (type === 'TC') return jurisdiction === null || jurisdiction === 'own' ? 'TC_INITIAL' : 'TC_TRANSFER';
  if (type === 'KN') return jurisdiction === null || jurisdiction === 'own' ? 'KN_ACCEPT' : 'KN_PROCESS';
  return 'KN_PROCESS';
}
