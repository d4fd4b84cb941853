// The permission matrix of legal.md §10.2 with decisions 5, 6 and 16, as one pure table. A permission opens a door; what may
// be done with one record behind it is decided by that feature's policy.ts against the stored row.
import type { Actor, Reach } from './actor.ts';
import { type OfficerRole, type Role, roles } from './roles.ts';

const intake: OfficerRole[] = ['reception_officer', 'clerk', 'processor', 'unit_head', 'reception_board_head'];
const handlers: OfficerRole[] = ['processor', 'unit_head', 'leader', 'reception_board_head'];
const readers: OfficerRole[] = [
  'reception_officer',
  'clerk',
  'processor',
  'unit_head',
  'leader',
  'reception_board_head',
  'verifier',
  'team_lead',
  'chief_inspector',
  'reporter',
  'auditor',
];
const workers: OfficerRole[] = [
  'processor',
  'unit_head',
  'leader',
  'reception_board_head',
  'verifier',
  'team_lead',
  'chief_inspector',
];
const deciders: OfficerRole[] = ['leader', 'chief_inspector'];

/** Permission → the roles that hold it. The order of rows is the order `npm run routes` prints. */
export const matrix = {
  // Bàn làm việc, tài khoản của chính mình
  'self:use': [...roles],
  'work:read': [...roles],
  // Tiếp công dân
  'visit:read': [
    'reception_officer',
    'clerk',
    'processor',
    'unit_head',
    'leader',
    'reception_board_head',
    'chief_inspector',
    'reporter',
    'auditor',
  ],
  'visit:write': ['reception_officer', 'unit_head', 'leader', 'reception_board_head'],
  'visit:void': ['unit_head', 'leader', 'reception_board_head'],
  'visit:conclude': ['reception_officer', 'leader', 'reception_board_head', 'unit_head'],
  'visit:task': ['reception_officer', 'clerk', 'processor', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'schedule:read': readers,
  'schedule:write': ['reception_officer', 'clerk', 'unit_head', 'leader', 'reception_board_head'],
  // Đơn
  'petition:read': readers,
  'petition:register': intake,
  'petition:correct': intake,
  'petition:assign': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'petition:classify': ['processor', 'unit_head', 'reception_board_head'],
  'petition:propose': ['processor', 'unit_head', 'reception_board_head'],
  'petition:endorse': ['unit_head', 'reception_board_head'],
  'petition:approve': ['leader', 'reception_board_head', 'chief_inspector'],
  'petition:decide': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'petition:issue': ['clerk', 'processor', 'unit_head', 'reception_board_head'],
  'petition:link': intake,
  'petition:withdraw': ['processor', 'unit_head', 'leader', 'reception_board_head'],
  'petition:void': ['unit_head', 'leader', 'reception_board_head'],
  'petition:seal': handlers,
  'petition:urge': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  // Who is hidden from, and a wrong naming taken back; never by who is named himself (decisions 6).
  'naming:read': ['leader', 'reception_board_head', 'chief_inspector', 'auditor'],
  'naming:lift': ['leader', 'reception_board_head', 'chief_inspector'],
  // A denunciation past the head whose registering officer is gone: the superior fetches it.
  'petition:take_over': ['leader', 'chief_inspector', 'reception_board_head'],
  // Whether a new holder of a revealing role is who he says: a second pair of eyes beside the administrator.
  'reveal:read': ['leader', 'reception_board_head', 'chief_inspector', 'auditor'],
  'reveal:confirm': ['leader', 'reception_board_head', 'chief_inspector'],
  'identity:reveal': ['processor', 'unit_head', 'leader', 'reception_board_head', 'verifier', 'team_lead', 'chief_inspector'],
  // Chuyển đơn
  'transfer:read': [
    'reception_officer',
    'clerk',
    'processor',
    'unit_head',
    'leader',
    'reception_board_head',
    'chief_inspector',
    'auditor',
  ],
  // Reception only for a denunciation against the head of the unit (petitions/workflow.ts).
  'transfer:send': ['reception_officer', 'clerk', 'processor', 'unit_head', 'reception_board_head'],
  'transfer:answer': ['clerk', 'processor', 'unit_head', 'reception_board_head'],
  // Bàn giao khi sắp xếp đơn vị. The door is open to whoever may have registered something past a head: behind it he lists and signs what he
  // keeps apart from the minutes; the whole list, and signing the rest, the two after it say.
  'handover:open': ['reception_officer', 'clerk', 'processor', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'handover:read': ['clerk', 'processor', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'handover:sign': ['clerk', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'handover:route': ['clerk', 'unit_head', 'leader', 'reception_board_head'],
  // Giải quyết
  'proceeding:read': [
    'clerk',
    'processor',
    'unit_head',
    'leader',
    'reception_board_head',
    'verifier',
    'team_lead',
    'chief_inspector',
    'auditor',
  ],
  'proceeding:accept': deciders,
  'proceeding:work': workers,
  'proceeding:decide': deciders,
  'proceeding:send': ['clerk', 'processor', 'unit_head', 'reception_board_head'],
  // Văn bản, tệp
  'paper:read': [
    'reception_officer',
    'clerk',
    'processor',
    'unit_head',
    'leader',
    'reception_board_head',
    'verifier',
    'team_lead',
    'chief_inspector',
    'auditor',
  ],
  // Sổ văn bản đi: in, tải về
  'paper:book': ['clerk', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'paper:write': [
    'reception_officer',
    'clerk',
    'processor',
    'unit_head',
    'leader',
    'reception_board_head',
    'verifier',
    'team_lead',
    'chief_inspector',
  ],
  'paper:number': ['clerk', 'reception_board_head', 'unit_head'],
  // The door to numbering, sending and receipt; what lies behind it the table of papers says. Reception and processors only for the two
  // papers of a denunciation against the head of the unit that they registered themselves (documents/registry/workflow.ts).
  'paper:dispatch': ['reception_officer', 'clerk', 'processor', 'unit_head', 'reception_board_head'],
  'attachment:read': readers,
  'attachment:write': [
    'reception_officer',
    'clerk',
    'processor',
    'unit_head',
    'leader',
    'reception_board_head',
    'verifier',
    'team_lead',
    'chief_inspector',
  ],
  // Tra cứu, điều hành, xuất
  'search:use': readers,
  'dashboard:read': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'reporter', 'auditor'],
  'register:print': ['reception_officer', 'clerk', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'reporter'],
  'register:export': ['clerk', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'reporter'],
  // Báo cáo thống kê: xem biểu; tải về; lập, ghi số không có trong hồ sơ; chốt, ký, gửi
  'report:read': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'reporter', 'auditor'],
  'report:export': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'reporter'],
  'report:prepare': ['reporter', 'unit_head', 'reception_board_head'],
  'report:sign': ['leader', 'reception_board_head', 'chief_inspector'],
  'report:submit': ['reporter', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'report:answer': ['leader', 'reception_board_head', 'chief_inspector'],
  // Nhập sổ cũ: chuẩn bị tệp; vào sổ, hoàn tác. Số liệu đầu kỳ: kê khai; ký xác nhận
  'import:read': ['clerk', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'import:prepare': ['clerk', 'unit_head', 'reception_board_head'],
  'import:run': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector'],
  'balance:read': ['clerk', 'unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'reporter', 'auditor'],
  'balance:prepare': ['clerk', 'unit_head', 'reception_board_head', 'reporter'],
  'balance:sign': ['leader', 'reception_board_head', 'chief_inspector'],
  // Quản trị
  'unit:admin': ['admin'],
  'unit:read': ['admin', 'leader', 'chief_inspector', 'auditor'],
  'account:admin': ['admin', 'unit_admin'],
  'account:rules': ['admin'],
  'account:see-as': ['admin'],
  'holiday:admin': ['admin'],
  'holiday:read': readers.concat('admin', 'unit_admin'),
  'rule:admin': ['admin'],
  'rule:read': readers.concat('admin', 'unit_admin'),
  // Góp ý: free words and a picture may show what the administrator must not read, so the inspectorate alone (legal.md §10.2)
  'feedback:answer': ['chief_inspector'],
  // Đợt triển khai: xem đơn vị mình hoặc cả đợt; lập đợt, quyết định vận hành; đánh dấu việc đã xong. Mở sổ theo năm
  'wave:read': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'auditor', 'admin', 'unit_admin'],
  'wave:manage': ['chief_inspector', 'admin'],
  'wave:tick': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'admin', 'unit_admin'],
  'book:open': ['unit_head', 'leader', 'reception_board_head', 'chief_inspector', 'unit_admin'],
  // Tập huấn: mở lớp, chấm bài; không mở một hồ sơ nào
  'training:teach': ['trainer', 'admin'],
  'audit:read': ['auditor', 'chief_inspector', 'leader', 'admin'],
} satisfies Record<string, readonly OfficerRole[]>;

export type Permission = keyof typeof matrix;

/** Does this role hold this permission? The system holds none: it acts through actions, never through routes. */
export function roleMay(role: Role, permission: Permission): boolean {
  return (matrix[permission] as readonly Role[]).includes(role);
}

/** Whether the role this officer acts in opens the door; what lies behind it the wall decides. */
export function may(actor: Actor, permission: Permission): boolean {
  return roleMay(actor.role, permission);
}

/** Whose denunciation contents a role reads at all (legal.md §10.2, row "Petition TC (redacted view)"). */
export function sealedReach(role: Role): Reach['sealed'] {
  if (role === 'chief_inspector' || role === 'auditor') return 'reach';
  if (['clerk', 'processor', 'unit_head', 'leader', 'reception_board_head', 'verifier', 'team_lead', 'system'].includes(role))
    return 'own';
  return 'none';
}

/** "R assigned" of legal.md §10.2: enforced by the wall's own policies (migration 000100, app.assigned). */
export function readsAssignedOnly(role: Role): boolean {
  return role === 'verifier' || role === 'team_lead';
}

/** Whoever reports for others too counts their records and reads the contents of the own office's (legal.md §10.2: "R own"; app.contents). */
export function readsOwnContents(role: Role): boolean {
  return role === 'reporter';
}

/** Whether words typed beside the numbers of a unit's records, why one was struck out, are for this officer: they may tell contents. */
export const readsWordsOf = ({ reach }: Pick<Actor, 'reach'>, unitId: number): boolean =>
  reach.contents !== 'own' || reach.units.includes(unitId);
