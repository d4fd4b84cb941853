// npm run routes: every address with its permission and the roles that hold it.

import { roleMay } from '../accounts/permissions.ts';
import { type OfficerRole, roles } from '../accounts/roles.ts';
import { allPages } from '../features.ts';
import type { Page } from '../web/pages.ts';
import { runCommand } from './run.ts';

const short: Record<OfficerRole, string> = {
  reception_officer: 'tiếp',
  clerk: 'văn thư',
  processor: 'xử lý',
  unit_head: 'trưởng bp',
  leader: 'lãnh đạo',
  reception_board_head: 'trưởng btcd',
  verifier: 'xác minh',
  team_lead: 'tổ trưởng',
  chief_inspector: 'chánh tt',
  reporter: 'báo cáo',
  auditor: 'giám sát',
  admin: 'quản trị',
  unit_admin: 'qt đơn vị',
  trainer: 'tập huấn',
};

const mark = (page: Page, role: OfficerRole) => (page.permission === 'public' || roleMay(role, page.permission) ? '●' : '·');
const addresses = allPages.map((page) => `${page.method.toUpperCase().padEnd(4)} ${page.path}`);
const wide = Math.max(...addresses.map((address) => address.length)) + 2;
const permission = Math.max(...allPages.map((page) => page.permission.length)) + 2;

await runCommand(async () => {
  console.log(`${''.padEnd(wide)}${'quyền'.padEnd(permission)}${roles.map((role) => short[role].padEnd(12)).join('')}`);
  allPages.forEach((page, index) => {
    console.log(
      `${(addresses[index] ?? '').padEnd(wide)}${page.permission.padEnd(permission)}${roles.map((role) => mark(page, role).padEnd(12)).join('')}`,
    );
  });
  console.log(`\n${allPages.length} addresses, ${roles.length} roles. 'public': nobody needs to sign in.`);
});
