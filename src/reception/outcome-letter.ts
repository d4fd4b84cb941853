// The letter that belongs to what the desk did with a matter it only heard (legal.md §3.6): a guidance slip, a transfer slip, the
// request to the body below. What was handed over on paper is in the book of petitions, and its own file drafts its letter.
import { seeingOwn } from '../database/seeing-own.ts';
import type { UnitTx } from '../database/tx.ts';
import { createPaper } from '../documents/actions.ts';
import { numberAndSymbol } from '../documents/papers/number.ts';
import { NotAllowedNow } from '../errors.ts';
import { withoutSendersOf } from '../sealing/sealed-words.ts';
import type { Act } from '../web/act.ts';
import { lockFor } from './actions.ts';
import { insteadOfAnswer, paperParts } from './papers.ts';
import { listVisitMatters, listVisitParties, loadVisitRecord } from './queries.ts';
import type { LetterInput } from './step-forms.ts';
import { entryOf } from './stored-entry.ts';
import { assertUrgesBelow, urgingFields } from './urging.ts';
import { typeOfContents, type VisitOutcome } from './visit.ts';
import { hasLetterOutcome, type LetterOutcome } from './workflow.ts';

export interface OutcomeLetter {
  /** False where it urges a body that does not stand below. */
  isBelow: boolean;
  /** "05/PHD-UBND"; '' until the clerk has numbered it. */
  number: string;
  toOrg: string;
}

/** Visit and outcome → its letter. */
export type OutcomeLetters = { of(visit: { id: number; outcome: VisitOutcome | null }): OutcomeLetter | undefined };

/** The letters of a visit, or of all visits of a period. A number is no content: those of sealed visits count for everybody. */
export async function listOutcomeLetters(
  tx: UnitTx,
  unitId: number,
  asked: { visitId: number } | { from: string; to: string },
): Promise<OutcomeLetters> {
  const [visitId, from, to] = 'visitId' in asked ? [asked.visitId, null, null] : [null, asked.from, asked.to];
  const rows = await seeingOwn(tx, true, () =>
    tx.rows<{
      visitId: number;
      kind: string;
      number: number | null;
      symbol: string;
      toOrg: string | null;
      purpose: string | null;
      isBelow: boolean | null;
    }>(
      `select w.visit_id, w.kind, w.number, w.symbol, w.fields ->> 'toOrg' as to_org, w.fields ->> 'purpose' as purpose,
              (w.fields ->> 'isBelow')::boolean as is_below
         from papers w join visits v on v.unit_id = w.unit_id and v.id = w.visit_id
        where w.unit_id = $1 and w.petition_id is null and w.state <> 'revoked'
          and w.kind in ('XLD02_2021', 'XLD04_2021', 'XLD05_2021', 'NOTICE_TO_SENDER', 'HANDLING_LETTER')
          and (v.id = $2::bigint or v.received_on between $3::date and $4::date) order by w.id`,
      [unitId, visitId, from, to],
    ),
  );
  const found = new Map(
    rows.map((row) => [
      `${row.visitId} ${outcomeBehind(row)}`,
      {
        number: row.number === null ? '' : numberAndSymbol(row.number, row.symbol),
        toOrg: row.toOrg ?? '',
        isBelow: row.isBelow !== false,
      },
    ]),
  );
  return { of: (visit) => found.get(`${visit.id} ${visit.outcome}`) };
}

function outcomeBehind({ kind, purpose }: { kind: string; purpose: string | null }): LetterOutcome {
  if (kind === 'XLD04_2021') return 'transferred';
  if (kind === 'HANDLING_LETTER') return purpose === 'urge' ? 'urge_subordinate' : 'transferred';
  return 'guided';
}

/** Drafts the letter of the outcome; of a sealed visit without name and words. Gives the paper's id. @throws NotPermitted, NotAllowedNow, FormInvalid */
export async function draftOutcomeLetter(act: Act, id: number, typed: LetterInput): Promise<number> {
  const { tx, actor } = act;
  const visit = await lockFor(act, id, 'letter', typed.version);
  const input = await withoutSendersOf(act, { ...visit, visitId: id }, typed);
  const { outcome } = visit;
  const letters = await listOutcomeLetters(tx, actor.unitId, { visitId: id });
  if (!hasLetterOutcome(outcome) || letters.of(visit))
    throw new NotAllowedNow('Đã soạn văn bản của kết quả tiếp này. Mở văn bản ấy tại lượt tiếp.', `/visits/${id}`);
  const matters = await listVisitMatters(tx, visit);
  const entry = entryOf(await loadVisitRecord(tx, id), await listVisitParties(tx, visit), matters);
  const { contentType, person, summary } = paperParts(visit, entry);
  const shared = { receivedOn: visit.receivedOn, visitedOn: visit.receivedOn };
  const subject = { visitId: id, sealed: visit.sealed };

  if (outcome === 'transferred' && contentType === 'KNPA') {
    const fields = { ...shared, toOrg: input.org, writtenOn: null, sender: person, content: summary };
    return createPaper(act, { kind: 'XLD04_2021', ...subject, fields });
  }
  // Nothing is demanded of whom this office does not stand above, whatever the register says already.
  if (outcome === 'urge_subordinate') await assertUrgesBelow(act, { outcome, urgedOrg: input.org }, { field: 'org' });
  if (outcome !== 'guided') {
    const letter = { ...shared, toOrg: input.org, writtenOn: null, content: summary };
    const fields =
      outcome === 'urge_subordinate' || contentType === 'TC'
        ? urgingFields(visit, entry, input.org)
        : { ...letter, purpose: 'transfer' as const, petitionType: contentType, sender: person };
    // The complainant is told where his complaint went (khoản 1 Điều 28 LTCD); of a denunciation nobody is named.
    const told = outcome === 'transferred' && !visit.sealed ? { recipients: insteadOfAnswer(person) } : {};
    return createPaper(act, { kind: 'HANDLING_LETTER', ...subject, fields, ...told });
  }
  if (!visit.sealed && typeOfContents(entry.contents) === 'MIXED') {
    const contents = entry.contents.map((one) => ({
      content: one.summary,
      type: one.type,
      competentOrg: one.org || input.org,
    }));
    return createPaper(act, { kind: 'XLD05_2021', ...subject, fields: { ...shared, sender: person, contents } });
  }
  if (contentType === 'KN') {
    const fields = { ...shared, complainant: person, summary, competentOrg: input.org };
    return createPaper(act, { kind: 'XLD02_2021', ...subject, fields });
  }
  const fields = {
    ...shared,
    recipient: person,
    petitionType: contentType,
    summary,
    outcome: { result: 'guided' as const, competentOrg: input.org },
  };
  return createPaper(act, { kind: 'NOTICE_TO_SENDER', ...subject, fields });
}
