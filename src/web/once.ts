// A form sent twice is one act.
import type { Actor } from '../accounts/actor.ts';
import type { UnitTx } from '../database/tx.ts';
import type { FormValues } from './forms.ts';
import type { Context } from './pages.ts';
import { findParkedAt, park } from './parking.ts';
import type { Reply, ViewReply } from './reply.ts';

/** Is this the key of a rendered form? */
export const isKey = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value);

/** Whether a form with this key was sent and its act done. */
export const isSent = async (tx: UnitTx, actor: Actor, key: string): Promise<boolean> =>
  (await tx.maybe('select 1 as n from submissions where unit_id = $1 and account_id = $2 and key = $3', [
    actor.unitId,
    actor.accountId,
    key,
  ])) !== undefined;

/**
 * One act per rendered form. A second submit of the same form waits for the first (the unique key is locked by its
 * transaction) and is sent where the first one went; to a page shown once it comes back for half an hour.
 */
export async function once(context: Context, values: FormValues, act: () => Promise<Reply>): Promise<Reply> {
  const { tx, actor, moment } = context;
  const key = values._key;
  if (!isKey(key)) return act();
  const claimed = await tx.run(
    'insert into submissions (unit_id, account_id, key, at) values ($1, $2, $3, $4) on conflict do nothing',
    [actor.unitId, actor.accountId, key, moment.at],
  );
  if (claimed === 0) {
    const first = await tx.one<{ location: string }>(
      'select location from submissions where unit_id = $1 and account_id = $2 and key = $3',
      [actor.unitId, actor.accountId, key],
    );
    const shown = await findShown(context, key);
    if (shown) return shown;
    return {
      kind: 'redirect',
      to: first.location || '/work',
      flash: 'Nội dung này đã được lưu ở lần gửi trước.',
      level: 'green',
    };
  }
  const reply = await act();
  const location = reply.kind === 'redirect' ? reply.to : reply.kind === 'view' ? reply.shownOnce : undefined;
  if (location !== undefined) {
    await tx.changeOne('update submissions set location = $4 where unit_id = $1 and account_id = $2 and key = $3', [
      actor.unitId,
      actor.accountId,
      key,
      location,
    ]);
    if (reply.kind === 'view') await keepShown(context, key, reply);
  } else {
    // The act asked for another step and kept nothing: the same form may be sent again.
    await tx.run(
      "update submissions set key = gen_random_uuid() where unit_id = $1 and account_id = $2 and key = $3 and location = ''",
      [actor.unitId, actor.accountId, key],
    );
  }
  return reply;
}

/** No address of a page: nothing opens it but this file. */
const placeOf = (key: string) => `shown-once:${key}`;

/** The page lies sealed for whoever sent the form, and expires as parked words do. */
async function keepShown({ house, services, actor, moment }: Context, key: string, reply: ViewReply): Promise<void> {
  await park(house, services.keyring, actor, { pathname: placeOf(key), search: '' }, { reply: JSON.stringify(reply) }, moment.at);
}

async function findShown({ house, services, actor, moment }: Context, key: string): Promise<ViewReply | undefined> {
  const kept = await findParkedAt(house, services.keyring, actor.accountId, placeOf(key), moment.at);
  return kept && (JSON.parse(String(kept.reply)) as ViewReply);
}
