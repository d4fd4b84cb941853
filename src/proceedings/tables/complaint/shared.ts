// What several acts of the complaint ask alike: states, clocks, conditions. Pure.
import type { PaperKind } from '../../../documents/papers/catalogue.ts';
import type { State } from '../../proceeding.ts';
import { type Facts, isNotRevoked } from '../../workflow.ts';

export const beforeResult: readonly State[] = ['accepted', 'verifying', 'verified', 'dialogue_scheduled', 'dialogue_done'];
export const afterResult: readonly State[] = ['decided', 'second_instance', 'in_court', 'effective', 'enforcing', 'enforced'];
export const mainCodes = ['KN_RES_1', 'KN_RES_2', 'KN_RES_DISC'] as const;
export const sendCodes = ['KN_SEND_1', 'KN_SEND_2', 'KN_SEND_2_DISC'] as const;
export const effectCodes = ['KN_EFFECT', 'KN_EFFECT_DISC'] as const;
export const windowCodes = ['KN_2ND_WINDOW', 'KN_LIMIT_DISC'] as const;

/** Second instance and disciplinary complaints always need a dialogue; the first only when request and result differ. */
export const dialogueIsMandatory = (facts: Facts) => facts.procedure !== 'complaint_first';
/** The day on which the decision becomes effective (Điều 44 LKN); null while no such clock runs. */
export const effectDueOn = (facts: Facts) =>
  effectCodes.map((code) => facts.running.get(code)).find((due) => due !== undefined) ?? null;
/** A decision that keeps everything as it was leaves nothing to carry out. */
export const needsEnforcing = (facts: Pick<Facts, 'measure' | 'result'>) => facts.measure !== 'keep' && facts.result !== 'upheld';

/** What says the result. */
export const resultKinds: readonly PaperKind[] = ['KN15_2020', 'KN16_2020'];
export const isResultThere = isNotRevoked(...resultKinds);
/** The order that waits to be sent: of a suspension and a termination form 14a, after a resumption form 14b. */
export const isOrderThere = (facts: Facts) =>
  isNotRevoked(facts.state === 'suspended' || facts.state === 'terminated' ? 'KN14A_2026' : 'KN14B_2026')(facts);
