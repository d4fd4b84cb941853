// Pages of a sheet of accounts, new ones and those it changes, and the slips.
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import type { FormState } from '../../web/forms.ts';
import { roleNames } from '../roles.ts';
import type { Slip } from './actions.ts';
import type { Change } from './changes.ts';
import { slipsAtOnce, type Task, taskNames, tasks } from './columns.ts';
import type { Batch, Member } from './queries.ts';

type Link = { href: string; label: string };
const mostShown = 200;
const slipsOnPage = 8;

export interface BulkPage {
  title: string;
  back: Link;
  form: FormState;
  templateHref: string;
  batches: { href: string; words: string; state: { words: string; colour: string } }[];
}
export interface BatchPage {
  title: string;
  crumbs: Link[];
  csrf: string;
  lead: string;
  hasErrors: boolean;
  errorWords: string;
  wrong: { cell: string; heading: string; typed: string; words: string; href: string }[];
  isReady: boolean;
  makeAction: string;
  makeLabel: string;
  people: { login: string; name: string; post: string; place: string; period: string }[];
  hasPeople: boolean;
  changes: { login: string; name: string; task: string; from: string; to: string }[];
  hasChanges: boolean;
  hasSlips: boolean;
  slipsAction: string;
  parts: { part: number; words: string; state: string; isPrinted: boolean; isDone: boolean }[];
  retryHref: string;
}
export interface SlipsPage {
  title: string;
  back: Link;
  text: string;
  sheets: { slips: { name: string; post: string; login: string; oneTime: string }[] }[];
  address: string;
  until: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'admin/accounts-bulk': BulkPage;
    'admin/accounts-batch': BatchPage;
    'admin/account-slips': SlipsPage;
  }
}

const stateOf = (batch: Batch) => {
  if (batch.madeAt) return { words: 'Đã thực hiện', colour: 'green' };
  return batch.errors.length > 0 ? { words: 'Có ô cần sửa', colour: 'red' } : { words: 'Chờ thực hiện', colour: 'amber' };
};

export function bulkScreen(form: FormState, batches: readonly Batch[]): BulkPage {
  return {
    title: 'Tài khoản hàng loạt từ Excel',
    back: { href: '/admin/accounts', label: 'Tài khoản' },
    form,
    templateHref: '/admin/accounts/bulk/template.xlsx',
    batches: batches.map((batch) => ({
      href: `/admin/accounts/bulk/${batch.id}`,
      words: `${formatDateTime(batch.createdAt)}, ${batch.peopleCount} người`,
      state: stateOf(batch),
    })),
  };
}

export function batchScreen(
  batch: Batch,
  members: readonly Member[],
  unitNames: ReadonlyMap<number, string>,
  csrf: string,
): BatchPage {
  const here = `/admin/accounts/bulk/${batch.id}`;
  const { errors } = batch;
  const rowsWrong = new Set(errors.map(({ row }) => row)).size;
  return {
    title: batch.madeAt ? 'Bảng tài khoản đã thực hiện' : 'Kiểm tra bảng tài khoản',
    crumbs: [
      { href: '/admin/accounts', label: 'Tài khoản' },
      { href: '/admin/accounts/bulk', label: 'Hàng loạt từ Excel' },
      { href: '', label: formatDateTime(batch.createdAt) },
    ],
    csrf,
    lead: batch.madeAt
      ? `Đã thực hiện lúc ${formatDateTime(batch.madeAt)}: ${countWords(members.length, batch)}`
      : `${batch.peopleCount} người trong bảng. Chưa tài khoản nào được tạo hay thay đổi.`,
    hasErrors: errors.length > 0,
    errorWords: `Có ${errors.length} ô cần sửa ở ${rowsWrong} dòng. Sửa trong Excel rồi gửi lại cả bảng; chưa tài khoản nào được tạo hay thay đổi.`,
    wrong: errors.slice(0, mostShown).map(({ cell, heading, typed, words, accountId }) => ({
      cell,
      heading,
      typed,
      words,
      href: accountId ? `/admin/accounts/${accountId}` : '',
    })),
    isReady: !batch.madeAt && errors.length === 0,
    makeAction: `${here}/creation`,
    makeLabel:
      batch.changes.length === 0
        ? `Tạo ${batch.people.length} tài khoản`
        : `Thực hiện: ${countWords(batch.people.length, batch)}`,
    people: batch.people.slice(0, mostShown).map((person) => ({
      login: person.login,
      name: person.name,
      post: `${person.title} (${roleNames[person.role]})`,
      place: [unitNames.get(person.unit) ?? '', person.section].filter(Boolean).join(', '),
      period: `${formatDate(person.from)} – ${person.to ? formatDate(person.to) : 'nay'}`,
    })),
    hasPeople: batch.people.length > 0,
    changes: batch.changes.slice(0, mostShown).map((change) => ({
      login: change.login,
      name: change.name,
      task: taskNames[change.task],
      from: change.post,
      to: becomesWords(change, unitNames),
    })),
    hasChanges: batch.changes.length > 0,
    hasSlips: batch.madeAt !== null && members.length > 0,
    slipsAction: `${here}/slips`,
    parts: partsOf(members),
    retryHref: '/admin/accounts/bulk',
  };
}

/** '3 tạo mới, 1 khóa tài khoản' */
function countWords(created: number, { changed }: Pick<Batch, 'changed'>): string {
  const counts: Partial<Record<Task, number>> = { ...changed, create: created };
  return tasks.flatMap((task) => (counts[task] ? [`${counts[task]} ${taskNames[task].toLocaleLowerCase('vi')}`] : [])).join(', ');
}

function becomesWords(change: Change, unitNames: ReadonlyMap<number, string>): string {
  if (change.task === 'disable') return `Khóa ngay: ${change.reason}`;
  if (change.task === 'extend') return change.lastOn ? `Đến hết ngày ${formatDate(change.lastOn)}` : 'Không có ngày kết thúc';
  const { unit, section, title, role, from, to, dutyReason } = change.form;
  return [
    `${title} (${roleNames[role]})`,
    unitNames.get(unit) ?? '',
    section,
    `từ ${formatDate(from)}${to ? ` đến hết ${formatDate(to)}` : ''}`,
    dutyReason && `kiêm nhiệm: ${dutyReason}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function partsOf(members: readonly Member[]): BatchPage['parts'] {
  const parts: BatchPage['parts'] = [];
  for (let at = 0; at < members.length; at += slipsAtOnce) {
    const group = members.slice(at, at + slipsAtOnce);
    const inUse = group.filter((one) => one.isInUse || one.isDisabled).length;
    const printed = group.filter((one) => one.printedAt).length;
    const [first, last] = [group[0], group.at(-1)];
    parts.push({
      part: at / slipsAtOnce + 1,
      words: `${at + 1}–${at + group.length}: ${first?.name ?? ''} … ${last?.name ?? ''}`,
      state: `${printed === 0 ? 'chưa in' : `đã in ${printed}`}, ${inUse} người đã đăng nhập`,
      isPrinted: group.every((one) => one.printedAt || one.isInUse || one.isDisabled),
      isDone: inUse === group.length,
    });
  }
  return parts;
}

export function slipsScreen(batchId: number, slips: readonly Slip[], until: Date, address: string): SlipsPage {
  const cards = slips.map(({ member, password }) => ({
    name: member.name,
    post: [member.title, member.unitName].filter(Boolean).join(', '),
    login: member.login,
    oneTime: password,
  }));
  return {
    title: 'Phiếu tài khoản',
    back: { href: `/admin/accounts/bulk/${batchId}`, label: 'Quay lại, in nhóm khác' },
    text: 'Trang này chỉ hiện một lần. In ngay, cắt rời, đưa tận tay từng người.',
    sheets: Array.from({ length: Math.ceil(cards.length / slipsOnPage) }, (_, page) => ({
      slips: cards.slice(page * slipsOnPage, (page + 1) * slipsOnPage),
    })),
    address,
    until: formatDateTime(until),
  };
}
