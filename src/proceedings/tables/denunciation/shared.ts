// What several acts of the denunciation ask alike: states, clocks, conditions. Pure.
import type { State } from '../../proceeding.ts';

export const beforeResult: readonly State[] = ['accepted', 'verifying', 'verified'];
export const afterResult: readonly State[] = ['concluded', 'handling', 'enforced'];
