// Which records an address names: the table behind the `:id` of a path, so that a sweep asks for records that exist.

/** Beginning of a path → the tenant table its `:id` is of. */
const tables: readonly (readonly [string, string])[] = [
  ['/petitions/:id', 'petitions'],
  ['/visits/:id', 'visits'],
  ['/proceedings/:id', 'proceedings'],
  ['/papers/:id', 'papers'],
  ['/attachments/:id', 'attachments'],
  ['/clocks/:id', 'clocks'],
  ['/transfers/:id', 'transfers'],
  ['/schedule/:id', 'reception_days'],
  ['/conclusion-tasks/:id', 'conclusion_tasks'],
  ['/notices/:id', 'notices'],
  ['/imports/:id', 'imports'],
  ['/balances/:id', 'opening_balances'],
  ['/reports/closed/:id', 'reports'],
  ['/reports/consolidated/:id', 'consolidated_reports'],
  ['/handovers/:id', 'accounts'],
  ['/reveal-confirmations/:id', 'assignments'],
  ['/unit-handovers/minutes/:id', 'handovers'],
  ['/unit-handovers/plan/rules/:id', 'handover_rules'],
];

/** The other parameters of such a path. */
const others: Readonly<Record<string, string>> = {
  pointId: 'petition_points',
  fileId: 'attachments',
  accountId: 'accounts',
};

/** The tenant table of a path's `:id`; undefined for the house's own addresses (administration, training, help). */
export const tableOf = (path: string): string | undefined =>
  tables.find(([start]) => path === start || path.startsWith(`${start}/`))?.[1];

/** The path with a record's id in it; every further parameter is the first record of its own table. */
export const addressOf = (path: string, id: number, ids: ReadonlyMap<string, readonly number[]>): string =>
  path.replace(/:(\w+)/g, (_, name: string) =>
    name === 'id' ? String(id) : String(ids.get(others[name] ?? '')?.[0] ?? (/id$/i.test(name) ? 999_999_999 : 'khong-co')),
  );
