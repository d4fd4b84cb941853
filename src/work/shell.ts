// The chrome around every page of an officer: unit, person, the functions this role holds, what waits for him.
import type { Actor } from '../accounts/actor.ts';
import { may, type Permission } from '../accounts/permissions.ts';
import { type Role, roleNames } from '../accounts/roles.ts';
import type { Database } from '../database/database.ts';
import type { UnitTx } from '../database/tx.ts';
import type { NavItem, Shell } from '../web/services.ts';
import { shellCounts } from './shell-counts.ts';

interface Entry {
  href: string;
  label: string;
  icon: string;
  permission: Permission;
  count?: 'work' | 'approvals' | 'transfers' | 'handovers';
}

// The order never changes between roles; items only disappear (DESIGN.md §4).
const groups: { heading: string | null; entries: Entry[] }[] = [
  {
    heading: null,
    entries: [
      { href: '/work', label: 'Việc của tôi', icon: 'checklist', permission: 'work:read', count: 'work' },
      { href: '/visits/new', label: 'Tiếp công dân', icon: 'user-question', permission: 'visit:write' },
      { href: '/petitions/new', label: 'Tiếp nhận đơn', icon: 'file-plus', permission: 'petition:register' },
      { href: '/approvals', label: 'Chờ phê duyệt', icon: 'writing-sign', permission: 'petition:decide', count: 'approvals' },
      { href: '/petitions', label: 'Sổ đơn thư', icon: 'files', permission: 'petition:read' },
      { href: '/visits', label: 'Sổ tiếp công dân', icon: 'list-check', permission: 'visit:read' },
      { href: '/schedule', label: 'Lịch tiếp công dân', icon: 'calendar-event', permission: 'schedule:read' },
      { href: '/transfers', label: 'Chuyển đơn', icon: 'arrow-right', permission: 'transfer:read', count: 'transfers' },
      { href: '/unit-handovers', label: 'Bàn giao đơn vị', icon: 'file-check', permission: 'handover:open', count: 'handovers' },
      { href: '/papers', label: 'Văn bản phát hành', icon: 'file-certificate', permission: 'paper:read' },
    ],
  },
  {
    heading: 'Theo dõi, báo cáo',
    entries: [
      { href: '/dashboard', label: 'Điều hành', icon: 'chart-bar', permission: 'dashboard:read' },
      { href: '/reports', label: 'Báo cáo thống kê', icon: 'table', permission: 'report:read' },
      { href: '/feedback/inbox', label: 'Góp ý của cán bộ', icon: 'inbox', permission: 'feedback:answer' },
      { href: '/handovers', label: 'Bàn giao công việc', icon: 'user-check', permission: 'petition:assign' },
    ],
  },
  {
    heading: 'Quản trị',
    entries: [
      { href: '/imports', label: 'Nhập sổ cũ', icon: 'file-plus', permission: 'import:read' },
      { href: '/balances', label: 'Số liệu đầu kỳ', icon: 'chart-bar', permission: 'balance:read' },
      { href: '/admin/waves', label: 'Đợt triển khai', icon: 'clock-check', permission: 'wave:read' },
      { href: '/training', label: 'Tập huấn', icon: 'school', permission: 'training:teach' },
      { href: '/admin/units', label: 'Đơn vị', icon: 'building-bank', permission: 'unit:read' },
      { href: '/admin/reorganisations', label: 'Sắp xếp đơn vị', icon: 'corner-down-right', permission: 'unit:read' },
      { href: '/admin/accounts', label: 'Tài khoản', icon: 'user', permission: 'account:admin' },
      { href: '/admin/holidays', label: 'Ngày nghỉ, làm bù', icon: 'calendar-event', permission: 'holiday:read' },
      { href: '/admin/rules', label: 'Thời hạn tự chọn', icon: 'clock', permission: 'rule:admin' },
      { href: '/admin/audit', label: 'Nhật ký', icon: 'list-check', permission: 'audit:read' },
    ],
  },
];

/** On a phone a fifth of 390 px holds one short word; the full one stands in "Thêm". */
const tabLabels: Record<string, string> = {
  '/visits/new': 'Tiếp dân',
  '/petitions/new': 'Nhận đơn',
  '/approvals': 'Duyệt',
  '/papers': 'Văn bản',
};

/** The four tabs of a phone: the work of the role first; what the role has no right to falls away. */
const usualTabs = ['/work', '/petitions/new', '/approvals', '/petitions', '/dashboard'];
const tabsOfRole: Partial<Record<Role, readonly string[]>> = {
  reception_officer: ['/work', '/visits/new', '/petitions/new', '/petitions'],
  reception_board_head: ['/work', '/visits/new', '/approvals', '/petitions', '/dashboard'],
  clerk: ['/work', '/petitions/new', '/papers', '/petitions'],
};

/** Where a page stands in the menu when its address does not begin with the entry's: an approval is one of the desk, not of the register. */
const placeOf = (path: string, query: URLSearchParams): string =>
  /^\/petitions\/\d+\/approval$/.test(path) || (/^\/papers\/\d+$/.test(path) && query.has('desk')) ? '/approvals' : path;

/** Builds the shell for one page on a day ('YYYY-MM-DD'); `database`: whose numbers are kept from page to page. */
export async function shellOf(
  tx: UnitTx,
  actor: Actor,
  path: string,
  query: URLSearchParams,
  today: string,
  database?: Database,
): Promise<Omit<Shell, 'sessionEndsInSeconds' | 'help' | 'holder'>> {
  const counts = await shellCounts(tx, actor, today, database);
  const place = placeOf(path, query);
  const current = (href: string) =>
    place === href || (href !== '/work' && !['/petitions/new', '/visits/new'].includes(place) && place.startsWith(`${href}/`));
  const nav = groups
    .map((group) => ({
      heading: group.heading,
      items: group.entries
        .filter((entry) => may(actor, entry.permission))
        .map(
          (entry): NavItem => ({
            href: entry.href,
            label: entry.label,
            icon: entry.icon,
            count: entry.count ? counts[entry.count] : 0,
            current: current(entry.href),
          }),
        ),
    }))
    .filter((group) => group.items.length > 0);
  const preferred = tabsOfRole[actor.role] ?? usualTabs;
  const items = nav.flatMap((group) => group.items);
  return {
    unitName: actor.unitName,
    unitSub: actor.title,
    userName: actor.name,
    userRole: [
      roleNames[actor.role],
      actor.standsFor ? `thay ${actor.standsFor.name}` : '',
      actor.awaitsConfirmation || actor.newHands ? 'chờ xác nhận' : '',
    ]
      .filter(Boolean)
      .join(', '),
    userInitials: initials(actor.name),
    nav,
    tabs: preferred
      .flatMap((href) => items.filter((item) => item.href === href))
      .slice(0, 4)
      .map((item) => ({ ...item, label: tabLabels[item.href] ?? item.label })),
    notices: counts.notices,
    canRegister: may(actor, 'petition:register'),
    canSearch: may(actor, 'search:use'),
    training: false,
    searchQuery: path === '/search' ? (query.get('q') ?? '') : '',
  };
}

/** The last two words' first letters: Trần Thị Lan Anh → LA. */
function initials(name: string): string {
  return name
    .split(' ')
    .slice(-2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();
}
