// What the worker does after a dispatch or an answer has been committed: each task acts in one unit, as its system.
import { systemActor } from '../accounts/actor.ts';
import { leadsUnit } from '../accounts/queries.ts';
import { recordEvent } from '../audit/events.ts';
import { enqueue } from '../database/outbox.ts';
import { formatDate } from '../deadlines/dates.ts';
import { supersedeLetters } from '../documents/actions.ts';
import { leaderRoles, notifyOfficers, notifyRoles } from '../notifications/actions.ts';
import { listOfficers } from '../notifications/queries.ts';
import { endGoneOn, type LockedPetition, lockOwnPetition, reopenReturned } from '../petitions/actions.ts';
import { petitionNumber, petitionTypeNames } from '../petitions/petition.ts';
import { actForUnit, type TaskRunner } from '../system-act.ts';
import { unitProfile } from '../units/queries.ts';
import type { Act } from '../web/act.ts';
import { acceptTransfer } from './actions.ts';
import { findGoesOn, findPackage, loadTransfer, type TransferPackage, type TransferRow, wasToldAccepted } from './queries.ts';
import { stateOf } from './transfer.ts';

const receivers = ['clerk', 'unit_head', 'reception_board_head'];

const whatArrived = (transfer: TransferRow) => `đơn ${petitionTypeNames[transfer.petitionType].toLocaleLowerCase('vi')}`;

/** The receiver hears of it; a unit that takes what is delivered has it registered by a job of its own. */
export const announceTransfer: TaskRunner = async ({ services, id }) => {
  const transferId = id('transferId');
  await actForUnit(services, id('unitId'), async (act) => {
    const transfer = await loadTransfer(act.tx, transferId);
    const state = stateOf(transfer);
    if (state !== 'unread' && state !== 'opened') return;
    const sent = await findPackage(act.tx, transferId);
    if (!sent) return;
    const profile = await unitProfile(act.house, act.actor.unitId);
    if (profile.acceptsTransfersOnDelivery && !(await isAgainstLeader(act, sent))) {
      await enqueue(act.tx, 'receive_transfer', { unitId: act.actor.unitId, transferId }, { key: `receive:${transferId}` });
      return;
    }
    await tellReceivers(act, transfer, sent, receivers, {
      kind: 'transfer',
      words: `${transfer.fromName} chuyển đến ${whatArrived(transfer)} ngày ${formatDate(transfer.sentOn)}, chờ nhận hoặc trả lại.`,
      dedupeKey: `transfer:${transferId}`,
    });
  });
};

/** Acceptance by the software, where the unit chose so (unit_profiles.accepts_transfers_on_delivery). */
export const receiveTransfer: TaskRunner = async ({ services, id }) => {
  const transferId = id('transferId');
  await actForUnit(services, id('unitId'), async (act) => {
    const transfer = await loadTransfer(act.tx, transferId);
    const state = stateOf(transfer);
    if (state !== 'unread' && state !== 'opened') return;
    const { petitionId, number } = await acceptTransfer(act, transferId);
    await notifyRoles(act, [...receivers, 'leader'], {
      kind: 'transfer',
      petitionId,
      transferId,
      words: `Phần mềm tự nhận ${whatArrived(transfer)} do ${transfer.fromName} chuyển đến, số ${number}.`,
      href: `/petitions/${petitionId}`,
      dedupeKey: `transfer-received:${transferId}`,
    });
  });
};

/** The answer reaches the sender: accepted leaves a trace, and so does an acceptance taken back; returned reopens the petition and its clock. */
export const transferAnswered: TaskRunner = async ({ services, id }) => {
  const transferId = id('transferId');
  await actForUnit(services, id('unitId'), async (act) => {
    const { tx, actor, moment } = act;
    const transfer = await loadTransfer(tx, transferId);
    const petition = await lockOwnPetition(act, transfer.petitionId);
    const number = petitionNumber(petition);
    const tell = petition.assignedTo ? [petition.assignedTo] : [];
    const about = { petitionId: petition.id, transferId, href: `/petitions/${petition.id}` };
    if (transfer.answer === 'accepted') {
      await recordEvent(tx, actor, {
        kind: 'petition.transfer_accepted',
        at: moment.at,
        petitionId: petition.id,
        transferId,
        sealed: petition.sealed,
        data: {
          unit: transfer.toName,
          on: transfer.answeredOn,
          by: [transfer.answeredByName ?? '', transfer.toName].filter(Boolean).join(', '),
        },
      });
      await notifyOfficers(act, tell, {
        ...about,
        kind: 'transfer',
        words: `${transfer.toName} đã nhận đơn ${number}.`,
        dedupeKey: `transfer-accepted:${transferId}`,
      });
      return;
    }
    // Accepted by the switch of a re-organisation that was taken back: whoever was told of it hears that it waits again.
    if (transfer.answer === null && (await wasToldAccepted(tx, petition, transferId))) {
      await recordEvent(tx, actor, {
        kind: 'petition.transfer_waits_again',
        at: moment.at,
        petitionId: petition.id,
        transferId,
        sealed: petition.sealed,
        data: { unit: transfer.toName },
      });
      await notifyOfficers(act, tell, {
        ...about,
        kind: 'transfer',
        words: `${transfer.toName} chưa nhận đơn ${number}: việc nhận được hoàn tác.`,
      });
      return;
    }
    if (transfer.answer !== 'returned' || petition.status !== 'transferred') return;
    const next = await findGoesOn(tx, petition.id);
    if (next) {
      // The unit has handed the case over: it is taken up again in the row that goes on, never in two.
      await endGoneOn(act, petition);
      const ids = { unitId: next.unitId, petitionId: next.petitionId, fromUnitId: actor.unitId, transferId };
      await enqueue(tx, 'reopen_gone_on', ids);
      return;
    }
    await takeUpAgain(act, petition, transfer);
    // It may come back to an office that has ended meanwhile: then it goes on to whoever took over.
    await enqueue(tx, 'hand_over_late', { unitId: actor.unitId });
  });
};

/** What was sent by a unit that has handed the case over comes back to the unit that goes on with it. */
export const reopenGoneOn: TaskRunner = async ({ services, id }) => {
  const transfer = await services.database.inUnit(systemActor(id('fromUnitId')), (tx) => loadTransfer(tx, id('transferId')));
  await actForUnit(services, id('unitId'), async (act) => {
    const petition = await lockOwnPetition(act, id('petitionId'));
    if (petition.status === 'transferred') await takeUpAgain(act, petition, transfer);
  });
};

/** A returned petition is open again with its clock, and its people hear of it. */
async function takeUpAgain(act: Act, petition: LockedPetition, transfer: TransferRow): Promise<void> {
  await reopenReturned(act, petition, `${transfer.toName} trả lại đơn. ${transfer.answerReason}`, {
    unit: transfer.toName,
    officer: transfer.answeredByName ?? '',
  });
  await supersedeLetters(act, petition, `${transfer.toName} trả lại đơn, đơn được xử lý lại`);
  const notice = {
    kind: 'transfer_returned',
    petitionId: petition.id,
    transferId: transfer.id,
    href: `/petitions/${petition.id}`,
    words: `${transfer.toName} trả lại đơn ${petitionNumber(petition)}, thời hạn xử lý tính lại từ ngày ${formatDate(act.moment.today)}.`,
    dedupeKey: `transfer-returned:${transfer.id}`,
  };
  if (petition.pastHead) return notifyOfficers(act, [petition.registeredBy], notice);
  await notifyOfficers(act, petition.assignedTo ? [petition.assignedTo] : [], notice);
  await notifyRoles(act, ['unit_head', ...leaderRoles], notice);
}

/** The body that received a petition has told its result (khoản 2 Điều 27 LTCD): who sent it hears, and records the letter when it comes. */
export const transferorTold: TaskRunner = async ({ services, id }) => {
  const transferId = id('transferId');
  await actForUnit(services, id('unitId'), async (act) => {
    const transfer = await loadTransfer(act.tx, transferId);
    const petition = await lockOwnPetition(act, transfer.petitionId);
    if (petition.status !== 'transferred' || petition.pastHead) return;
    await recordEvent(act.tx, act.actor, {
      kind: 'petition.result_told',
      at: act.moment.at,
      petitionId: petition.id,
      transferId,
      sealed: petition.sealed,
      data: { unit: transfer.toName },
    });
    const notice = {
      kind: 'transfer',
      petitionId: petition.id,
      transferId,
      words: `${transfer.toName} đã thông báo kết quả giải quyết đơn ${petitionNumber(petition)}. Ghi văn bản phúc đáp khi nhận được.`,
      href: `/petitions/${petition.id}/reply`,
      dedupeKey: `transferor-told:${transferId}`,
    };
    if (petition.assignedTo) await notifyOfficers(act, [petition.assignedTo], notice);
    else await notifyRoles(act, ['clerk'], notice);
  });
};

/** The third hop, or a way back to an earlier holder: the leaders of this side are told. */
export const alertHop: TaskRunner = async ({ services, id }) => {
  const transferId = id('transferId');
  await actForUnit(services, id('unitId'), async (act) => {
    const transfer = await loadTransfer(act.tx, transferId);
    const why = transfer.isReturnToEarlier ? 'quay lại đơn vị đã từng nhận' : `được chuyển lần thứ ${transfer.hop}`;
    const words = `Một ${whatArrived(transfer)} ${why}: ${transfer.fromName} chuyển đến ${transfer.toName} ngày ${formatDate(transfer.sentOn)}.`;
    const notice = { kind: 'transfer_alert', words, dedupeKey: `transfer-alert:${transferId}` };
    if (transfer.unitId !== act.actor.unitId) {
      const sent = await findPackage(act.tx, transferId);
      if (sent) await tellReceivers(act, transfer, sent, leaderRoles, notice);
      else if (transfer.answerPetitionId !== null) await tellOfOwn(act, transfer, transfer.answerPetitionId, notice);
      return;
    }
    const petition = await lockOwnPetition(act, transfer.petitionId);
    if (petition.pastHead) return;
    await notifyRoles(act, leaderRoles, { ...notice, petitionId: petition.id, transferId, href: `/transfers/${transferId}` });
  });
};

/** The receiver was quicker than the alert: what its leaders may hear of is the petition registered there. */
async function tellOfOwn(
  act: Act,
  transfer: TransferRow,
  petitionId: number,
  notice: { kind: string; words: string; dedupeKey: string },
): Promise<void> {
  const petition = await lockOwnPetition(act, petitionId);
  if (petition.pastHead) return;
  await notifyRoles(act, leaderRoles, { ...notice, petitionId, transferId: transfer.id, href: `/transfers/${transfer.id}` });
}

const isAgainstLeader = (act: Act, sent: TransferPackage) =>
  leadsUnit(
    act.house,
    act.actor.unitId,
    sent.named.map((one) => one.accountId),
    act.moment.today,
  );

/** Tells officers of the receiving unit, never one who is named in what was sent, and nobody's leader of a denunciation against him. */
async function tellReceivers(
  act: Act,
  transfer: TransferRow,
  sent: TransferPackage,
  roles: readonly string[],
  notice: { kind: string; words: string; dedupeKey: string },
): Promise<void> {
  const named = new Set(sent.named.map((one) => one.accountId));
  const officers = await listOfficers(act.house, act.actor.unitId, act.moment.today);
  const present = officers.some((one) => roles.includes(one.role));
  const told = officers.filter(
    (one) => (present ? roles.includes(one.role) : one.role === 'leader') && !named.has(one.accountId),
  );
  await notifyOfficers(
    act,
    told.map((one) => one.accountId),
    { ...notice, transferId: transfer.id, href: `/transfers/${transfer.id}` },
  );
}
