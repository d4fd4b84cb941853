// Every table of the product and the world it lives in (decisions 3). test/house/wall.test.ts fails on a table not listed.

export type World =
  /** Belongs to a unit: reached through inUnit, behind the wall. */
  | 'tenant'
  /** Belongs to no unit: reached through inHouse. */
  | 'house'
  /** The job queue, owned by the worker role. */
  | 'job'
  /** Words and fingerprints for search: reached by gate functions only. */
  | 'search';

/** Table (schema-qualified outside public) → its world. graphile_worker's own tables are all `job` and not listed. */
export const tables: Readonly<Record<string, World>> = {
  installation: 'house',
  knex_migrations: 'house',
  knex_migrations_lock: 'house',
  units: 'house',
  unit_codes: 'house',
  unit_parents: 'house',
  unit_successors: 'house',
  unit_reach: 'house',
  unit_profiles: 'house',
  accounts: 'house',
  assignments: 'house',
  account_batches: 'house',
  see_as: 'house',
  account_batch_members: 'house',
  sessions: 'house',
  parked_forms: 'house',
  legal_rules: 'house',
  holidays: 'house',
  settings: 'house',
  public_slips: 'house',
  rate_limits: 'house',
  house_events: 'house',
  tours_ended: 'house',
  feedback_groups: 'house',
  feedback_members: 'house',
  feedback_requests: 'tenant',
  realms: 'house',
  training_classes: 'house',
  training_exercises: 'house',
  training_certificates: 'house',
  trainees: 'house',
  trainee_accounts: 'house',
  training_attempts: 'house',
  named_accounts: 'tenant',
  lifted_names: 'tenant',
  counters: 'tenant',
  matters: 'tenant',
  petitions: 'tenant',
  petition_contents: 'tenant',
  visits: 'tenant',
  visit_contents: 'tenant',
  visit_matters: 'tenant',
  parties: 'tenant',
  sealed_identities: 'tenant',
  blind_indexes: 'tenant',
  petition_links: 'tenant',
  due_seals: 'tenant',
  petition_points: 'tenant',
  proposals: 'tenant',
  handled_on_paper: 'tenant',
  proceedings: 'tenant',
  proceeding_contents: 'tenant',
  proceeding_members: 'tenant',
  proceeding_steps: 'tenant',
  proceeding_outcomes: 'tenant',
  papers: 'tenant',
  drafts: 'tenant',
  submissions: 'tenant',
  attachments: 'tenant',
  transfers: 'tenant',
  transfer_answers: 'tenant',
  clocks: 'tenant',
  clock_events: 'tenant',
  events: 'tenant',
  notices: 'tenant',
  messages: 'tenant',
  reception_days: 'tenant',
  import_sources: 'tenant',
  imports: 'tenant',
  import_words: 'tenant',
  import_chunks: 'tenant',
  import_rows: 'tenant',
  opening_balances: 'tenant',
};

/** Schemas whose tables all belong to one world. */
export const schemaWorlds: Readonly<Record<string, World>> = { graphile_worker: 'job', search: 'search' };
