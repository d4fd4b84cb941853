// Nobody approves what he proposed or drafted himself, whatever post he now acts in: as head, or in the head's place by a mandate
// (decisions 17). What an officer who decides writes in that post is his decision, not a proposal. Pure.
import type { Actor } from './actor.ts';
import { matrix, roleMay } from './permissions.ts';
import type { Role } from './roles.ts';

/** Who put forward what is to be approved; null where it is a decision itself, or nobody did. */
export type Author = number | null | undefined;

/** Did this account write it itself? Then somebody else says yes to it. */
export const isOwnProposal = (actor: Pick<Actor, 'accountId'>, author: Author): boolean => author === actor.accountId;

/** Said beside what waits for an officer's yes or no, of what he put forward himself; '' for nothing. */
export const ownWaitingWords = (count: number): string =>
  count === 0 ? '' : `${count.toLocaleString('vi-VN')} đề xuất của chính ông, bà chờ người khác duyệt, không tính ở đây.`;

interface Written {
  createdBy: number;
  /** The post it was written in; left out, or null, where that is not known. */
  writtenAs?: string | null;
}

/** Was it written in a post that decides, so that it is the decision's own: the same as `isOfDecision`. */
export const isDecisionsOwn = ({ writtenAs }: { writtenAs?: string | null | undefined }): boolean =>
  writtenAs === null || writtenAs === undefined || roleMay(writtenAs as Role, 'proceeding:decide');

/** Whose draft a paper is to this officer: nobody's where it was written in a post that decides, and he decides too. */
export function draftAuthor(actor: Pick<Actor, 'role'>, { createdBy, writtenAs }: Written): Author {
  return isDecisionsOwn({ writtenAs }) && roleMay(actor.role, 'proceeding:decide') ? null : createdBy;
}

/** SQL: what of a petition (p) waits for a superior's yes or no was put forward by this officer, so that another answers it. $2 account. */
export const isOwnWaiting = `(p.status = 'proposed' and p.next_act in ('endorse','approve') and coalesce((select x.proposed_by from proposals x
  where x.unit_id = p.unit_id and x.petition_id = p.id order by x.id desc limit 1) = $2, false))`;

const deciders = matrix['proceeding:decide'].map((role) => `'${role}'`).join(',');

/** SQL: a paper (w) was written in a post that decides, so that it is the decision's own. */
export const isOfDecision = `coalesce(w.written_as, '${matrix['proceeding:decide'][0]}') in (${deciders})`;

/** SQL: this officer's own draft among papers (w), which another approves. $2 account, $3 role. */
export const isOwnDraft = `(w.created_by = $2 and not ($3 in (${deciders}) and ${isOfDecision}))`;
