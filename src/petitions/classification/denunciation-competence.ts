// Who resolves a denunciation: by who manages the denounced, by the field, or the superior of the previous resolver
// (Điều 12, 13, 37, 38, 41 Luật Tố cáo; Luật 136/2025/QH15). Pure.
import type { UnitLevel } from '../../units/unit.ts';
import {
  amendedFrom,
  answer,
  type DenouncedKind,
  district,
  type FunctionKind,
  headOf,
  type JurisdictionAnswer,
  type JurisdictionQuestion,
  province,
  twoTierFrom,
} from './competence.ts';

/** Denunciations (Điều 12, 13, 37, 38, 41 LTC; Điều 3 L136). */
export function denunciationJurisdiction(q: JurisdictionQuestion): JurisdictionAnswer | undefined {
  if (q.round === 'continued') {
    if (q.isPreviousResolverBelow === null || q.isPreviousOverdue === null) return undefined;
    const superior = 'Người đứng đầu cơ quan cấp trên trực tiếp của người đã giải quyết tố cáo';
    if (!q.isPreviousOverdue)
      return answer(
        q.isPreviousResolverBelow ? 'own' : 'not_own',
        superior,
        'Điều 37 Luật Tố cáo',
        'Đã có kết luận mà tố cáo tiếp: người đứng đầu cơ quan cấp trên trực tiếp xem xét hồ sơ trong 20 ngày; kết luận đúng thì không giải quyết lại và thông báo lý do, có căn cứ tại khoản 3 thì thụ lý.',
      );
    return answer(
      q.isPreviousResolverBelow ? 'subordinate_overdue' : 'not_own',
      superior,
      'Điều 38 Luật Tố cáo',
      'Quá thời hạn mà chưa giải quyết: trong 05 ngày làm việc cấp trên trực tiếp có văn bản yêu cầu giải quyết, báo cáo; chỉ giải quyết thay khi có căn cứ vi phạm pháp luật nghiêm trọng, dấu hiệu không khách quan (khoản 5).',
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
      ? `${by13} (sửa đổi, bổ sung bởi Luật số 136/2025/QH15)`
      : isTwoTier
        ? `${by13}, Nghị định 141/2025/NĐ-CP`
        : by13;
  // Khoản 7 Điều 12 stands in the law since the amendment only.
  const otherCases =
    q.receivedOn >= amendedFrom
      ? '; trường hợp khác do Bộ trưởng, Chủ tịch UBND cấp tỉnh xác định'
      : '; cán bộ ghi căn cứ vào đề xuất';
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
          q.receivedOn >= amendedFrom ? 'khoản 4, khoản 5, khoản 7 Điều 12 Luật Tố cáo' : 'khoản 4, khoản 5 Điều 12 Luật Tố cáo',
          `Không còn chính quyền cấp huyện: người đứng đầu cơ quan quản lý người bị tố cáo hiện nay giải quyết${otherCases}.`,
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
        q.receivedOn >= amendedFrom
          ? 'khoản 3 đến khoản 5, khoản 7 Điều 12 Luật Tố cáo'
          : 'khoản 3 đến khoản 5 Điều 12 Luật Tố cáo',
        `Người bị tố cáo đã chuyển công tác, nghỉ hưu hoặc cơ quan đã sáp nhập, giải thể: xác định theo khoản 3, 4, 5 Điều 12${otherCases}.`,
      );
  }
}
