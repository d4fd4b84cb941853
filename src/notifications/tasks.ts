// What the worker does for notifications: the daily sweep over deadlines, and mail.
import { enqueue } from '../database/outbox.ts';
import { formatDate, todayInVietnam } from '../deadlines/dates.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import type { Services } from '../web/services.ts';
import { dueName, findDue, isOfVisit, remindUnit } from './actions.ts';
import { isMailAddress, MailRefused, mailIsConfigured, sendMail } from './mail.ts';
import { listWorkingUnits, officerAddress } from './queries.ts';
import { insertMessage, lockMessage, saveMessage } from './records.ts';

/** Are officers written to? By the mail server; a training class has none and keeps their letters where one can read them. */
export const writesToOfficers = ({ config, realm }: Pick<Services, 'config' | 'realm'>): boolean =>
  realm !== undefined || mailIsConfigured(config);

/** Every morning: one job for each unit that works today. */
export const remindAllUnits: TaskRunner = async ({ services }) => {
  const today = todayInVietnam(services.now());
  await services.database.inHouse(async (house) => {
    for (const unitId of await listWorkingUnits(house, today)) {
      await enqueue(house, 'remind_unit', { unitId }, { key: `remind:${unitId}` });
    }
  }, 'write');
};

/** The daily sweep over the deadlines of one unit (`unitId`). */
export const remindOneUnit: TaskRunner = async ({ services, id }) => {
  await actForUnit(services, id('unitId'), (act) => remindUnit(act, writesToOfficers(services)));
};

/** Number and due date to one officer, nothing else: the mail server may be anybody's. */
export const mailReminder: TaskRunner = async ({ services, id }) => {
  if (!writesToOfficers(services)) return;
  const record = await actForUnit(services, id('unitId'), (act) => findDue(act, id('kind'), id('recordId')));
  if (!record) return;
  const { publicUrl } = services.config.web;
  const link = publicUrl ? `\n\n${publicUrl.replace(/\/$/, '')}/notices` : '';
  const name = dueName(record);
  await mailOfficer(
    services,
    { unitId: id('unitId'), accountId: id('accountId') },
    {
      subject: `Nhắc hạn: ${name}`,
      text: `${name}, hạn ${formatDate(record.dueOn)}.${link}`,
      about: { petitionId: record.petitionId, visitId: isOfVisit(record) ? record.id : null },
    },
  );
};

/** What an officer is written. `about`: the record a letter kept in a class lies behind the same wall as. */
export interface OfficerLetter {
  subject: string;
  text: string;
  about?: { petitionId: number | null; visitId: number | null };
}

/**
 * One letter to one officer of a unit, from a task of the worker; nobody is written to without a plain address or a mail server.
 * In a training class it does not leave: it is kept with the unit's letters, and `/outgoing` shows it.
 */
export async function mailOfficer(
  services: Services,
  { unitId, accountId }: { unitId: number; accountId: number },
  { subject, text, about }: OfficerLetter,
): Promise<void> {
  if (!writesToOfficers(services)) return;
  const to = await services.database.inHouse((house) => officerAddress(house, accountId));
  if (!isMailAddress(to)) return;
  if (services.realm === undefined) return sendMail(services.config, { to, subject, text });
  await actForUnit(services, unitId, ({ tx, moment }) =>
    insertMessage(
      tx,
      unitId,
      { petitionId: null, paperId: null, ...about, recipient: to, subject, body: text, state: 'sunk' },
      moment.at,
    ),
  );
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
