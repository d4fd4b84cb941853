// Who resolves a complaint: first by whoever decided or acted, second by the direct superior (Điều 7, 17–23, 51 Luật Khiếu
// nại; Luật 136/2025/QH15). By the level of this office and the rule in force on the day of receipt. Pure.
import { lowered } from '../../first-letter.ts';
import type { UnitLevel } from '../../units/unit.ts';
import {
  amendedFrom,
  answer,
  commune,
  type Discipline,
  department,
  district,
  headOf,
  inSentence,
  type JurisdictionAnswer,
  type JurisdictionQuestion,
  province,
  type StoredRespondent,
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
function firstComplaint(q: JurisdictionQuestion, respondent: Exclude<StoredRespondent, 'outside'>): JurisdictionAnswer {
  if (respondent === 'own')
    return answer(
      'own',
      headOf[q.level],
      firstArticle(q, firstRules[q.level].article(q)),
      firstSentence(q, headOf[q.level], firstRules[q.level].whose(q)),
    );
  if (respondent === 'own_agency') {
    // Since the two tiers the chairman of a commune hears first complaints against his specialised agencies (L136 Điều 2.7).
    if (q.level === 'commune' && q.receivedOn >= twoTierFrom && !ofOfficials(q))
      return answer(
        'own',
        commune,
        basisOfTwoTiers(q, 'Điều 17'),
        `${commune} giải quyết lần đầu khiếu nại đối với quyết định, hành vi của người đứng đầu cơ quan chuyên môn, tổ chức hành chính khác thuộc UBND cấp xã.`,
      );
    return answer(
      'not_own',
      'Người đứng đầu cơ quan, đơn vị trực thuộc',
      firstArticle(q, agencyArticle(q)),
      'Khiếu nại lần đầu do chính người đứng đầu đơn vị đã ban hành quyết định hoặc có hành vi giải quyết.',
    );
  }
  if (respondent === 'district')
    return formerDistrict(
      q,
      district,
      firstArticle(q, firstRules.district.article(q)),
      firstSentence(q, district, firstRules.district.whose(q)),
    );
  if (respondent === 'public_service_unit')
    return answer(
      'not_own',
      publicServiceHead,
      firstArticle(q, `khoản 1 Điều 7, ${lawInService}; đơn vị sự nghiệp công lập: ${inServiceUnits(q, 'khoản 1 Điều 14')}`),
      q.discipline
        ? firstSentence(q, publicServiceHead, '')
        : 'Người đã ra quyết định, cơ quan có người có hành vi giải quyết lần đầu; trong đơn vị sự nghiệp công lập, người đứng đầu đơn vị giải quyết lần đầu khiếu nại đối với quyết định, hành vi của mình, của viên chức do mình quản lý trực tiếp.',
    );
  const { resolver, rule } = elsewhere[respondent];
  return answer('not_own', resolver, firstArticle(q, rule.article(q)), firstSentence(q, resolver, rule.whose(q)));
}

/** A disciplinary decision is by whoever issued it, of an official and of a public employee (viên chức) alike. */
const firstSentence = (q: JurisdictionQuestion, resolver: string, whose: string) =>
  q.discipline
    ? `${resolver} giải quyết lần đầu khiếu nại đối với quyết định kỷ luật ${disciplined[q.discipline]} do mình ban hành.`
    : `${resolver} giải quyết lần đầu khiếu nại đối với quyết định hành chính, hành vi hành chính ${whose}.`;
const disciplined: Readonly<Record<Discipline, string>> = { official: 'cán bộ, công chức', employee: 'viên chức' };

/** Chapter IV LKN is on the discipline of cán bộ, công chức only (Điều 47). */
const ofOfficials = (q: JurisdictionQuestion) => q.discipline === 'official';
const ofDiscipline = (clause: 1 | 2) => `khoản ${clause} Điều 51 Luật Khiếu nại`;

/** The article of who hears it first or second: Điều 51 of officials; of viên chức, whoever decided, the general one. */
const articleFor = (clause: 1 | 2) => (q: JurisdictionQuestion, general: string) =>
  ofOfficials(q) ? ofDiscipline(clause) : general;
const firstArticle = articleFor(1);
const secondArticleOf = articleFor(2);

/** Điều 3 LKN takes public service units and enterprises of the State in; Chapter III of the decree (Điều 13–15) is on the units alone. */
const lawInService = 'khoản 2 Điều 3 Luật Khiếu nại';
const serviceDecree = 'Nghị định 124/2020/NĐ-CP';
/** Who hears it in a unit, by Điều 14; that limits and procedure are the general ones there is said of its viên chức (Điều 15). */
const inServiceUnits = (q: JurisdictionQuestion, article: string) =>
  `${article}${q.discipline === 'employee' ? ', Điều 15' : ''} ${serviceDecree}`;
const publicServiceHead = 'Người đứng đầu đơn vị sự nghiệp công lập, doanh nghiệp nhà nước';

/** An article as it reads on the day of receipt: those that Luật 136/2025/QH15 amended say so from its day on. */
const law = (article: string) => () => `${article} Luật Khiếu nại`;
const amendedLaw = (article: string) => (q: JurisdictionQuestion) => `${article} Luật Khiếu nại${byAmendment(q)}`;
const byAmendment = (q: JurisdictionQuestion) =>
  q.receivedOn >= amendedFrom ? ' (sửa đổi, bổ sung bởi Luật số 136/2025/QH15)' : '';

/** Whose decisions and acts a head hears first, in the words of his article. */
interface FirstRule {
  article: (q: JurisdictionQuestion) => string;
  whose: (q: JurisdictionQuestion) => string;
}
const withOfficials = () => 'của mình, của cán bộ, công chức do mình quản lý trực tiếp';
const itself = () => 'của mình';
const firstRules: Readonly<Record<UnitLevel, FirstRule>> = {
  commune: {
    article: amendedLaw('Điều 17'),
    whose: ({ receivedOn }) =>
      receivedOn >= amendedFrom
        ? 'của mình, của người đứng đầu cơ quan chuyên môn, tổ chức hành chính khác thuộc UBND cấp xã, của công chức, viên chức do mình quản lý trực tiếp'
        : 'của mình, của người có trách nhiệm do mình quản lý trực tiếp',
  },
  district: { article: law('khoản 1 Điều 18'), whose: itself },
  department: { article: amendedLaw('Điều 20'), whose: withOfficials },
  province: { article: law('khoản 1 Điều 21'), whose: itself },
  central: { article: law('khoản 1 Điều 23'), whose: withOfficials },
  other: { article: law('khoản 1 Điều 7'), whose: () => 'của mình, của người thuộc cơ quan mình' },
};
const departmentUnit: FirstRule = { article: amendedLaw('Điều 19'), whose: withOfficials };

/** The head of an agency below this office: of a department Điều 19, of a province's committee Điều 20, of a ministry Điều 22. */
function agencyArticle(q: JurisdictionQuestion): string {
  switch (q.level) {
    case 'department':
      return departmentUnit.article(q);
    case 'province':
      return firstRules.department.article(q);
    case 'central':
      return 'Điều 22 Luật Khiếu nại';
    case 'other':
      return firstRules.other.article(q);
    default:
      return firstRules.commune.article(q);
  }
}

const elsewhere: Readonly<
  Record<
    Exclude<StoredRespondent, 'own' | 'own_agency' | 'district' | 'public_service_unit' | 'outside'>,
    { resolver: string; rule: FirstRule }
  >
> = {
  commune: { resolver: commune, rule: firstRules.commune },
  department_unit: { resolver: 'Thủ trưởng đơn vị thuộc sở', rule: departmentUnit },
  department: { resolver: department, rule: firstRules.department },
  province: { resolver: province, rule: firstRules.province },
  minister: { resolver: 'Bộ trưởng', rule: firstRules.central },
  ministry_agency: { resolver: 'Thủ trưởng cơ quan thuộc Bộ', rule: { article: law('Điều 22'), whose: withOfficials } },
  ministry: {
    resolver: 'Bộ trưởng, thủ trưởng cơ quan thuộc Bộ',
    rule: { article: law('Điều 22, khoản 1 Điều 23'), whose: withOfficials },
  },
};

/** Second complaint: the direct superior of who resolved it first (Điều 7, 18–23, 51 LKN; L136 Điều 2.8). */
function secondComplaint(q: JurisdictionQuestion, respondent: StoredRespondent): JurisdictionAnswer {
  const isTwoTier = q.receivedOn >= twoTierFrom;
  const second = (resolver: string, level: UnitLevel | null, article: string) =>
    answer(
      level === q.level ? 'own' : 'not_own',
      resolver,
      secondArticleOf(q, article),
      secondSentence(q, resolver, firstOf(q, respondent)),
    );
  // Disciplinary decisions of a minister or a provincial chairman go to the Minister of Home Affairs (khoản 3 Điều 51).
  const isOfTop =
    respondent === 'province' || respondent === 'minister' || (respondent === 'own' && ['province', 'central'].includes(q.level));
  if (ofOfficials(q) && isOfTop)
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
          ? second(province, 'province', basisOfTwoTiers(q, 'khoản 2 Điều 21'))
          : second(district, 'district', 'khoản 2 Điều 18 Luật Khiếu nại');
      if (q.level === 'district' || q.level === 'department') return second(province, 'province', ofProvince(q));
      if (q.level === 'province') return second('Bộ trưởng quản lý ngành, lĩnh vực', 'central', 'khoản 3 Điều 23 Luật Khiếu nại');
      if (q.level === 'other')
        return answer(
          null,
          'Người đứng đầu cơ quan cấp trên trực tiếp của cơ quan này',
          secondArticleOf(q, 'khoản 1 Điều 7 Luật Khiếu nại'),
          'Cơ quan này không thuộc các cấp luật nêu tên. Cán bộ xác định cơ quan cấp trên trực tiếp và ghi căn cứ vào đề xuất.',
        );
      return afterMinister;
    case 'own_agency':
      // A decision on discipline is first by the head of the agency that issued it, then by who stands directly above him (Điều 51).
      if (q.level === 'commune' && !ofOfficials(q))
        return isTwoTier
          ? second(province, 'province', basisOfTwoTiers(q, 'khoản 2 Điều 21'))
          : second(district, 'district', 'khoản 2 Điều 18 Luật Khiếu nại');
      return answer(
        'own',
        headOf[q.level],
        secondArticle(q),
        secondSentence(q, headOf[q.level], 'người đứng đầu đơn vị trực thuộc'),
      );
    case 'commune':
      return isTwoTier
        ? second(province, 'province', basisOfTwoTiers(q, 'khoản 2 Điều 21'))
        : second(district, 'district', 'khoản 2 Điều 18 Luật Khiếu nại');
    case 'district':
      return isTwoTier ? formerDistrict(q, province, ofProvince(q), '') : second(province, 'province', ofProvince(q));
    case 'department_unit':
      return answer(
        'not_own',
        'Giám đốc sở quản lý đơn vị đó',
        secondArticleOf(q, ofDepartment(q)),
        secondSentence(q, 'Giám đốc sở', 'thủ trưởng đơn vị thuộc sở'),
      );
    case 'department':
      return second(province, 'province', ofProvince(q));
    case 'province':
      return second('Bộ trưởng quản lý ngành, lĩnh vực', 'central', 'khoản 3 Điều 23 Luật Khiếu nại');
    case 'minister':
      return afterMinister;
    case 'ministry_agency':
      return answer(
        'not_own',
        'Bộ trưởng quản lý cơ quan đó',
        secondArticleOf(q, 'khoản 2 Điều 23 Luật Khiếu nại'),
        secondSentence(q, 'Bộ trưởng', 'thủ trưởng cơ quan thuộc Bộ'),
      );
    case 'ministry':
      return answer(
        null,
        '',
        ofOfficials(q) ? 'khoản 2, khoản 3 Điều 51 Luật Khiếu nại' : 'khoản 2 Điều 7, khoản 2 Điều 23 Luật Khiếu nại',
        mergedWords,
      );
    case 'public_service_unit':
      if (ofOfficials(q))
        return answer(
          null,
          'Người đứng đầu cơ quan, tổ chức cấp trên trực tiếp của cơ quan, tổ chức quản lý cán bộ, công chức',
          ofDiscipline(2),
          'Người đứng đầu cơ quan, tổ chức cấp trên trực tiếp của cơ quan, tổ chức quản lý cán bộ, công chức giải quyết trong trường hợp còn khiếu nại tiếp. Cán bộ xác định cơ quan, tổ chức cấp trên trực tiếp.',
        );
      return answer(
        null,
        'Người đứng đầu đơn vị sự nghiệp công lập cấp trên trực tiếp, hoặc cơ quan nhà nước quản lý đơn vị; của doanh nghiệp nhà nước là Thủ trưởng cấp trên trực tiếp',
        `khoản 1 Điều 7, ${lawInService}; đơn vị sự nghiệp công lập: ${inServiceUnits(q, 'khoản 2, khoản 3 Điều 14')}`,
        'Đơn vị sự nghiệp công lập: người đứng đầu đơn vị cấp trên trực tiếp giải quyết lần hai; không có đơn vị cấp trên thì người đứng đầu cơ quan nhà nước quản lý đơn vị; đơn vị do Thủ tướng Chính phủ thành lập thì Bộ trưởng quản lý ngành, lĩnh vực. Doanh nghiệp nhà nước: Thủ trưởng cấp trên trực tiếp của người giải quyết lần đầu. Cán bộ xác định đơn vị, doanh nghiệp do ai quản lý.',
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

/** A minister's own first decision goes to court alone. */
const afterMinister = answer(
  'not_own',
  'Tòa án nhân dân',
  'khoản 2 Điều 7 Luật Khiếu nại',
  'Quyết định giải quyết lần đầu của Bộ trưởng không có lần hai; công dân có quyền khởi kiện vụ án hành chính tại Tòa án.',
);

/** What a second complaint answered with the one choice of before lacks: to whom it goes hangs on which of the two it was. */
export const mergedWords =
  'Câu trả lời cũ “Bộ trưởng, thủ trưởng cơ quan thuộc Bộ” không cho biết ai giải quyết lần hai: sau Bộ trưởng và sau thủ trưởng cơ quan thuộc Bộ là khác nhau. Phân loại lại, chọn một trong hai';

/** Khoản 2 Điều 51 speaks of a complaint that goes on, not of a first one that is late, as Điều 18–23 and khoản 3 Điều 51 do (decision 0076). */
const secondSentence = (q: JurisdictionQuestion, resolver: string, first: string) =>
  ofOfficials(q)
    ? `${resolver} giải quyết lần hai khiếu nại quyết định kỷ luật cán bộ, công chức mà ${first} đã giải quyết lần đầu, trong trường hợp còn khiếu nại tiếp.`
    : `${resolver} giải quyết lần hai khiếu nại mà ${first} đã giải quyết lần đầu nhưng còn khiếu nại, hoặc quá hạn chưa được giải quyết.`;

const ofProvince = amendedLaw('khoản 2 Điều 21');
const ofDepartment = amendedLaw('khoản 2 Điều 20');

function secondArticle(q: JurisdictionQuestion): string {
  switch (q.level) {
    case 'department':
      return secondArticleOf(q, ofDepartment(q));
    case 'district':
      return secondArticleOf(q, 'khoản 2 Điều 18 Luật Khiếu nại');
    case 'province':
      return secondArticleOf(q, ofProvince(q));
    default:
      return secondArticleOf(q, 'khoản 2 Điều 23 Luật Khiếu nại');
  }
}

function firstOf(q: JurisdictionQuestion, respondent: StoredRespondent): string {
  if (respondent === 'own') return inSentence(headOf[q.level]);
  if (respondent === 'own_agency' && q.level === 'commune' && q.receivedOn >= twoTierFrom) return commune;
  const names: Partial<Record<StoredRespondent, string>> = {
    commune: 'Chủ tịch UBND cấp xã',
    district: 'Chủ tịch UBND cấp huyện',
    department: lowered(department),
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
  q.receivedOn >= amendedFrom ? amendedLaw(article)(q) : `${article} Luật Khiếu nại, Nghị định 141/2025/NĐ-CP`;
