// What the worker does for notifications: the daily sweep over deadlines, and mail.
import { enqueue } from '../database/outbox.ts';
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import type { Services } from '../web/services.ts';
import { dueName, findDue, remindUnit } from './actions.ts';
import { isMailAddress, MailRefused, mailIsConfigured, sendMail } from './mail.ts';
import { listWorkingUnits, officerAddress } from './queries.ts';
import { lockMessage, saveMessage } from './records.ts';

/** Every morning: one job for each unit that works today. */
export const remindAllUnits: TaskRunner = async ({ services }) => {
  const today = todayInVietnam(services.now());
  await services.database.inHouse(async (house) => {
    for (const unitId of await listWorkingUnits(house, today)) {
      await enqueue(house, 'remind_unit', { unitId }, { key: `remind:${unitId}` });
    }
  }, 'write');
};

export const remindOneUnit: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), (act) => remindUnit(act, mailIsConfigured(services.config)));
};

/** Number and due date to one officer, nothing else: the mail server may be anybody's. */
export const mailReminder: TaskRunner = async ({ services, id }) => {
  if (!mailIsConfigured(services.config)) return;
  const mail = await actForUnit(services, id('unitId'), async (act) => {
    const record = await findDue(act, id('kind'), id('recordId'));
    const to = await officerAddress(act.house, id('accountId'));
    return record && isMailAddress(to) ? { to, name: dueName(record), dueOn: record.dueOn } : undefined;
  });
  if (!mail) return;
  const link = services.config.web.publicUrl ? `\n\n${services.config.web.publicUrl.replace(/\/$/, '')}/notices` : '';
  await sendMail(services.config, {
    to: mail.to,
    subject: `Nhắc hạn: ${mail.name}`,
    text: `${mail.name}, hạn ${formatDate(mail.dueOn)}.${link}`,
  });
};

/** One letter to one officer, from a task of the worker; nobody is written to without a plain address or a mail server. */
export async function mailOfficer(
  { config, database }: Pick<Services, 'config' | 'database'>,
  accountId: number,
  letter: { subject: string; text: string },
): Promise<void> {
  if (!mailIsConfigured(config)) return;
  const to = await database.inHouse((house) => officerAddress(house, accountId));
  if (isMailAddress(to)) await sendMail(config, { to, ...letter });
}

/** A notice to a citizen. Without a mail server it is sunk: kept, marked, never sent later unasked. */
export const sendMessage: TaskRunner = async ({ services, id, isLastTry }) => {
  const refused = await actForUnit(services, id('unitId'), async ({ tx, moment }) => {
    const message = await lockMessage(tx, id('unitId'), id('messageId'));
    if (message.state !== 'queued') return undefined;
    if (message.isSealed || !mailIsConfigured(services.config)) {
      await saveMessage(tx, message, { state: 'sunk', sentAt: null, error: '' });
      return undefined;
    }
    try {
      await sendMail(services.config, { to: message.recipient, subject: message.subject, text: message.body });
      await saveMessage(tx, message, { state: 'sent', sentAt: moment.at, error: '' });
      return undefined;
    } catch (error) {
      if (!(error instanceof MailRefused)) throw error;
      await saveMessage(tx, message, { state: isLastTry ? 'failed' : 'queued', sentAt: null, error: error.reason });
      return error;
    }
  });
  if (refused) throw refused;
};
