// Where the words of a record stand: every column that somebody typed or the software filled with what somebody typed. At the moment
// of a seal all of them pass one place (masking.ts). Pure.

export interface WordTable {
  table: string;
  /** The column that names the record. */
  record: string;
  /** The column that tells its rows apart, beside the unit. */
  key: string;
  /** Texts, and jsonb whose texts count each. */
  words: readonly string[];
  /** Columns that several rows share which were written in one act: the same words stand on all of them. */
  writtenBy?: readonly string[];
}

const of =
  (record: string) =>
  (table: string, key: string, ...words: string[]): WordTable => ({ table, record, key, words });
const ofPetition = of('petition_id');
const ofVisit = of('visit_id');
/** The remark of whoever signed for what another unit handed over, in one act with other items of the list. */
const signedFor = (record: string): WordTable => ({
  ...of(record)('handovers', 'id', 'remark'),
  writtenBy: ['signed_at', 'signed_by'],
});

/** The words of a petition, of what was decided and done about it, and of its proceeding; its papers are masked by the documents. */
export const petitionWords: readonly WordTable[] = [
  of('id')('petitions', 'id', 'paper_number', 'void_reason'),
  ofPetition(
    'petition_contents',
    'petition_id',
    'subject',
    'summary',
    'request',
    'contested_number',
    'contested_by',
    'previous_org',
    'previous_number',
    'previous_result',
    'source_org',
    'source_number',
    'processing_note',
    'secret_file_no',
    'competence_basis',
    'limit_reason',
  ),
  ofPetition('petition_points', 'id', 'summary', 'competent_org'),
  ofPetition('petition_links', 'id', 'undo'),
  ofPetition('proposals', 'id', 'reason', 'basis', 'destination', 'details', 'comment'),
  ofPetition('handled_on_paper', 'petition_id', 'paper_number', 'decided_by', 'destination', 'kept_at'),
  ofPetition(
    'proceeding_contents',
    'proceeding_id',
    'accepted_points',
    'verification_result',
    'respondent_view',
    'dialogue_result',
    'conclusion',
    'legal_basis',
    'complexity_reason',
  ),
  ofPetition('proceeding_members', 'id', 'conflict_note'),
  ofPetition('proceeding_steps', 'id', 'details', 'undo', 'taken_back_reason'),
  ofPetition('proceeding_outcomes', 'id', 'note'),
  ofPetition('transfers', 'id', 'to_outside', 'reason', 'basis', 'reply_number', 'reply_note'),
  ofPetition('transfer_answers', 'id', 'reason', 'basis'),
  signedFor('petition_id'),
];

/** What tells of those it is against. Their names stay: a denounced may be called as his denouncer is. */
export const opponentWords: readonly WordTable[] = [
  ofPetition('petition_contents', 'petition_id', 'respondent'),
  ofPetition('parties', 'id', 'position', 'organization', 'address', 'ward_text', 'proof'),
];

/** The words of a visit and of the tasks given at it. */
export const visitWords: readonly WordTable[] = [
  of('id')(
    'visits',
    'id',
    'host_name',
    'host_title',
    'guided_to',
    'guidance_number',
    'transferred_to',
    'transfer_number',
    'previous_resolver',
    'void_reason',
    'paper_number',
  ),
  ofVisit(
    'visit_contents',
    'visit_id',
    'summary',
    'request',
    'explained',
    'conclusion',
    'result_tracking',
    'note',
    'companions',
    'respondent',
    'respondent_post',
  ),
  ofVisit('visit_matters', 'id', 'summary', 'competent_org'),
  ofVisit('conclusion_tasks', 'id', 'charged', 'work', 'result'),
  signedFor('visit_id'),
];

/** Those of a visit that its form of reception does not ask for: nobody is asked how they are kept when a correction seals it. */
export const followUpWords: readonly WordTable[] = [
  of('id')('visits', 'id', 'guided_to', 'guidance_number', 'transferred_to', 'transfer_number', 'void_reason', 'paper_number'),
  ofVisit('visit_contents', 'visit_id', 'explained', 'conclusion', 'result_tracking'),
  ofVisit('conclusion_tasks', 'id', 'charged', 'work', 'result'),
  signedFor('visit_id'),
];
