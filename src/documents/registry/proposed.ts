// The paper that carries out what is proposed: it is approved by the approval of the proposal and by nothing else, or it could be numbered
// and sent while the leader still chooses another way. Pure.

/** SQL: how the latest proposal stands that this paper (w) carries out; null for a paper of no proposal. */
export const proposalState = `(select r.state from proposals r where r.unit_id = w.unit_id and r.petition_id = w.petition_id and r.paper_id = w.id
  order by r.id desc limit 1)`;

/** SQL: nobody has agreed to what this paper (w) carries out. */
export const isMerelyProposed = `coalesce(${proposalState} <> 'approved', false)`;

interface Proposed {
  /** Left out, or null, for a paper of no proposal. */
  proposalState?: string | null;
  sentOn?: string | null;
  state: string;
}

/** Nobody has agreed to what it carries out; what has left all the same is received, corrected and revoked like any other. */
export const isHeldByProposal = ({ proposalState, sentOn, state }: Proposed): boolean =>
  typeof proposalState === 'string' &&
  proposalState !== 'approved' &&
  state !== 'revoked' &&
  (sentOn === null || sentOn === undefined);

/** Does it wait for the answer to its proposal, or was that sent back. */
export const awaitsProposal = (paper: Proposed): boolean =>
  isHeldByProposal(paper) && (paper.proposalState === 'submitted' || paper.proposalState === 'endorsed');

/** Why such a paper is not approved, numbered or sent by itself; said only where `isHeldByProposal`. */
export const heldWords = (paper: Proposed): string =>
  awaitsProposal(paper)
    ? 'Văn bản này thực hiện một đề xuất đang chờ phê duyệt: phê duyệt hoặc trả lại ở trang phê duyệt đề xuất. Trước đó văn bản không được phê duyệt, cấp số hay gửi riêng.'
    : 'Đề xuất của văn bản này đã được trả lại: văn bản được trình lại cùng đề xuất, không phê duyệt, cấp số, gửi riêng.';
