// Pages of a sheet of accounts, new ones and those it changes, and the slips.
import { formatDate, formatDateTime } from '../../deadlines/dates.ts';
import { fold } from '../../search/fold.ts';
import type { FormState } from '../../web/forms.ts';
import { namesakeWarning } from '../renaming/rules.ts';
import { roleNames } from '../roles.ts';
import type { Slip } from './actions.ts';
import type { Change } from './changes.ts';
import { slipsAtOnce, type Task, taskNames, tasks } from './columns.ts';
import type { Batch, DoneChange, Member } from './queries.ts';

type Link = { href: string; label: string };
const mostShown = 200;
const slipsOnPage = 8;
/** Where some say what waits. */
const longSlipsOnPage = 6;

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
  people: { login: string; name: string; post: string; place: string; period: string; warning: string }[];
  hasPeople: boolean;
  changes: { login: string; name: string; task: string; from: string; to: string }[];
  hasChanges: boolean;
  /** What was done to accounts that existed. */
  done: { href: string; login: string; name: string; task: string; to: string }[];
  hasDone: boolean;
  /** How many rows bear the name of somebody of the same unit; ''. */
  namesakeWords: string;
  /** Units it leaves without a clerk, a sentence each. */
  withoutClerk: string[];
  /** Why a sheet that was right cannot be done any more; ''. */
  staleWords: string;
  hasSlips: boolean;
  slipsAction: string;
  parts: { part: number; words: string; state: string; isPrinted: boolean; isDone: boolean }[];
  retryHref: string;
}
export interface SlipsPage {
  title: string;
  back: Link;
  text: string;
  sheets: { slips: { name: string; post: string; login: string; oneTime: string; waits: string }[] }[];
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

/** @param batches the sheets sent before, newest first */
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

/** @param namesakes of the new people, in their order: logins of the same name in the same unit @param withoutClerk what it leaves units without @param stale why it cannot be done any more @param done what it did */
export function batchScreen(
  batch: Batch,
  members: readonly Member[],
  unitNames: ReadonlyMap<number, string>,
  namesakes: readonly (readonly string[])[],
  stale: string,
  withoutClerk: string[],
  done: readonly DoneChange[],
  csrf: string,
): BatchPage {
  const warnings = namesakeWarnings(batch.people, namesakes);
  const warned = warnings.filter(Boolean).length;
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
    isReady: !batch.madeAt && errors.length === 0 && stale === '',
    makeAction: `${here}/creation`,
    makeLabel:
      batch.changes.length === 0
        ? `Tạo ${batch.people.length} tài khoản`
        : `Thực hiện: ${countWords(batch.people.length, batch)}`,
    people: batch.people.slice(0, mostShown).map((person, index) => ({
      login: person.login,
      name: person.name,
      post: `${person.title} (${roleNames[person.role]})`,
      place: [unitNames.get(person.unit) ?? '', person.section].filter(Boolean).join(', '),
      period: `${formatDate(person.from)} – ${person.to ? formatDate(person.to) : 'nay'}`,
      warning: warnings[index] ?? '',
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
    done: done.map((one) => ({
      href: `/admin/accounts/${one.accountId}`,
      login: one.login,
      name: one.name,
      task: taskNames[one.done.task],
      to: doneWords(one),
    })),
    hasDone: done.length > 0,
    namesakeWords:
      warned === 0
        ? ''
        : `${warned} dòng cùng tên, cùng đơn vị với người khác. Chỉ thực hiện khi đúng là hai người; nếu không thì bỏ dòng ấy rồi gửi bảng khác.`,
    withoutClerk,
    staleWords: batch.madeAt || errors.length > 0 ? '' : stale,
    hasSlips: batch.madeAt !== null && members.length > 0,
    slipsAction: `${here}/slips`,
    parts: partsOf(members),
    retryHref: '/admin/accounts/bulk',
  };
}

/** What is told at each new person: who bears the name in the unit already, or in another row of the sheet; '' where nobody does. */
function namesakeWarnings(people: Batch['people'], namesakes: readonly (readonly string[])[]): string[] {
  const first = new Map<string, string>();
  return people.map(({ name, unit, login }, index) => {
    const key = `${unit} ${fold(name)}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, login);
    const held = namesakes[index] ?? [];
    return [held.length > 0 ? namesakeWarning(held) : '', earlier ? `Cùng tên, cùng đơn vị với ${earlier} trong bảng này` : '']
      .filter(Boolean)
      .join('. ');
  });
}

/** '3 tạo mới, 1 khóa tài khoản' */
export function countWords(created: number, { changed }: Pick<Batch, 'changed'>): string {
  const counts: Partial<Record<Task, number>> = { ...changed, create: created };
  return tasks.flatMap((task) => (counts[task] ? [`${counts[task]} ${taskNames[task].toLocaleLowerCase('vi')}`] : [])).join(', ');
}

const untilWords = (lastOn: string | null) => (lastOn ? `Đến hết ngày ${formatDate(lastOn)}` : 'Không có ngày kết thúc');
const spanWords = (from: string, to: string | null) => `từ ${formatDate(from)}${to ? ` đến hết ${formatDate(to)}` : ''}`;

function doneWords({ done, unitName }: DoneChange): string {
  if (done.task === 'disable') return `Đã khóa: ${done.reason}`;
  if (done.task === 'extend') return untilWords(done.lastOn);
  return `${done.title} (${roleNames[done.role]}), ${unitName}, ${spanWords(done.from, done.to)}`;
}

function becomesWords(change: Change, unitNames: ReadonlyMap<number, string>): string {
  if (change.task === 'disable') return `Khóa ngay: ${change.reason}`;
  if (change.task === 'extend') return untilWords(change.lastOn);
  const { unit, section, title, role, from, to, dutyReason } = change.form;
  return [
    `${title} (${roleNames[role]})`,
    unitNames.get(unit) ?? '',
    section,
    spanWords(from, to),
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
      words:
        group.length === 1
          ? `${at + 1}: ${first?.name ?? ''}`
          : `${at + 1}–${at + group.length}: ${first?.name ?? ''} … ${last?.name ?? ''}`,
      state: `${printed === 0 ? 'chưa in' : `đã in ${printed}`}, ${inUse} người đã đăng nhập`,
      isPrinted: group.every((one) => one.printedAt || one.isInUse || one.isDisabled),
      isDone: inUse === group.length,
    });
  }
  return parts;
}

/** Sheets to cut, so many slips on each. @param until when the passwords are worth nothing any more */
export function slipsScreen(batchId: number, slips: readonly Slip[], until: Date, address: string): SlipsPage {
  const cards = slips.map(({ member, password, waits }) => ({
    name: member.name,
    post: [member.title, member.unitName].filter(Boolean).join(', '),
    login: member.login,
    oneTime: password,
    waits,
  }));
  const onPage = cards.some(({ waits }) => waits !== '') ? longSlipsOnPage : slipsOnPage;
  return {
    title: 'Phiếu tài khoản',
    back: { href: `/admin/accounts/bulk/${batchId}`, label: 'Quay lại, in nhóm khác' },
    text: 'In ngay, cắt rời, đưa tận tay từng người rồi đóng trang. Tải lại trang trong 30 phút thì còn thấy phiếu; sau đó phải in lại, phiếu cũ hết hiệu lực.',
    sheets: Array.from({ length: Math.ceil(cards.length / onPage) }, (_, page) => ({
      slips: cards.slice(page * onPage, (page + 1) * onPage),
    })),
    address,
    until: formatDateTime(until),
  };
}
