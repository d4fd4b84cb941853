// What was sent and is revoked: whoever was sent it hears of it by a notice of its own.
import type { Tx } from '../../database/tx.ts';
import { raised } from '../../first-letter.ts';
import type { Act } from '../../web/act.ts';
import { type PaperAudience, paperCatalogue, paperTitle } from '../papers/catalogue.ts';
import { type DenouncedData, denouncedName } from '../papers/denunciation.ts';
import { numberAndSymbol } from '../papers/number.ts';
import { unnamedDenouncer } from '../papers/withdrawal-notice.ts';
import type { WithdrawnPaper } from '../papers/withdrawn.ts';
import { createPaper } from './actions.ts';
import { usualReceiver } from './receivers.ts';
import { type PaperRow, paperColumns } from './records.ts';
import { goesToDenouncer, sealedReceiver } from './sending.ts';
import { issuerOf, listTelling, tellingNotes } from './standing.ts';

/** Said before a paper that left is revoked; '' of one nobody has. */
export const withdrawalWords = (paper: Pick<PaperRow, 'kind' | 'number' | 'sentOn' | 'sentTo'>): string => {
  if (paper.kind === 'WITHDRAWAL_NOTICE')
    return 'Nơi đã nhận văn bản bị thu hồi vẫn phải được báo: dự thảo thông báo mới được lập ngay';
  return isTold(paper)
    ? `“${paperCatalogue.WITHDRAWAL_NOTICE.title}” gửi ${paper.sentTo || 'nơi đã nhận'} được lập dự thảo cùng lúc; hồ sơ còn nợ việc này đến khi thông báo đã gửi`
    : '';
};

/** It has a number and has left. */
const isTold = ({ number, sentOn }: Pick<PaperRow, 'number' | 'sentOn'>): boolean => number !== null && sentOn !== null;

/**
 * Drafts the notice to those a revoked paper was sent to; a notice that is revoked itself is drafted again, or nobody would be told.
 * @param reason as it stands with the paper: without the senders of a sealed record
 */
export async function tellOfWithdrawal(act: Act, paper: PaperRow, reason: string): Promise<void> {
  const { petitionId, visitId, proceedingId, transferId, sealed } = paper;
  const record = { kind: 'WITHDRAWAL_NOTICE' as const, petitionId, visitId, proceedingId, transferId, sealed };
  if (paper.kind === 'WITHDRAWAL_NOTICE') {
    await createPaper(act, { ...record, fields: paper.fields as never, recipients: paper.recipients });
    return;
  }
  if (!isTold(paper) || paper.number === null) return;
  const { id, symbol, issuedOn, sentOn } = paper;
  const withdrawn: WithdrawnPaper = {
    id,
    title: paperTitle(paper),
    number: numberAndSymbol(paper.number, symbol),
    on: issuedOn,
    by: issuerOf(paper),
    sentOn,
    to: toldWords(paper),
  };
  await createPaper(act, {
    ...record,
    fields: { withdrawn, withdrawnOn: act.moment.today, reason, consequence: null, receivers: receiversOf(paper) },
  });
}

/** Who reads a paper, by his part in the matter: lists name nobody. An office has no part of its own. */
const parts: Readonly<Record<PaperAudience, string>> = {
  office: 'cơ quan, đơn vị nhận',
  sender: 'người gửi đơn',
  complainant: 'người khiếu nại',
  denouncer: 'người tố cáo',
  denounced: 'người bị tố cáo',
  public: '',
};

/** To whom the revoked paper had gone, in the words lists tell the notices apart by. */
function toldWords(paper: PaperRow): string {
  const { audience } = paperCatalogue[paper.kind];
  // What is published went to whoever the matter is about, and to the offices named beside him.
  const part = goesToDenouncer(paper) ? parts.denouncer : audience === 'public' ? publicPart(paper) : parts[audience];
  return audience !== 'office' && receiversOf(paper).length > 1 ? `${part} và nơi nhận khác` : part;
}
const publicPart = ({ kind }: PaperRow) => (kind === 'TC12_2019' ? parts.denounced : parts.complainant);

/** Whom the sending book names, one by one; whom the paper itself names where it was sent before this was asked. */
const receiversOf = (paper: PaperRow): string[] =>
  (paper.sentTo || usualReceiver(paper))
    .replaceAll(sealedReceiver, unnamedDenouncer)
    .split(';')
    .map((one) => raised(one.trim()))
    .filter((one) => one !== '')
    .map((one) => asDenounced(paper, one));

/** The denounced, whom some papers list by name alone, as every paper to him addresses him. */
function asDenounced({ fields }: PaperRow, receiver: string): string {
  const { denounced } = fields as { denounced?: DenouncedData | DenouncedData[] | null };
  const he = [denounced ?? []].flat().find(({ name }) => name && raised(name) === receiver);
  return he ? raised(denouncedName({ ...he, name: receiver })) : receiver;
}

/** The notices of what was revoked that have not left: of a proceeding, or of one revoked paper. */
export function listOwedNotices(
  tx: Tx,
  of: { unitId: number; proceedingId: number } | { unitId: number; withdrawnId: number },
): Promise<PaperRow[]> {
  const [where, id] =
    'proceedingId' in of
      ? ['w.proceeding_id = $2', of.proceedingId]
      : ["(w.fields -> 'withdrawn' ->> 'id')::bigint = $2", of.withdrawnId];
  return tx.rows<PaperRow>(
    `select ${paperColumns} from papers w where w.unit_id = $1 and w.kind = 'WITHDRAWAL_NOTICE' and ${where}
        and w.state in ('draft','submitted','approved','numbered','signed') order by w.id`,
    [of.unitId, id],
  );
}

/** "“Thông báo thu hồi văn bản” về Quyết định … số 05/QĐ-UBND chưa gửi": owed until it has left. */
export function owedWords({ fields }: Pick<PaperRow, 'fields'>): string {
  const { title, number } = (fields.withdrawn ?? {}) as Partial<WithdrawnPaper>;
  return `“${paperCatalogue.WITHDRAWAL_NOTICE.title}” về “${title ?? ''}” số ${number ?? ''} chưa gửi đến nơi đã nhận văn bản ấy`;
}

/** What is said of a revoked paper beside its words: the notice of it that is owed, and what was told on the strength of it. */
export async function notesOfRevoked(tx: Tx, paper: PaperRow) {
  const owed = await listOwedNotices(tx, { unitId: paper.unitId, withdrawnId: paper.id });
  return [
    ...owed.map((one) => ({ text: `${owedWords(one)}.`, link: { href: `/papers/${one.id}`, label: 'Mở thông báo' } })),
    ...tellingNotes(await listTelling(tx, paper)),
  ];
}
