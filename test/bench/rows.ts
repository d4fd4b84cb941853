// All rows about one petition, in every table, as they can be held against those of another with the same story.
import type { TestApp } from '../support/app.ts';

/** What the filling leaves out on purpose, by table, and why; of kinds unwritten.ts. */
export const leftOutTables: Record<string, string> = {
  proposals: 'the words of a proposal are read on its own page only, and each brings its paper',
  papers: 'a paper is a text of its own; a million of them would measure the disc',
  notices: 'what waits in an officer’s inbox is measured with the officers of the cast',
};

/** By why, tables about petitions, visits and proceedings no act sampled in acts.test.ts writes either. */
export const emptyTables: Readonly<Record<string, readonly string[]>> = {
  'nobody attaches a file or left an address for mail': ['attachments', 'messages'],
  'nobody invented names an officer; who may be meant by chance is looked for at the registration only': ['named_accounts'],
  'nothing was done on paper, conflicts with a head or is told in parts': [
    'handled_on_paper',
    'past_head_by_act',
    'petition_points',
  ],
  'no conclusion of the head gives a task, no word was corrected': ['conclusion_tasks', 'corrected_words'],
  'no seal is owed and no naming taken back': ['due_seals', 'lifted_names'],
  'nothing hidden was taken out of the books by an undo': ['gone_names', 'gone_records'],
  'old books and re-organisations, which npm run bench:import and the rollout measure': [
    'handover_choices',
    'handover_visit_choices',
    'handovers',
    'import_rows',
  ],
};

/** Events the filling leaves out: those the timeline tells, by which nothing else is found; besides all of papers and of proceedings. */
export const leftOutEvents: Record<string, string> = {
  'petition.assigned': 'told by assigned_to',
  'petition.classified': 'told by the facts it left',
  'petition.proposed': 'goes with its proposal',
  'petition.approved': 'goes with its proposal',
  'petition.issued': 'goes with its paper',
  'petition.replied': 'told by the transfer',
  'petition.forwarder_informed': 'told by its clock',
  'transfer.opened': 'told by the answer',
  'identity.matched': 'the sample meets itself here: the same person, written once by each way',
};

export const isLeftOutEvent = (kind: string): boolean => kind in leftOutEvents || /^(paper|proceeding)[.]/.test(kind);

/** Whatever differs from one row to the next though the story is the same: where it lies, what names it, how often it was written. */
const placeColumns = [
  'id',
  'petition_id',
  'other_petition_id',
  'proceeding_id',
  'transfer_id',
  'clock_id',
  'main_clock_id',
  'matter_id',
  'thread_id',
  'number',
  'public_code',
  'pin_hash',
  'code',
  'request_id',
  'wrapped_key',
  'ciphertext',
  'key_id',
  'paper_id',
  'visit_id',
  'reception_day_id',
];
/** How often a row was written; what a paper that is left out would have said; how a step would be taken back, which in the city none is. */
const ignoredColumns = ['version', 'paper_id', 'source_number', 'undo'];
/** Who wrote the event of a clock. */
const ignoredOf: Record<string, readonly string[]> = { clock_events: ['recorded_by'] };

/** Of steps: the number and day of the decision or conclusion, of the order of verification, which stand on papers. */
const numberedWords = / số \d+\/(QĐ|KL)-\S+ ngày [\d/]+/;
const numberedNames = ['teamNumber', 'teamOn'];

type Cells = Record<string, unknown>;

async function tablesAbout(app: TestApp, column: 'petition_id' | 'visit_id'): Promise<string[]> {
  const tables = await app.database.owner<{ name: string }>(
    `select format('%I.%I', c.table_schema, c.table_name) as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.column_name = $1 and t.table_type = 'BASE TABLE' and c.table_schema in ('public', 'search') order by 1`,
    [column],
  );
  return tables.map(({ name }) => name);
}

function cellOf(column: string, value: unknown): unknown {
  if (value === null) return null;
  if (placeColumns.includes(column) || value instanceof Date || Buffer.isBuffer(value)) return 'set';
  if (/(^|_)at$/.test(column)) return 'set';
  if (typeof value === 'string') return value.replace(numberedWords, '');
  if (typeof value === 'object' && !Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !numberedNames.includes(name))
        .map(([name, inner]): [string, unknown] => [
          name,
          /Id$|^number$|^other$|^to$|^transferId$/.test(name) && inner !== null ? 'set' : cellOf(name, inner),
        ])
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
  return value;
}

type Story = Record<string, Cells[]>;

/** Puts rows into a story, each without what tells it from another of the same story. */
const adding =
  (story: Story) =>
  (table: string, rows: Cells[]): void => {
    const kept = rows
      .map((row) =>
        Object.fromEntries(
          Object.entries(row)
            .filter(([column]) => !ignoredColumns.includes(column) && !ignoredOf[table]?.includes(column))
            .map(([column, value]) => [column, cellOf(column, value)]),
        ),
      )
      .filter((row) => !(table === 'events' && isLeftOutEvent(String(row.kind))));
    if (kept.length > 0) story[table] = kept.sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  };

const reading =
  (app: TestApp, id: number) =>
  async (sql: string): Promise<Cells[]> =>
    (await app.database.owner<{ row: Cells }>(`select to_jsonb(t) as row from ${sql}`, [id])).map(({ row }) => row);

/** By table the rows about a petition. */
export async function storyOf(app: TestApp, petitionId: number): Promise<Story> {
  const story: Story = {};
  const add = adding(story);
  const rowsOf = reading(app, petitionId);
  for (const full of await tablesAbout(app, 'petition_id')) {
    const table = full.replace(/^public\./, '');
    if (table in leftOutTables) continue;
    if (table === 'clocks' || table === 'clock_events') continue;
    add(table, await rowsOf(`${full} t where t.petition_id = $1`));
  }
  add('petitions', await rowsOf('petitions t where t.id = $1'));
  add('matters', await rowsOf('matters t join petitions p on p.unit_id = t.unit_id and p.matter_id = t.id where p.id = $1'));
  const ofClocks =
    'clocks c left join proceedings r on r.unit_id = c.unit_id and r.id = c.proceeding_id where coalesce(c.petition_id, r.petition_id) = $1';
  add('clocks', await rowsOf(`clocks t where (t.unit_id, t.id) in (select c.unit_id, c.id from ${ofClocks})`));
  add('clock_events', await rowsOf(`clock_events t where (t.unit_id, t.clock_id) in (select c.unit_id, c.id from ${ofClocks})`));
  add(
    'opened',
    await rowsOf(
      `transfer_answers t where t.kind = 'opened' and (t.from_unit_id, t.transfer_id) in (select a.from_unit_id, a.transfer_id from transfer_answers a where a.petition_id = $1)`,
    ),
  );
  return story;
}

/** By table the rows about a visit; of the head's, his day. */
export async function storyOfVisit(app: TestApp, visitId: number): Promise<Story> {
  const story: Story = {};
  const add = adding(story);
  const rowsOf = reading(app, visitId);
  for (const full of await tablesAbout(app, 'visit_id')) {
    const table = full.replace(/^public\./, '');
    if (!(table in leftOutTables)) add(table, await rowsOf(`${full} t where t.visit_id = $1`));
  }
  add('visits', await rowsOf('visits t where t.id = $1'));
  add(
    'clock_events',
    await rowsOf('clock_events t where (t.unit_id, t.clock_id) in (select c.unit_id, c.id from clocks c where c.visit_id = $1)'),
  );
  add(
    'reception_days',
    await rowsOf(
      'reception_days t where (t.unit_id, t.id) in (select v.unit_id, v.reception_day_id from visits v where v.id = $1)',
    ),
  );
  return story;
}
