// One transfer: where it went, what was answered, the package while it is open, the next step.
import type { Actor } from '../accounts/actor.ts';
import { formatDate } from '../deadlines/dates.ts';
import { assignerWords } from '../petitions/assigner.ts';
import { fieldName, isOpposing, opponentNames, petitionTypeNames, type Tag } from '../petitions/petition.ts';
import { loadPetitionRecord } from '../petitions/queries.ts';
import type { Context } from '../web/pages.ts';
import { mayAnswer, mayReply, readsWords } from './policy.ts';
import {
  findPackage,
  type HopRow,
  listHops,
  listPackageFiles,
  loadTransfer,
  type PackageFile,
  type TransferPackage,
  type TransferRow,
} from './queries.ts';
import { letterNumber } from './registration.ts';
import { hopWords, isAlarming, stateOf, transferTags, transitWords } from './transfer.ts';

type Item = { term: string; text: string; note?: string; href?: string };

export interface TransferPage {
  title: string;
  csrf: string;
  heading: string;
  stateTag: Tag;
  alarm: string;
  facts: Item[];
  answerFacts: Item[];
  hops: { label: string; note: string; state: '' | 'now' | 'done' }[];
  isShown: boolean;
  hiddenWords: string;
  contentFacts: Item[];
  people: { name: string; role: string; lines: string }[];
  packageFiles: { name: string; href: string; meta: string; tag: Tag | null }[];
  nextTitle: string;
  nextText: string;
  primary: { href: string; label: string; icon: string; post: boolean } | null;
  secondary: { href: string; label: string; post: boolean } | null;
  otherLinks: { href: string; label: string }[];
}

declare module '../web/render.ts' {
  interface Pages {
    'transfers/show': TransferPage;
  }
}

/** One transfer as this officer sees it; the package only for a receiver who opened it and has not answered. @throws NotFound */
export async function transferScreen(context: Context): Promise<TransferPage> {
  const { tx, actor, moment, id } = context;
  const row = await loadTransfer(tx, id);
  const state = stateOf(row);
  const isReceiver = row.toUnitId === actor.unitId;
  const isOpen = isReceiver && row.isOpened && state === 'opened';
  const sent = isOpen ? await findPackage(tx, id) : undefined;
  const packageFiles = sent ? await listPackageFiles(tx, id) : [];
  const hops = await listHops(tx, row.petitionId);
  return {
    title: `Chuyển đơn từ ${row.fromName}`,
    csrf: context.csrf,
    heading: `${petitionTypeNames[row.petitionType]} chuyển đến ${row.toName}`,
    stateTag: transferTags[state],
    alarm: alarmOf(row),
    facts: factsOf(row, actor, moment.today),
    answerFacts: answerFacts(row, actor),
    hops: hops.map(hopStep),
    isShown: sent !== undefined,
    hiddenWords: hiddenWords(isReceiver, isOpen, state),
    contentFacts: sent ? contentFacts(sent) : [],
    people: sent ? peopleOf(sent) : [],
    packageFiles: packageFiles.map((one) => fileLine(id, one)),
    ...(await nextStep(context, row)),
  };
}

function alarmOf(row: TransferRow): string {
  if (row.isReturnToEarlier) return 'Đơn quay lại đơn vị đã từng nhận. Lãnh đạo hai đơn vị đã được báo.';
  return isAlarming(row) ? `Đơn được chuyển lần thứ ${row.hop}. Lãnh đạo hai đơn vị đã được báo.` : '';
}

function factsOf(row: TransferRow, actor: Actor, today: string): Item[] {
  return [
    { term: 'Đơn vị chuyển', text: row.fromName, note: `(${row.sentByName})` },
    { term: 'Nơi nhận', text: row.toName },
    { term: 'Ngày chuyển', text: formatDate(row.sentOn), note: `(thời gian chuyển: ${transitWords(row, today)})` },
    { term: 'Lần chuyển', text: hopWords(row) },
    ...(readsWords(row, actor)
      ? [
          { term: 'Lý do chuyển', text: row.reason },
          { term: 'Căn cứ', text: row.basis },
        ]
      : []),
    ...(row.unitId === actor.unitId ? [{ term: 'Đơn gốc', text: 'Xem đơn', href: `/petitions/${row.petitionId}` }] : []),
  ];
}

function answerFacts(row: TransferRow, actor: Actor): Item[] {
  const by = row.answeredByName ?? 'Phần mềm tự nhận';
  return [
    ...(row.openedOn ? [{ term: 'Mở đọc', text: formatDate(row.openedOn) }] : []),
    ...(row.answer === 'accepted' && row.answeredOn
      ? [{ term: 'Nhận đơn', text: formatDate(row.answeredOn), note: `(${by})` }]
      : []),
    ...(row.answer === 'accepted' && row.toUnitId === actor.unitId && row.answerPetitionId
      ? [{ term: 'Đơn đã đăng ký', text: 'Xem đơn', href: `/petitions/${row.answerPetitionId}` }]
      : []),
    ...(row.answer === 'returned' && row.answeredOn
      ? [
          { term: 'Trả lại', text: formatDate(row.answeredOn), note: `(${by})` },
          ...(readsWords(row, actor)
            ? [
                { term: 'Lý do trả lại', text: row.answerReason },
                { term: 'Căn cứ trả lại', text: row.answerBasis },
              ]
            : []),
        ]
      : []),
    ...(row.replyOn
      ? [
          {
            term: 'Văn bản phúc đáp',
            text: `${row.replyNumber} ngày ${formatDate(row.replyOn)}`,
            note: readsWords(row, actor) ? row.replyNote : '',
          },
        ]
      : []),
  ];
}

function hopStep(hop: HopRow): TransferPage['hops'][number] {
  const label = `${hop.fromName} → ${hop.toName}`;
  const on = formatDate(hop.sentOn);
  if (hop.answer === 'accepted')
    return { label, note: `Chuyển ${on}, nhận ${formatDate(hop.answeredOn ?? hop.sentOn)}`, state: 'done' };
  if (hop.answer === 'returned')
    return { label, note: `Chuyển ${on}, trả lại ${formatDate(hop.answeredOn ?? hop.sentOn)}`, state: 'done' };
  if (hop.replyOn) return { label, note: `Chuyển ${on}, phúc đáp ${formatDate(hop.replyOn)}`, state: 'done' };
  return { label, note: `Chuyển ${on}, chờ trả lời`, state: 'now' };
}

function hiddenWords(isReceiver: boolean, isOpen: boolean, state: string): string {
  if (!isReceiver) return '';
  if (state === 'returned') return 'Đơn đã trả lại đơn vị chuyển, nội dung không còn xem được ở đây.';
  if (state === 'accepted' || state === 'replied') return 'Đơn vị đã nhận đơn: nội dung, tài liệu xem ở đơn đã đăng ký.';
  return isOpen ? 'Nội dung được bảo mật.' : 'Nội dung hiện ra sau khi mở hồ sơ. Việc mở được ghi tên người mở và thời điểm.';
}

function contentFacts({ facts, content, letter }: TransferPackage): Item[] {
  return [
    { term: 'Nội dung chính', text: content.subject },
    { term: 'Tóm tắt', text: content.summary },
    { term: 'Yêu cầu', text: content.request },
    { term: 'Người gửi', text: content.sender_label },
    { term: 'Người bị khiếu nại, tố cáo', text: content.respondent },
    { term: 'Lĩnh vực', text: fieldName(facts.field) },
    { term: 'Quyết định bị khiếu nại', text: [content.contested_number, content.contested_by].filter(Boolean).join(', ') },
    { term: 'Ngày viết đơn', text: facts.writtenOn ? formatDate(facts.writtenOn) : '' },
    { term: 'Nơi chuyển nhận đơn', text: formatDate(facts.receivedOn) },
    {
      term: 'Phiếu chuyển',
      text: letter
        ? [letterNumber(letter) || 'chưa có số', letter.issuedOn ? `ngày ${formatDate(letter.issuedOn)}` : ''].join(' ').trim()
        : '',
    },
    ...(content.has_state_secret
      ? [{ term: 'Tài liệu mật', text: `Lưu hồ sơ giấy số ${content.secret_file_no || 'chưa ghi'}` }]
      : []),
  ];
}

const partyRoleNames: Record<string, string> = {
  complainant: 'Người khiếu nại',
  denouncer: 'Người tố cáo',
  petitioner: 'Người kiến nghị, phản ánh',
  related_party: 'Người liên quan',
  representative: 'Người đại diện',
  authorized_agent: 'Người được ủy quyền',
  lawyer: 'Luật sư',
  legal_aid_officer: 'Người trợ giúp pháp lý',
  companion: 'Người đi cùng',
};

function peopleOf({ parties, facts }: TransferPackage): TransferPage['people'] {
  return parties.map((party) => ({
    name: party.name,
    role: isOpposing(party)
      ? opponentNames[facts.sealed ? 'TC' : facts.petitionType]
      : (partyRoleNames[party.role] ?? party.role),
    lines: party.sealed
      ? 'Thông tin được bảo mật'
      : [party.position, party.organization, party.address, party.ward_text, party.phone].filter(Boolean).join(', ') ||
        'chưa có thông tin khác',
  }));
}

function fileLine(transferId: number, one: PackageFile): TransferPage['packageFiles'][number] {
  const canOpen = !one.restricted && (one.scanState === 'clean' || one.scanState === 'unscanned');
  const size =
    one.sizeBytes < 1_048_576
      ? `${Math.max(1, Math.round(one.sizeBytes / 1024))} KB`
      : `${(one.sizeBytes / 1_048_576).toFixed(1).replace('.', ',')} MB`;
  const why = one.restricted ? 'bản gốc được bảo mật, mở sau khi nhận đơn' : canOpen ? '' : 'chưa kiểm tra xong mã độc';
  return {
    name: one.name,
    href: canOpen ? `/transfers/${transferId}/files/${one.id}` : '',
    meta: [one.isLetter ? 'phiếu chuyển' : '', size, why].filter(Boolean).join(', '),
    tag: one.restricted ? { words: 'Bảo mật', colour: 'violet', icon: 'lock' } : null,
  };
}

async function nextStep(
  context: Context,
  row: TransferRow,
): Promise<Pick<TransferPage, 'nextTitle' | 'nextText' | 'primary' | 'secondary' | 'otherLinks'>> {
  const { actor, tx } = context;
  const state = stateOf(row);
  const facts = { toUnitId: row.toUnitId, state };
  const none = { primary: null, secondary: null, otherLinks: [{ href: '/transfers', label: 'Danh sách chuyển đơn' }] };
  if (row.toUnitId === actor.unitId) {
    const open = mayAnswer(actor, 'open', facts);
    if (open.ok) {
      return {
        ...none,
        nextTitle: 'Mở hồ sơ',
        nextText: 'Sau bước này: đơn vị chuyển biết hồ sơ đã được mở.',
        primary: { href: `/transfers/${row.id}/opening`, label: 'Mở hồ sơ', icon: 'eye', post: true },
      };
    }
    const accept = mayAnswer(actor, 'accept', facts);
    if (accept.ok) {
      return {
        ...none,
        nextTitle: 'Nhận hoặc trả lại',
        nextText: `Nhận đơn: đơn được cấp số của đơn vị, thời hạn tính từ ngày ${formatDate(row.sentOn)}${row.sealed ? '' : ', mã tra cứu của công dân giữ nguyên'}. Sau bước này: ${row.sealed ? 'người có quyền phân công của đơn vị' : await assignerWords(context)} phân công xử lý đơn.`,
        primary: { href: `/transfers/${row.id}/acceptance`, label: 'Nhận đơn', icon: 'check', post: true },
        secondary: { href: `/transfers/${row.id}/return`, label: 'Trả lại đơn', post: false },
      };
    }
    return { ...none, nextTitle: 'Đã trả lời', nextText: accept.because };
  }
  if (row.unitId !== actor.unitId) return { ...none, nextTitle: 'Chỉ xem', nextText: 'Đơn thuộc đơn vị khác.' };
  const reply = state === 'returned' ? { ok: false as const } : mayReply(actor, await loadPetitionRecord(tx, row.petitionId));
  if (reply.ok) {
    return {
      ...none,
      nextTitle: 'Chờ nơi nhận trả lời',
      nextText: 'Khi nơi nhận có văn bản phúc đáp, ghi số và ngày để kết thúc theo dõi.',
      primary: { href: `/petitions/${row.petitionId}/reply`, label: 'Ghi văn bản phúc đáp', icon: 'file-check', post: false },
    };
  }
  return {
    ...none,
    nextTitle: state === 'returned' ? 'Đơn đã trở về' : 'Theo dõi',
    nextText: state === 'returned' ? 'Thời hạn xử lý được tính lại từ ngày trả lại.' : 'Không còn việc ở bước này.',
  };
}
