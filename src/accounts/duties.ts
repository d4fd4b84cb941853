// Duties that should not lie in one hand. A warning, not a wall: a small ward may have no second person, but then says why. Pure.
import { matrix } from './permissions.ts';
import { type OfficerRole, roleNames } from './roles.ts';

interface Held {
  unitId: number;
  role: OfficerRole;
  firstOn: string;
  lastOn: string | null;
}

interface Rule {
  code: string;
  one: readonly OfficerRole[];
  other: readonly OfficerRole[];
  /** Only when both lie in the same unit. */
  sameUnit: boolean;
  because: string;
}

/** Whoever reads petitions; all of them but the auditor also work on them. */
const readers: readonly OfficerRole[] = matrix['petition:read'];
const deskAndCase = readers.filter((role) => role !== 'auditor');

/** The order is the order of the sentences. */
const rules: readonly Rule[] = [
  {
    code: 'admin_and_content',
    one: ['admin', 'unit_admin'],
    other: readers,
    sameUnit: false,
    because: 'người cấp quyền đồng thời đọc và xử lý hồ sơ',
  },
  {
    code: 'auditor_and_work',
    one: ['auditor'],
    other: deskAndCase,
    sameUnit: false,
    because: 'người kiểm tra, giám sát đồng thời làm việc được kiểm tra',
  },
  {
    code: 'proposer_and_approver',
    one: ['processor', 'unit_head'],
    other: ['leader', 'chief_inspector'],
    sameUnit: true,
    because: 'người đề xuất đồng thời là người phê duyệt',
  },
  {
    code: 'verifier_and_decider',
    one: ['verifier', 'team_lead'],
    other: ['leader', 'chief_inspector'],
    sameUnit: true,
    because: 'người xác minh đồng thời là người kết luận',
  },
  {
    code: 'clerk_and_signer',
    one: ['clerk'],
    other: ['leader', 'chief_inspector', 'reception_board_head'],
    sameUnit: true,
    because: 'người ký văn bản đồng thời cấp số và đóng dấu',
  },
];

export interface DutyConflict {
  code: string;
  /** 'Quản trị hệ thống cùng với Văn thư: người cấp quyền đồng thời đọc và xử lý hồ sơ' */
  words: string;
}

const meet = (one: Held, other: Held) =>
  (one.lastOn === null || other.firstOn <= one.lastOn) && (other.lastOn === null || one.firstOn <= other.lastOn);

/** What a new post would put into one hand, beside those held on the same days; one line per rule and role. */
export function dutyConflicts(wanted: Held, held: readonly Held[]): DutyConflict[] {
  const found = new Map<string, DutyConflict>();
  for (const rule of rules) {
    for (const other of held) {
      const crosses =
        (rule.one.includes(wanted.role) && rule.other.includes(other.role)) ||
        (rule.other.includes(wanted.role) && rule.one.includes(other.role));
      if (!crosses || !meet(wanted, other) || (rule.sameUnit && wanted.unitId !== other.unitId)) continue;
      found.set(`${rule.code}:${other.role}`, {
        code: rule.code,
        words: `${roleNames[wanted.role]} cùng với ${roleNames[other.role]}: ${rule.because}`,
      });
    }
  }
  return [...found.values()];
}
