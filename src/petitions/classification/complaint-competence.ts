// Who resolves a complaint: first by whoever decided or acted, second by the direct superior (Điều 7, 17–23, 51 Luật Khiếu
// nại; Luật 136/2025/QH15). By the level of this office and the rule in force on the day of receipt. Pure.
import type { UnitLevel } from '../../units/unit.ts';
import {
  amendedFrom,
  answer,
  commune,
  department,
  district,
  headOf,
  type JurisdictionAnswer,
  type JurisdictionQuestion,
  lower,
  province,
  type RespondentKind,
  twoTierFrom,
} from './competence.ts';

/** Undefined while instance or respondent is not answered. */
export function complaintJurisdiction(q: JurisdictionQuestion): JurisdictionAnswer | undefined {
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
      q.isDisciplinary
        ? `${headOf[q.level]} giải quyết lần đầu khiếu nại đối với quyết định kỷ luật cán bộ, công chức do mình ban hành.`
        : `${headOf[q.level]} giải quyết lần đầu khiếu nại đối với quyết định, hành vi hành chính của mình và của người do mình quản lý trực tiếp.`,
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
      `${agencyArticle[q.level] ?? 'Điều 17'} Luật Khiếu nại`,
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
    q.isDisciplinary ? 'khoản 1 Điều 51 Luật Khiếu nại' : rule.article,
    q.isDisciplinary
      ? `${rule.resolver} giải quyết lần đầu khiếu nại đối với quyết định kỷ luật cán bộ, công chức do mình ban hành.`
      : `${rule.resolver} giải quyết lần đầu khiếu nại đối với quyết định, hành vi hành chính của mình, của người do mình quản lý trực tiếp.`,
  );
}

/** The head of an agency below this office: of a department Điều 19, of a province's committee Điều 20, of a ministry Điều 22. */
const agencyArticle: Readonly<Partial<Record<UnitLevel, string>>> = {
  department: 'Điều 19',
  province: 'Điều 20',
  central: 'Điều 22',
};

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
  if (q.isDisciplinary) return 'khoản 1 Điều 51 Luật Khiếu nại';
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
      q.isDisciplinary ? 'khoản 2 Điều 51 Luật Khiếu nại' : article,
      `${resolver} giải quyết lần hai khiếu nại mà ${firstOf(q, respondent)} đã giải quyết lần đầu nhưng còn khiếu nại, hoặc quá hạn chưa được giải quyết.`,
    );
  // Disciplinary decisions of a minister or a provincial chairman go to the Minister of Home Affairs (khoản 3 Điều 51).
  const isOfTop =
    respondent === 'province' || respondent === 'ministry' || (respondent === 'own' && ['province', 'central'].includes(q.level));
  if (q.isDisciplinary && isOfTop)
    return answer(
      'not_own',
      'Bộ trưởng Bộ Nội vụ',
      'khoản 3 Điều 51 Luật Khiếu nại',
      'Bộ trưởng Bộ Nội vụ giải quyết lần hai khiếu nại quyết định kỷ luật mà Bộ trưởng, Chủ tịch UBND cấp tỉnh đã giải quyết lần đầu nhưng còn khiếu nại, hoặc quá hạn chưa được giải quyết.',
    );
  switch (respondent) {
    case 'own':
      if (q.level === 'commune')
        return isTwoTier
          ? second(province, 'province', basisOfTwoTiers(q, 'Điều 21 Luật Khiếu nại'))
          : second(district, 'district', 'Điều 18 Luật Khiếu nại');
      if (q.level === 'district' || q.level === 'department') return second(province, 'province', 'Điều 21 Luật Khiếu nại');
      if (q.level === 'province') return second('Bộ trưởng quản lý ngành, lĩnh vực', 'central', 'Điều 23 Luật Khiếu nại');
      if (q.level === 'other')
        return answer(
          null,
          'Người đứng đầu cơ quan cấp trên trực tiếp của cơ quan này',
          'Điều 7 Luật Khiếu nại',
          'Cơ quan này không thuộc các cấp luật nêu tên. Cán bộ xác định cơ quan cấp trên trực tiếp và ghi căn cứ vào đề xuất.',
        );
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
  if (q.isDisciplinary) return 'khoản 2 Điều 51 Luật Khiếu nại';
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
