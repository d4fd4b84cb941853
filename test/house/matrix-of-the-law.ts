// The table of legal.md §10.2, copied cell by cell, and what src/accounts/permissions.ts makes of it in the same letters.
import { type Permission, readsAssignedOnly, roleMay, sealedReach } from '../../src/accounts/permissions.ts';
import { type OfficerRole, roles } from '../../src/accounts/roles.ts';

/** C create, R read, U update, A approve or sign; then whose: own unit, all within reach, assigned only. */
export const lawRoles = [
  'clerk',
  'reception_officer',
  'processor',
  'unit_head',
  'leader',
  'chief_inspector',
  'verifier',
  'reporter',
  'admin',
  'auditor',
] as const;
export type LawRole = (typeof lawRoles)[number];

const has = (role: OfficerRole, ...permissions: Permission[]) => permissions.some((permission) => roleMay(role, permission));
const letters = (role: OfficerRole, create: Permission[], read: Permission[], update: Permission[], approve: Permission[]) =>
  [create, read, update, approve].map((needed, index) => (has(role, ...needed) ? 'CRUA'[index] : '')).join('') || '–';

const denunciation = (role: OfficerRole) => {
  const reach = has(role, 'petition:read') ? sealedReach(role) : 'none';
  if (reach === 'none') return '–';
  return readsAssignedOnly(role) ? 'R assigned' : reach === 'reach' ? 'R all' : 'R own';
};

/** Object of the table → the cell of a role as the code has it. */
export const lawObjects: Readonly<Record<string, (role: OfficerRole) => string>> = {
  Reception: (role) => letters(role, ['visit:write'], ['visit:read'], ['visit:write'], ['visit:void']),
  'Petition (non-TC)': (role) =>
    letters(role, ['petition:register'], ['petition:read'], ['petition:classify'], ['petition:endorse', 'petition:approve']),
  'Petition TC (redacted view)': denunciation,
  'Denouncer identity (full)': (role) => letters(role, ['petition:register'], ['identity:reveal'], [], []),
  'Case/decision': (role) => letters(role, [], ['proceeding:read'], ['proceeding:work'], ['proceeding:decide']),
  Report: (role) => letters(role, ['report:prepare'], ['report:read'], ['report:prepare'], ['report:sign']),
  'Org, users, calendar': (role) =>
    letters(role, ['unit:admin', 'holiday:admin'], ['unit:read'], ['unit:admin', 'account:rules'], []),
  'Audit log': (role) => letters(role, [], ['audit:read'], [], []),
};

type Row = readonly [string, string, string, string, string, string, string, string, string, string];
/** legal.md §10.2, literally. */
const law: Readonly<Record<string, Row>> = {
  //                             clerk    reception processor unit_head leader  chief    verifier      reporter admin  auditor
  Reception: ['R', 'CRU', 'R', 'R', 'RA', 'R', '–', 'R', '–', 'R'],
  'Petition (non-TC)': ['CR', 'R', 'RU', 'RA', 'RA', 'R', 'R', 'R', '–', 'R'],
  'Petition TC (redacted view)': ['R own', '–', 'R own', 'R own', 'R own', 'R all', 'R assigned', '–', '–', 'R all'],
  'Denouncer identity (full)': ['C', 'C', 'CR', 'R', 'R', 'R', 'R', '–', '–', '–'],
  'Case/decision': ['R', '–', 'RU', 'RA', 'RA', 'RA', 'RU', '–', '–', 'R'],
  Report: ['–', '–', '–', 'R', 'A', 'A', '–', 'CRU', '–', 'R'],
  'Org, users, calendar': ['–', '–', '–', '–', 'R', 'R', '–', '–', 'CRU', 'R'],
  'Audit log': ['–', '–', '–', '–', 'R', 'R', '–', '–', 'R', 'R'],
};

/** Where the product differs on purpose: object, role, the cell as built, and why. */
const otherwise: readonly (readonly [string, LawRole, string, string])[] = [
  [
    'Reception',
    'unit_head',
    'CRUA',
    'legal.md §3.1: he receives citizens by delegation, and strikes an entry through with a reason',
  ],
  ['Reception', 'leader', 'CRUA', 'LTCD Điều 18: the head receives citizens himself'],
  ['Petition (non-TC)', 'reception_officer', 'CR', 'decisions 16: reception registers what is handed in at the desk'],
  [
    'Petition (non-TC)',
    'processor',
    'CRU',
    'a ward of few people: whoever processes also takes in (decisions 17, route of wards)',
  ],
  ['Petition (non-TC)', 'unit_head', 'CRUA', 'decisions 17: he endorses; in a ward he also takes in and classifies'],
  ['Petition (non-TC)', 'chief_inspector', 'RA', 'decisions 17: he is the leader of his own office'],
  ['Denouncer identity (full)', 'unit_head', 'CR', 'as he takes in petitions he types a denouncer once (decisions 16)'],
  ['Case/decision', 'unit_head', 'RU', 'LKN Điều 17–21, LTC Điều 12–13: only the head of the body decides'],
  ['Case/decision', 'leader', 'RUA', 'who decides also assigns, extends, suspends: acts of the file'],
  ['Case/decision', 'chief_inspector', 'RUA', 'the same in his own office'],
  ['Report', 'unit_head', 'CRU', 'offices without a reporter: the head of section prepares the table'],
  ['Report', 'leader', 'RA', 'he reads what he signs'],
  ['Report', 'chief_inspector', 'RA', 'he reads what he signs'],
];

/** The row of a role: the law's table, with what is built otherwise. */
export function expectedCells(role: LawRole): Record<string, string> {
  const column = lawRoles.indexOf(role);
  const changed = new Map(otherwise.filter(([, whose]) => whose === role).map(([object, , cell]) => [object, cell]));
  return Object.fromEntries(Object.entries(law).map(([object, row]) => [object, changed.get(object) ?? row[column] ?? '']));
}

/** The columns decisions 16 adds, and the administrator of one unit: in the order of the objects above. */
export const addedColumns: Readonly<Record<Exclude<OfficerRole, LawRole>, readonly string[]>> = {
  // As a unit head, for the whole office: he also signs what a leader signs, of his own board.
  reception_board_head: ['CRUA', 'CRUA', 'R own', 'CR', 'RU', 'CRUA', '–', '–'],
  // As a verifier; that he approves his team's papers is said by the table of papers.
  team_lead: ['–', 'R', 'R assigned', 'R', 'RU', '–', '–', '–'],
  // Training realms only: he opens no record, here or there.
  trainer: ['–', '–', '–', '–', '–', '–', '–', '–'],
  // The accounts of his unit, and nothing else.
  unit_admin: ['–', '–', '–', '–', '–', '–', '–', '–'],
};

/** The rows decisions 16 adds: permission → x for each role that holds it. */
export const addedRows: Readonly<Partial<Record<Permission, string>>> = {
  // roles:          reception clerk processor head leader board verifier lead chief reporter auditor admin unit-admin trainer
  'transfer:read': '    x        x       x      x     x     x      –      –    x      –       x      –       –        –',
  'transfer:send': '    x        x       x      x     –     x      –      –    –      –       –      –       –        –',
  'transfer:answer': '  –        x       x      x     –     x      –      –    –      –       –      –       –        –',
  'identity:reveal': '  –        –       x      x     x     x      x      x    x      –       –      –       –        –',
  'petition:void': '    –        –       –      x     x     x      –      –    –      –       –      –       –        –',
  'visit:void': '       –        –       –      x     x     x      –      –    –      –       –      –       –        –',
  'register:export': '  –        x       –      x     x     x      –      –    x      x       –      –       –        –',
  'report:export': '    –        –       –      x     x     x      –      –    x      x       –      –       –        –',
  'register:print': '   x        x       –      x     x     x      –      –    x      x       –      –       –        –',
  'schedule:read': '    x        x       x      x     x     x      x      x    x      x       x      –       –        –',
  'schedule:write': '   x        x       –      x     x     x      –      –    –      –       –      –       –        –',
  'dashboard:read': '   –        –       –      x     x     x      –      –    x      x       x      –       –        –',
  'import:read': '      –        x       –      x     x     x      –      –    x      –       –      –       –        –',
  'import:prepare': '   –        x       –      x     –     x      –      –    –      –       –      –       –        –',
  'import:run': '       –        –       –      x     x     x      –      –    x      –       –      –       –        –',
  'training:teach': '   –        –       –      –     –     –      –      –    –      –       –      x       –        x',
};

/** Who holds a permission by the rows above. */
export const holdersOf = (row: string): OfficerRole[] => {
  const marks = row.trim().split(/\s+/);
  if (marks.length !== roles.length) throw new Error(`The row has ${marks.length} columns, the roles are ${roles.length}`);
  return roles.filter((_, column) => marks[column] === 'x');
};
