import type { Knex } from 'knex';

/**
 * A page knows its record by the id alone, the keys begin with the unit: so the record was looked for in every unit's part of the key, one
 * after the other, and read through whole on a server before version 18.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(
    ['petitions', 'visits', 'proceedings', 'papers', 'attachments', 'clocks', 'transfers']
      .map((table) => `create index ${table}_id on ${table} (id);`)
      .join('\n'),
  );
}

export async function down(): Promise<void> {
  throw new Error('Restore a backup instead.');
}
