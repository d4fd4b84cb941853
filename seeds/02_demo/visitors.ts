// Citizens who come without handing in one of the sample petitions, and the ward they live in.
import { type Citizen, citizens } from './citizens.ts';
import { type Crew, ngocHa } from './offices.ts';

/** Citizens who come without handing in one of the sample petitions. */
const FIRST_VISITOR = 62;

export const visitor = (index: number): Citizen => citizens[FIRST_VISITOR + index] ?? (citizens[0] as Citizen);
export const wardOf = (crew: Crew) => (crew.code === ngocHa.code ? 'Phường Ngọc Hà' : 'Phường Ba Đình');
