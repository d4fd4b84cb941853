// The letter that has already answered the citizen of a visit: its sending is the answer, and the register takes kind and day from it
// (khoản 1 Điều 28 LTCD; khoản 3 Điều 4 NĐ154). The papers say it; nobody types it twice.
import type { UnitTx } from '../database/tx.ts';
import { formatDate } from '../deadlines/dates.ts';
import { type PaperKind, paperCatalogue } from '../documents/papers/catalogue.ts';
import { paperNumberWords } from '../documents/registry/queries.ts';
import type { PetitionStatus } from '../petitions/petition.ts';
import type { ReplyKind, VisitOutcome } from './visit.ts';
import { replyContradiction } from './workflow.ts';

/** What a letter to the sender says; null where the petition's own result tells, or the officer. */
const saidBy: Partial<Record<PaperKind, ReplyKind | null>> = {
  TCD01_2026: 'refusal_notice',
  KN03_2026: 'accepted',
  TC05_2019: 'accepted',
  KN04_2026: 'not_accepted',
  NOTICE_TO_SENDER: null,
  XLD02_2021: null,
  XLD05_2021: null,
  KNPA_REPLY: null,
};

/** What the notice about the processing of a petition said, by what became of it. */
const saidOfResult: Partial<Record<PetitionStatus, ReplyKind>> = {
  transferred: 'transferred',
  transferred_replied: 'transferred',
  notified_inadmissible: 'not_accepted',
  accepted: 'accepted',
};

export interface AnsweringLetter {
  /** '' where the letter alone does not say. */
  kind: ReplyKind | '';
  sentOn: string;
  href: string;
  /** "Thông báo về việc thụ lý giải quyết khiếu nại số 12/TB-UBND, gửi ngày 25/11/2026". */
  words: string;
}

/** The newest letter sent to whoever came, about this visit or the petition it brought, since that day; undefined while there is none this officer may read. */
export async function findAnsweringLetter(
  tx: UnitTx,
  visit: {
    unitId: number;
    id: number;
    petitionId: number | null;
    petitionStatus: PetitionStatus | null;
    outcome: VisitOutcome | null;
    receivedOn: string;
  },
): Promise<AnsweringLetter | undefined> {
  const paper = await tx.maybe<{
    id: number;
    kind: PaperKind;
    symbol: string;
    year: number | null;
    number: number | null;
    sentOn: string;
  }>(
    `select id, kind, symbol, year, number, sent_on from papers
      where unit_id = $1 and (visit_id = $2 or petition_id = $3) and kind = any($4) and state in ('sent','acknowledged') and sent_on >= $5::date
      order by sent_on desc, id desc limit 1`,
    [visit.unitId, visit.id, visit.petitionId, Object.keys(saidBy), visit.receivedOn],
  );
  if (!paper) return undefined;
  const { petitionStatus } = visit;
  const said = saidBy[paper.kind] ?? (petitionStatus === null ? null : saidOfResult[petitionStatus]) ?? '';
  const title = paperCatalogue[paper.kind].title;
  return {
    kind: said !== '' && replyContradiction(said, petitionStatus, visit.outcome) !== '' ? '' : said,
    sentOn: paper.sentOn,
    href: `/papers/${paper.id}`,
    words: `${title}${paper.number === null ? '' : ` số ${paperNumberWords(paper)}`}, gửi ngày ${formatDate(paper.sentOn)}`,
  };
}
