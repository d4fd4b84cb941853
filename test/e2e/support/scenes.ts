// What the pictures of docs/guide show of the filled demo: who looks at which page. The other pictures are taken by the journeys
// that make what they show (`pictured` in test/e2e).
import type { Page } from 'playwright-core';

export interface Scene {
  /** Who looks; '' is a visitor nobody knows yet. */
  login: string;
  /** `:id` is the first record of `of`. */
  path: string;
  /** Records of Phường Ba Đình: a table and what is asked of its row `r`; where nothing is asked, the first on which the page opens. */
  of?: readonly [table: string, where?: string];
  /** Scrolled into view before the picture is taken. */
  at?: string;
  prepare?: (page: Page) => Promise<void>;
}

const petition = (where: string) => ['petitions', `not r.past_head and ${where}`] as const;
const bySon = "r.assigned_to = (select id from accounts where login = 'son.badinh')";
const open = petition(`r.status in ('proposed', 'assigned') and not r.sealed and ${bySon}`);
const fresh = petition("r.status = 'assigned' and r.classified_at is null and not r.sealed");
const proceeding = (login: string, act: string): Scene => ({ login, path: `/proceedings/:id/${act}`, of: ['proceedings'] });

export const scenes: Record<string, Scene> = {
  'dang-nhap': { login: '', path: '/sign-in' },

  'tiep-cong-dan': { login: 'lan.badinh', path: '/visits/new?mode=open' },
  'luot-tiep': { login: 'lan.badinh', path: '/visits/:id', of: ['visits', "r.status <> 'void' and not r.sealed"] },
  'so-tiep-cong-dan': { login: 'lan.badinh', path: '/visits' },
  'lich-tiep-cong-dan': { login: 'lan.badinh', path: '/schedule' },
  'ket-luan-tiep-cong-dan': { login: 'lan.badinh', path: '/conclusion-tasks/:id', of: ['conclusion_tasks'] },

  'tiep-nhan-don': { login: 'hoa.badinh', path: '/petitions/new?mode=open' },
  'bien-nhan': { login: 'hoa.badinh', path: '/petitions/:id/receipt', of: petition('r.public_code is not null') },
  'sua-bo-sung-don': { login: 'hoa.badinh', path: '/petitions/:id/correction', of: open },
  'phat-hanh': {
    login: 'hoa.badinh',
    path: '/petitions/:id/issue',
    of: petition("r.status = 'approved' and r.outcome not in ('propose_acceptance', 'transfer')"),
  },
  'chuyen-don-di': {
    login: 'hoa.badinh',
    path: '/petitions/:id/transfer',
    of: petition("r.status = 'approved' and r.outcome = 'transfer'"),
  },
  'van-ban-phat-hanh': { login: 'hoa.badinh', path: '/papers' },
  'chuyen-don-den': { login: 'yen.ngocha', path: '/transfers' },

  'viec-cua-toi': { login: 'son.badinh', path: '/work' },
  'so-don-thu': { login: 'son.badinh', path: '/petitions' },
  'ho-so-don': { login: 'son.badinh', path: '/petitions/:id', of: open },
  'don-trung': { login: 'son.badinh', path: '/petitions/:id/duplicates', of: open },
  'nhieu-noi-dung': { login: 'son.badinh', path: '/petitions/:id/points', of: petition("r.petition_type = 'MIXED'") },
  'de-xuat': {
    login: 'son.badinh',
    path: '/petitions/:id/proposal',
    of: petition(`r.status = 'assigned' and r.classified_at is not null and not r.sealed and ${bySon}`),
  },
  'rut-don': { login: 'son.badinh', path: '/petitions/:id/withdrawal', of: open },
  'tai-lieu': { login: 'son.badinh', path: '/petitions/:id/attachments', of: open },
  'van-ban': {
    login: 'son.badinh',
    path: '/petitions/:id/papers/new',
    of: petition('not r.sealed and exists (select from papers a where a.unit_id = r.unit_id and a.petition_id = r.id)'),
  },
  'thoi-han': {
    login: 'son.badinh',
    path: '/clocks/:id',
    of: ['clocks', 'r.petition_id is not null and r.is_main and r.stopped_on is null'],
  },
  'kiem-tra-thong-tin': { login: 'son.badinh', path: '/petitions/:id/inspection', of: petition("r.status = 'inspecting'") },
  'tim-kiem': { login: 'son.badinh', path: '/search?q=thu+hoi+dat' },
  'gop-y': { login: 'son.badinh', path: '/feedback' },

  'phan-loai': { login: 'trang.badinh', path: '/petitions/:id/classification', of: fresh },
  'huong-dan': {
    login: 'trang.badinh',
    path: '/petitions/:id/classification',
    of: fresh,
    prepare: async (page) => {
      await page.click('.page-help > summary');
      await page.frameLocator('.page-help iframe').locator('h1').waitFor();
    },
  },

  'phan-cong': {
    login: 'cuong.badinh',
    path: '/petitions/:id/assignment',
    of: petition("r.status = 'received' and not r.sealed"),
  },
  'huy-so-don': { login: 'cuong.badinh', path: '/petitions/:id/void', of: petition("r.status = 'received' and not r.sealed") },
  'so-lieu-dau-ky': { login: 'cuong.badinh', path: '/balances' },
  'mo-so': { login: 'cuong.badinh', path: '/books' },
  'ban-giao': {
    login: 'cuong.badinh',
    path: '/handovers/:id',
    of: ["(select unit_id, account_id as id from assignments where role = 'processor')", 'true'],
  },

  'phe-duyet': { login: 'thang.badinh', path: '/petitions/:id/approval', of: petition("r.status = 'proposed' and not r.sealed") },
  'thu-ly': {
    login: 'thang.badinh',
    path: '/petitions/:id/acceptance',
    of: petition("r.status = 'approved' and r.outcome = 'propose_acceptance' and not r.sealed"),
  },
  'bao-mat-nguoi-to-cao': {
    login: 'thang.badinh',
    path: '/petitions/:id',
    of: petition("r.sealed and r.status = 'accepted'"),
    at: '.sealed',
  },
  'don-khong-hien': {
    login: 'thang.badinh',
    path: '/petitions/:id/hidden-from',
    of: petition("r.status = 'proposed' and r.sealed"),
  },
  'ho-so-giai-quyet': {
    login: 'thang.badinh',
    path: '/proceedings/:id',
    of: ['proceedings', "not r.sealed and r.closed_on is null and r.procedure like 'complaint%'"],
  },
  'quyet-dinh-giai-quyet': {
    login: 'thang.badinh',
    path: '/proceedings/:id',
    of: ['proceedings', "not r.sealed and r.procedure like 'complaint%' and r.decided_on is not null"],
    at: 'h2:has-text("Kết quả")',
  },
  'doi-thoai': proceeding('thang.badinh', 'invitation'),
  'gia-han': proceeding('thang.badinh', 'complexity'),
  'tam-dinh-chi': proceeding('thang.badinh', 'suspension'),
  'tam-dinh-chi-thi-hanh': proceeding('thang.badinh', 'stay'),
  'dieu-hanh': { login: 'thang.badinh', path: '/dashboard' },
  'bao-cao-thong-ke': { login: 'thang.badinh', path: '/reports/02-xld?period=2026-Q4' },

  'ket-luan-to-cao': {
    login: 'thang.badinh',
    path: '/proceedings/:id',
    of: ['proceedings', 'r.sealed and r.decided_on is not null'],
    at: 'h2:has-text("Kết quả")',
  },
  'thi-hanh': {
    login: 'thang.badinh',
    path: '/proceedings/:id',
    of: ['proceedings', 'not r.sealed and r.enforced_on is not null'],
    at: 'text=Đã thi hành',
  },
  'rut-lai-buoc': {
    login: 'thang.badinh',
    path: '/proceedings/:id/taking-back',
    of: ["(select unit_id, proceeding_id || '/steps/' || id as id from proceeding_steps)"],
  },

  'khieu-nai-tiep': proceeding('son.badinh', 'appeal'),
  'giao-xac-minh': proceeding('son.badinh', 'assignment'),
  'xac-minh': proceeding('hieu.badinh', 'verification'),
  'tra-loi-kien-nghi': proceeding('hieu.badinh', 'answer'),

  'nhan-don-nguoi-dung-dau': {
    login: 'hung.thanhtra',
    path: '/petitions/:id/taking-over',
    of: ['petitions', "r.past_head and r.status = 'received'"],
  },
  'chot-gui-bao-cao': { login: 'hung.thanhtra', path: '/reports/closed?period=2026-Q3' },
  'tong-hop-bao-cao': { login: 'hung.thanhtra', path: '/reports/consolidated?period=2026-Q3' },
  'dot-trien-khai': {
    login: 'hung.thanhtra',
    path: '/admin/waves/:id',
    of: ['(select w.id, m.office_id as unit_id from waves w join wave_units m on m.wave_id = w.id)', 'true'],
  },
  'nhat-ky': { login: 'tam.thanhtra', path: '/admin/audit' },

  'don-vi': { login: 'quantri', path: '/admin/units' },
  'thay-doi-don-vi': { login: 'quantri', path: '/admin/units/new' },
  'tai-khoan': { login: 'quantri', path: '/admin/accounts' },
  'uy-quyen': {
    login: 'quantri',
    path: '/admin/accounts/:id/mandate',
    of: ["(select unit_id, account_id || '/assignments/' || id as id from assignments where role = 'leader')", 'true'],
  },
  'xem-nhu': {
    login: 'quantri',
    path: '/admin/accounts/:id/see-as',
    of: ["(select unit_id, account_id as id from assignments where role = 'processor')", 'true'],
  },
  'quy-tac-tai-khoan': { login: 'quantri', path: '/admin/accounts/rules' },
  'ngay-nghi': { login: 'quantri', path: '/admin/holidays' },
  'thoi-han-tu-chon': { login: 'quantri', path: '/admin/rules' },
};
