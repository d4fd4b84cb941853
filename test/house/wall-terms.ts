// What a policy of the wall says, in few words: PostgreSQL's own text of it, read into the terms wall() is made of.

const setting = (name: string) => `( SELECT NULLIF(current_setting('app.${name}', true), ''))`;
const isSet = (name: string, value: string) => `( SELECT (current_setting('app.${name}', true) = '${value}'))`;
const own = `(unit_id = ${setting('unit')})`;
const inReach = `(${isSet('all', '1')} OR (unit_id = ANY (${setting('units')})))`;
const amongOr0 = (column: string, hidden: string) => `(COALESCE(${column}, 0) = ANY (( SELECT ${hidden}())))`;
const among = (column: string, hidden: string) => `(${column} = ANY (( SELECT ${hidden}())))`;

/** Term → how it is written; longer ones first, as they hold shorter ones. */
const terms: readonly (readonly [string, string])[] = [
  ['readable', `((NOT sealed) OR (( SELECT sealed_units()) && ARRAY[0, unit_id]))`],
  [
    'assigned',
    `((COALESCE(petition_id, 0) = ANY (( SELECT CASE WHEN (current_setting('app.assigned', true) = '1') THEN array_remove(COALESCE(assigned_petitions(), '{}'), NULL) ELSE NULL END))) IS NOT FALSE)`,
  ],
  [
    'contents in reach',
    `(( SELECT ((current_setting('app.all', true) = '1') AND (current_setting('app.contents', true) IS DISTINCT FROM 'own'))) OR (unit_id = ANY (${setting('units')})))`,
  ],
  [
    'own contents',
    `((( SELECT current_setting('app.contents', true)) IS DISTINCT FROM 'own') OR (unit_id = ANY (${setting('units')})))`,
  ],
  ['reach', inReach],
  // Beside another OR PostgreSQL leaves the brackets out.
  ['reach', inReach.slice(1, -1)],
  ['own', own],
  ['by own', `(by_unit_id = ${setting('unit')})`],
  ['sent by us', `(from_unit_id = ${setting('unit')})`],
  ['sent by one we report for', '(from_unit_id = ANY (( SELECT home_units())))'],
  ['sender in reach', `(${isSet('all', '1')} OR (from_unit_id = ANY (${setting('units')})))`],
  ['sent to us', `(to_unit_id = ${setting('unit')})`],
  ['mine', `(account_id = ${setting('account')})`],
  ['by me', `(COALESCE(account_id, 0) = ${setting('account')})`],
  ['the system', `(${setting('account')} = 0)`],
  ['unseen', "( SELECT (NULLIF(current_setting('app.seen_by', true), '') IS NULL))"],
  ['not held', "(form !~~ 'held:%')"],
  ...(
    [
      ['no hidden petition', 'id', 'hidden_petitions'],
      ['no hidden visit', 'id', 'hidden_visits'],
      ['no hidden transfer', 'id', 'hidden_transfers'],
      ['shown petition', 'petition_id', 'hidden_petitions'],
      ['shown visit', 'visit_id', 'hidden_visits'],
      ['shown transfer', 'transfer_id', 'hidden_transfers'],
      ['open petition', 'petition_id', 'shut_petitions'],
      ['open visit', 'visit_id', 'shut_visits'],
    ] as const
  ).flatMap(([word, column, hidden]) => [
    [word, `(NOT ${amongOr0(column, hidden)})`] as const,
    [word, `(NOT ${among(column, hidden)})`] as const,
  ]),
  ...(['petition', 'visit'] as const).map(
    (record) => [`gone ${record}`, `(NOT (COALESCE(${record}_id, 0) IN ( SELECT shut_gone_${record}s())))`] as const,
  ),
  ['one revealed', `((petition_id = ${setting('reveal')}) OR (visit_id = ${setting('reveal_visit')}))`],
];

/** A policy's expression in those terms; what is none of them stays as PostgreSQL writes it. */
export function said(expression: string | null): string {
  let text = (expression ?? '').replace(/\s+/g, ' ').replace(/::[a-z]+(\[\])?/g, '');
  text = text.replace(/ AS "?\w+"?(?=\))/g, '').replace(/\((NULLIF\(current_setting\('[\w.]+', true\), ''\))\)/g, '$1');
  text = text.replaceAll('(0)', '0');
  for (const [word, written] of terms) text = text.replaceAll(written, word);
  // The outermost pair says nothing.
  return /^\([^()]*\)$/.test(text) ? text.slice(1, -1) : text;
}

type Command = 'select' | 'insert' | 'update' | 'delete';

/** The row this one hangs on is read by its own policy. */
const exists = (table: string, child: string, key: string) => {
  const alias = table.split(' ')[1];
  return `(EXISTS ( SELECT 1 FROM ${table} WHERE ((${alias}.unit_id = ${child}.unit_id) AND (${alias}.id = ${child}.${key}))))`;
};

/** What every write of the app's asks of the row, before and after; what more a few tables ask. */
export const ownUnit = 'own';
export const writesMore: Readonly<Record<string, string>> = {
  'drafts insert': 'own AND mine AND not held',
  'drafts update': 'own AND mine AND not held',
  'drafts delete': 'own AND mine AND not held',
  'submissions insert': 'own AND mine',
  'submissions update': 'own AND mine',
  'notices update': 'own AND mine',
  'feedback_requests insert': 'own AND mine',
  // What was wished is moved on by the inspectorate's answer, which the system writes.
  'feedback_requests update': 'own AND the system',
  // An event stands with its record: whoever reads a record of another unit leaves his mark there, in his own name and unit's.
  'events insert': '(by own AND ((unit_id = by_unit_id) OR reach) AND by me)',
} satisfies Partial<Record<`${string} ${Command}`, string>>;

const content = 'contents in reach AND open petition AND readable AND assigned';
const contentOfBoth = `${content} AND open visit`;
/** What a reader asks of the row, and the tables that ask it: 'table policy' where a table has a second one. */
export const reads: readonly (readonly [string, readonly string[]])[] = [
  [
    'own',
    [
      'counters',
      'due_seals',
      'handover_choices',
      'handover_rules',
      'handover_visit_choices',
      'import_sources',
      'transfer_answers',
    ],
  ],
  ['own AND unseen', ['blind_indexes', 'import_chunks', 'import_rows', 'import_words']],
  ['own AND mine', ['submissions']],
  ['own AND mine AND unseen AND not held', ['drafts']],
  ['own AND mine AND unseen AND shown petition AND shown visit AND shown transfer AND gone petition AND gone visit', ['notices']],
  [
    'reach',
    [
      'fact_changes',
      'imports',
      'matters',
      'narrative_figures',
      'opened_books',
      'opening_balances',
      'reception_days',
      'report_answers',
      'report_entries',
      'unread_searches',
    ],
  ],
  ['(own OR ((sent_at IS NOT NULL) AND reach))', ['consolidated_reports', 'reports']],
  [`(own OR (reach AND ${exists('reports r', 'report_members', 'report_id')}))`, ['report_members']],
  [`(own OR (reach AND ${exists('consolidated_reports c', 'consolidated_parts', 'consolidated_id')}))`, ['consolidated_parts']],
  [`(own OR (reach AND ${exists('consolidated_reports c', 'consolidated_added', 'consolidated_id')}))`, ['consolidated_added']],
  // Facts: who reads the unit reads them, but never whoever is named in the petition or visit.
  ['reach AND no hidden petition', ['petitions']],
  ['reach AND shown petition AND no hidden visit', ['visits']],
  ['reach AND shown petition', ['lifted_names', 'petition_links', 'proceeding_members', 'proceeding_outcomes', 'proceedings']],
  ['reach AND shown petition AND shown visit', ['handovers', 'named_accounts']],
  ['reach AND shown petition AND shown visit AND shown transfer AND gone petition AND gone visit', ['events']],
  [
    `(reach AND shown petition AND shown visit AND ((proceeding_id IS NULL) OR ${exists('proceedings g', 'clocks', 'proceeding_id')}))`,
    ['clocks'],
  ],
  [`(reach AND shown petition AND ${exists('clocks c', 'clock_events', 'clock_id')})`, ['clock_events']],
  ['contents in reach AND open petition AND open visit', ['messages']],
  // Content: of a denunciation only to whom its reach lets, of a verifier's only what he was given.
  [content, ['handled_on_paper', 'petition_contents', 'petition_points', 'proceeding_contents', 'proceeding_steps', 'proposals']],
  [contentOfBoth, ['conclusion_tasks', 'corrected_words', 'parties', 'visit_contents', 'visit_matters']],
  [`(${contentOfBoth} AND (((draft_id IS NULL) AND (NOT sealed)) OR unseen))`, ['attachments']],
  // Whoever registered a denunciation past the head reads its two papers of intake, which he numbers himself.
  [
    `((${contentOfBoth}) OR (own AND (kind = ANY (ARRAY['XLD03_2021', 'NOTICE_TO_SENDER'])) AND (proceeding_id IS NULL) AND (petition_id = ANY (( SELECT registered_past_head())))))`,
    ['papers'],
  ],
  [
    "(reach AND shown petition AND one revealed AND shown visit AND unseen AND (( SELECT (current_setting('app.reveal_taken', true) = '1')) OR (NOT taken_elsewhere(unit_id, petition_id, visit_id))))",
    ['sealed_identities'],
  ],
  // Across the wall: the two ends of a transfer or a report, and a wish for the software, which the inspectorate answers.
  ['(reach AND shown petition AND no hidden transfer AND ((NOT sealed) OR unseen))', ['transfers']],
  ['(sent to us AND shown petition AND no hidden transfer AND ((NOT sealed) OR unseen))', ['transfers receiver_select']],
  ['sent by us OR reach', ['transfer_answers sender_select']],
  ['(sent by us OR (sent by one we report for AND sender in reach))', ['report_answers sender_select']],
  [`((${isSet('all', '1')} OR mine OR (own AND the system)) AND unseen AND own contents)`, ['feedback_requests']],
];
