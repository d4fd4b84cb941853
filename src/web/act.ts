// Everything an act needs, in one hand: the officer's transaction, who, when, and the law as it stands.
import type { Actor } from '../accounts/actor.ts';
import type { HouseTx, UnitTx } from '../database/tx.ts';
import type { RuleSet } from '../deadlines/rule-set.ts';
import type { Keyring } from '../sealing/envelope.ts';
import type { Context, Moment } from './pages.ts';

export interface Act {
  tx: UnitTx;
  house: HouseTx;
  actor: Actor;
  moment: Moment;
  rules: RuleSet;
  keyring: Keyring;
  requestId: string;
  /** Adds a sentence to what the officer is told once the act is done; missing where nobody is there to be told. */
  remark?: (sentence: string) => void;
  /** What must stand although the act is refused and everything else of it undone; missing where nobody waits for an answer. */
  outlast?: (work: (tx: UnitTx) => Promise<void>) => void;
}

/** The act of one request. */
export async function actOf(context: Context): Promise<Act> {
  const { tx, house, actor, moment, requestId, services, remark, outlast } = context;
  return { tx, house, actor, moment, rules: await services.rules(house), keyring: services.keyring, requestId, remark, outlast };
}
