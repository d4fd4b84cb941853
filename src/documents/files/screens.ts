// Files as the pages show them.
import type { Actor } from '../../accounts/actor.ts';
import { may } from '../../accounts/permissions.ts';
import { formatDate, todayInVietnam } from '../../deadlines/dates.ts';
import { revealPurposeNames, revealPurposes } from '../../sealing/policy.ts';
import type { FormState } from '../../web/forms.ts';
import { acceptedNames, acceptedWords, fileTypeOf, sizeWords } from './file-types.ts';
import { type Answer, mayAttach, mayOpen, mayRemove, mayServe, scanTags } from './policy.ts';
import type { HostKind, HostRecord, ListedFile } from './queries.ts';
import type { FileRow } from './records.ts';

/** Props of components/file-item. */
export interface FileItem {
  name: string;
  href: string;
  meta: string;
  icon: string;
  error: string;
  tag: { words: string; colour: string; icon: string } | null;
  actions: { href: string; label: string; icon?: string }[];
  field: { name: string; value: string } | null;
  remove: { name: string; value: string; url: string } | null;
}

export interface AttachmentsPage {
  title: string;
  crumbs: { href: string; label: string }[];
  form: FormState;
  files: FileItem[];
  canAttach: boolean;
  becauseNot: string;
  isSealed: boolean;
  /** Said where no file is listed: there may be some that he does not see. */
  noFilesWords: string;
  uploadUrl: string;
  accept: string;
  acceptedText: string;
  maxMb: number;
  hostHref: string;
}
export interface RevealFilePage {
  title: string;
  crumbs: { href: string; label: string }[];
  form: FormState;
  fileName: string;
  purposes: { value: string; label: string }[];
  refusal: string;
  backHref: string;
}
export interface RedactionPage {
  title: string;
  crumbs: { href: string; label: string }[];
  form: FormState;
  fileName: string;
  accept: string;
  /** Why he makes no copy; ''. */
  refusal: string;
  backHref: string;
}
export interface OriginalPage {
  title: string;
  crumbs: { href: string; label: string }[];
  form: FormState;
  fileName: string;
  /** Of a denunciation: nothing is asked that would name the denouncer. */
  isSealed: boolean;
  backHref: string;
}
export interface RemoveFilePage {
  title: string;
  crumbs: { href: string; label: string }[];
  form: FormState;
  backHref: string;
}

declare module '../../web/render.ts' {
  interface Pages {
    'documents/attachments': AttachmentsPage;
    'documents/reveal-file': RevealFilePage;
    'documents/redaction': RedactionPage;
    'documents/original': OriginalPage;
    'documents/remove-file': RemoveFilePage;
  }
}

const dotted = (iso: string) => iso.split('-').reverse().join('/');

/** One file in a record's list, with what this officer may do with it. */
export function fileItem(actor: Actor, file: ListedFile): FileItem {
  const opening = mayOpen(file);
  const shownId = file.restricted ? file.copyId : file.id;
  const isPreviewable = fileTypeOf(file.mediaType)?.isPreviewable ?? false;
  const own = file.unitId === actor.unitId;
  const actions: FileItem['actions'] = [];
  if (shownId !== null && mayServe(file).ok) {
    if (isPreviewable || file.restricted) actions.push({ href: `/attachments/${shownId}/preview`, label: 'Xem', icon: 'eye' });
    actions.push({ href: `/attachments/${shownId}`, label: 'Tải về', icon: 'download' });
  }
  const writes = own && may(actor, 'attachment:write');
  if (file.restricted && may(actor, 'identity:reveal'))
    actions.push({ href: `/attachments/${file.id}/reveal`, label: 'Xem bản gốc', icon: 'lock' });
  if (file.restricted && writes) actions.push({ href: `/attachments/${file.id}/redaction`, label: 'Thêm bản lược bỏ' });
  if (writes) actions.push({ href: `/attachments/${file.id}/original`, label: 'Bản gốc giấy' });
  if (own && mayRemove(actor, file).ok) actions.push({ href: `/attachments/${file.id}/removal`, label: 'Bỏ' });
  return {
    name: file.name,
    href: '',
    meta: metaOf(file),
    icon: file.restricted ? 'lock' : (fileTypeOf(file.mediaType)?.icon ?? 'file-text') === 'photo' ? 'photo' : 'file-text',
    error: !opening.ok && !file.restricted ? opening.because : '',
    tag: tagOf(file),
    actions,
    field: null,
    remove: null,
  };
}

function tagOf(file: ListedFile): FileItem['tag'] {
  const scan = scanTags[file.scanState];
  if (scan) return scan;
  if (file.returnedOn) return { words: 'Đã trả bản gốc', colour: 'grey', icon: 'arrow-back' };
  return file.isOriginalPaper ? { words: 'Có bản gốc', colour: 'violet', icon: 'file-certificate' } : null;
}

function metaOf(file: ListedFile): string {
  const words = fileTypeOf(file.mediaType)?.words ?? 'Tệp';
  const copy = file.restricted
    ? file.copyId
      ? 'Bản gốc được bảo mật, đang hiện bản lược bỏ thông tin'
      : 'Bản gốc được bảo mật, chưa có bản lược bỏ thông tin'
    : '';
  const returned = file.returnedOn
    ? `Trả bản gốc ngày ${dotted(file.returnedOn)}${file.returnedTo ? `, người nhận: ${file.returnedTo}` : ''}`
    : '';
  const pages = file.pages ? `${file.pages} trang` : '';
  return [
    words,
    sizeWords(file.sizeBytes),
    pages,
    `${formatDate(todayInVietnam(file.uploadedAt))}, ${file.uploaderName}`,
    copy,
    returned,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The answer of an upload: the file in the list the script keeps. */
export function uploadedItem(
  file: { id: number; name: string; sizeBytes: number; mediaType: string },
  isPending: boolean,
): FileItem {
  return {
    name: file.name,
    href: '',
    meta: `Đã tải lên · ${sizeWords(file.sizeBytes)}`,
    icon: fileTypeOf(file.mediaType)?.icon === 'photo' ? 'photo' : 'file-text',
    error: '',
    tag: isPending ? scanTags.pending : null,
    actions: [],
    field: null,
    remove: { name: 'remove', value: String(file.id), url: `/attachments/${file.id}/removal` },
  };
}

/**
 * The files of one record this reader may see, and whether he may add one, or why not. Of a record whose content he may not read an empty list
 * says that his role sees none, not that there are none. @param maxMb of each file, in megabytes
 */
export function attachmentsScreen(
  actor: Actor,
  kind: HostKind,
  host: HostRecord,
  files: readonly ListedFile[],
  form: FormState,
  maxMb: number,
): AttachmentsPage {
  const attaching = mayAttach(actor, host);
  return {
    title: 'Tài liệu trong hồ sơ',
    crumbs: [
      { href: host.href, label: host.label },
      { href: '', label: 'Tài liệu' },
    ],
    form,
    files: files.map((file) => fileItem(actor, file)),
    canAttach: attaching.ok,
    becauseNot: attaching.ok ? '' : attaching.because,
    isSealed: host.sealed,
    noFilesWords:
      host.sealed || !host.isRead ? 'Không có tệp nào mà vai trò hiện tại được xem.' : 'Chưa có tệp nào trong hồ sơ này.',
    uploadUrl: `/files?${kind}=${host.id}`,
    accept: acceptedNames,
    acceptedText: `Nhận ${acceptedWords}; mỗi tệp tối đa ${maxMb} MB, chọn được nhiều tệp. Không tải lên tài liệu có dấu Mật, Tối mật, Tuyệt mật.`,
    maxMb,
    hostHref: host.href,
  };
}

/** Where the officer came from: the record's list of files. */
export function listHref(file: FileRow): string {
  if (file.proceedingId) return `/proceedings/${file.proceedingId}/attachments`;
  if (file.petitionId) return `/petitions/${file.petitionId}/attachments`;
  if (file.visitId) return `/visits/${file.visitId}/attachments`;
  return file.paperId ? `/papers/${file.paperId}` : '/work';
}

const crumbsOf = (file: FileRow, last: string) => [
  { href: listHref(file), label: 'Tài liệu trong hồ sơ' },
  { href: '', label: last },
];

/** Asks for the purpose before a sealed original opens, or says why it does not. @param answer of the policy of sealing */
export function revealFileScreen(file: FileRow, form: FormState, answer: Answer): RevealFilePage {
  return {
    title: 'Xem bản gốc được bảo mật',
    crumbs: crumbsOf(file, 'Xem bản gốc'),
    form,
    fileName: file.name,
    purposes: revealPurposes.map((value) => ({ value, label: revealPurposeNames[value] })),
    refusal: answer.ok ? '' : answer.because,
    backHref: listHref(file),
  };
}

/** Asks for a copy of a sealed file without what tells who denounced, or says why it is not his to make. @param answer of redacting.ts */
export function redactionScreen(file: FileRow, form: FormState, answer: Answer): RedactionPage {
  return {
    title: 'Thêm bản lược bỏ thông tin',
    crumbs: crumbsOf(file, 'Bản lược bỏ thông tin'),
    form,
    fileName: file.name,
    accept: acceptedNames,
    refusal: answer.ok ? '' : answer.because,
    backHref: listHref(file),
  };
}

/** Asks about the paper a file was scanned from; of a sealed one not to whom it was given back. */
export function originalScreen(file: FileRow, form: FormState): OriginalPage {
  return {
    title: 'Bản giấy của tài liệu',
    crumbs: crumbsOf(file, 'Bản giấy'),
    form,
    fileName: file.name,
    isSealed: file.sealed,
    backHref: listHref(file),
  };
}

/** Asks whether the file is to be removed. */
export function removeFileScreen(file: FileRow, form: FormState): RemoveFilePage {
  return { title: `Bỏ tệp “${file.name}” khỏi hồ sơ?`, crumbs: crumbsOf(file, 'Bỏ tệp'), form, backHref: listHref(file) };
}
