// What the filling of the city writes in bulk, done by the product's own acts: the same content, the same officers, the same days.
import { addDays } from '../../src/cli/bench/days.ts';
import type { BenchPetition } from '../../src/cli/bench/petitions.ts';
import { type BenchVisit, deskWords } from '../../src/cli/bench/visits.ts';
import { approvePaper, numberPaper } from '../../src/documents/actions.ts';
import { isNumbered } from '../../src/documents/registry/workflow.ts';
import { endAsDuplicate } from '../../src/matters/duplicate.ts';
import { lockOwnPetition } from '../../src/petitions/actions.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { recordForwarderInformed } from '../../src/petitions/forward-duty.ts';
import { issuePetition } from '../../src/petitions/issue/actions.ts';
import type { Outcome } from '../../src/petitions/petition.ts';
import { decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import { registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition } from '../../src/petitions/steps/actions.ts';
import { endTransferDuty } from '../../src/petitions/transfer-duty.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import { resultActs } from '../../src/proceedings/act-codes.ts';
import { loadVisit } from '../../src/reception/records.ts';
import { type RegisteredVisit, registerVisit } from '../../src/reception/registration.ts';
import { replyToVisit } from '../../src/reception/replying.ts';
import { planDay } from '../../src/reception/schedule/actions.ts';
import { holdDayOf } from '../../src/reception/schedule/hold.ts';
import type { ReplyKind } from '../../src/reception/visit.ts';
import { acceptTransfer, openTransfer, recordTransferReply, sendTransfer } from '../../src/transfers/actions.ts';
import { usualBasis } from '../../src/transfers/transfer.ts';
import type { Act } from '../../src/web/act.ts';
import { answers } from '../petitions/handling.ts';
import { doActAtOnce } from '../proceedings/arrange.ts';
import type { TestApp } from '../support/app.ts';
import { aRegistration, aSender } from '../support/registration.ts';
import { entryOf } from './desk-entry.ts';
import { formOf } from './proceeding-forms.ts';

const morning = (day: string) => `${day}T02:30:00Z`;
const repeatReason = 'Cùng người gửi, cùng nội dung';

/** The product's acts by the officers whom the filling names. */
export class Office {
  readonly #app: TestApp;
  readonly #logins = new Map<number, string>();

  constructor(app: TestApp) {
    this.#app = app;
  }

  async login(accountId: number): Promise<string> {
    const known = this.#logins.get(accountId);
    if (known) return known;
    const [row] = await this.#app.database.owner<{ login: string }>('select login from accounts where id = $1', [accountId]);
    if (!row) throw new Error(`No account ${accountId}`);
    this.#logins.set(accountId, row.login);
    return row.login;
  }

  async as<T>(accountId: number | null, on: string, work: (act: Act) => Promise<T>): Promise<T> {
    this.#app.setNow(morning(on));
    return this.#app.as(await this.login(accountId ?? 0), work);
  }

  /** As far as the filled one is. @returns its id */
  async handle(one: BenchPetition): Promise<number> {
    // Open still, as it was on the day the second one came.
    const keptId = one.repeats ? await this.register(one.repeats) : 0;
    const visit = one.visits.find((come) => come.brings);
    if (visit) return this.#handleBrought(one, visit);
    const id = one.sentFrom ? await this.#receive(one.sentFrom) : await this.register(one);
    await this.#goOn(one, id, keptId);
    const on = one.closedOn;
    // Whoever forwarded a denunciation is told on the day it ends here.
    if (one.sentFrom && one.sealed && on)
      await this.as(one.unit.clerk, on, async (act) =>
        recordForwarderInformed(act, await lockOwnPetition(act, id), { on, number: '', note: '' }),
      );
    return id;
  }

  /** Who brought it is told a week later what became of it by then. */
  async #handleBrought(one: BenchPetition, visit: BenchVisit): Promise<number> {
    const made = await this.receive(one, visit);
    const id = made.petition?.id ?? 0;
    const isEnded = visit.replied?.kind !== 'prolonged';
    if (isEnded) await this.#goOn(one, id, 0);
    if (visit.replied) await this.#reply(one, made.id, visit.replied);
    if (!isEnded) await this.#goOn(one, id, 0);
    return id;
  }

  #reply(one: BenchPetition, id: number, { on, kind }: { on: string; kind: ReplyKind }): Promise<void> {
    return this.as(one.unit.receiver, on, async (act) => {
      const { version } = await loadVisit(act.tx, id);
      await replyToVisit(act, id, { version, repliedOn: on, replyKind: kind, resultTracking: '' });
    });
  }

  /** At the desk, or by the head on a day posted before. */
  async receive(one: BenchPetition, visit: BenchVisit): Promise<RegisteredVisit> {
    const { unit, receivedOn: on } = one;
    const receptionDay = visit.host === 'officer' ? null : await this.#holdDay(one, visit.host);
    return this.as(unit.receiver, on, (act) => registerVisit(act, entryOf(one, visit, receptionDay)));
  }

  async #holdDay({ unit, receivedOn: onDate }: BenchPetition, host: 'head' | 'delegated'): Promise<number> {
    const post = { hostName: unit.posts.leader.name, hostTitle: unit.posts.leader.title };
    const hours = { startsAt: '08:00', endsAt: '11:30', place: deskWords.place, participants: '', expectedContent: '' };
    const { id } = await this.as(unit.receiver, addDays(onDate, -10), (act) =>
      planDay(act, { kind: 'periodic', onDate, host, ...post, ...hours, post: true }),
    );
    await this.as(unit.receiver, onDate, (act) => holdDayOf(act, id, 'held'));
    return id;
  }

  register(one: BenchPetition): Promise<number> {
    const { petitionType, receivedOn, subject, summary, request, field, contestedNumber, contestedBy, denounced } = one;
    const { name, birthYear, idNumber, phone, address } = one;
    const registration = aRegistration({
      declaredType: petitionType,
      knpaKind: petitionType === 'KNPA' ? 'kien_nghi' : null,
      source: 'post',
      receivedOn,
      writtenOn: null,
      senders: [aSender({ name, birthYear, gender: '', idType: 'can_cuoc', idNumber, phone, wardText: '', address })],
      respondents: denounced ? [{ kind: 'individual', name: '', ...denounced, accountId: null }] : [],
      isDenouncedAnswered: true,
      subject,
      summary,
      request,
      field,
      contestedNumber,
      contestedOn: null,
      contestedBy,
      isOpenWordsSettled: true,
    });
    return this.as(one.unit.clerk, receivedOn, async (act) => (await registerPetition(act, registration)).id);
  }

  /** The sender sends it, the receiver reads and takes it. */
  async #receive(sent: BenchPetition): Promise<number> {
    const to = sent.transfer?.toUnit;
    const on = sent.closedOn;
    if (!to || !on) throw new Error('Not sent to an office');
    // What is written back comes later.
    const senderId = await this.handle({
      ...sent,
      transfer: { ...sent.transfer, toUnit: to, toOutside: '', replyOn: null, replyNumber: '' },
    });
    const [transfer] = await this.#app.database.owner<{ id: number }>('select id from transfers where petition_id = $1', [
      senderId,
    ]);
    const transferId = Number(transfer?.id);
    await this.as(to.clerk, on, (act) => openTransfer(act, transferId));
    return (await this.as(to.clerk, on, (act) => acceptTransfer(act, transferId))).petitionId;
  }

  async #goOn(one: BenchPetition, id: number, keptId: number): Promise<void> {
    const { unit, receivedOn, assignedTo, status, closedOn } = one;
    if (status === 'received' || assignedTo === null) return;
    await this.as(unit.leader, receivedOn, (act) => assignPetition(act, id, { processor: assignedTo, note: '' }));
    if (one.repeats) {
      await this.as(assignedTo, receivedOn, (act) => endAsDuplicate(act, id, keptId, { reason: repeatReason, isCovered: true }));
      return;
    }
    if (!one.isClassified) return;
    await this.as(assignedTo, receivedOn, (act) => classifyPetition(act, id, answers(answersOf(one))));
    if (one.nextAct === 'propose') return;
    const doneOn = closedOn ?? receivedOn;
    const outcome = (one.outcome ?? (one.petitionType === 'MIXED' ? 'file_away' : 'propose_acceptance')) as Outcome;
    const proposal = {
      outcome,
      reason: 'Theo kết quả phân loại',
      basis: '',
      destination: destinationOf(one),
      items: '',
      days: '',
      rowVersion: '',
      inspector: '',
      show: '' as const,
    };
    const { proposalId } = await this.as(assignedTo, doneOn, (act) => submitProposal(act, id, proposal));
    if (status === 'proposed') return;
    const decision = { proposalId, stage: 'approve', answer: 'approve', comment: '', otherOutcome: null } as const;
    await this.as(unit.leader, doneOn, (act) => decideProposal(act, id, decision));
    if (one.way === 'guide' || one.way === 'refuse') await this.#issue(one, id, doneOn);
    if (one.way === 'transfer') await this.#send(one, id, doneOn);
    if (one.way === 'accept') await this.#resolve(one, id, doneOn);
  }

  async #issue(one: BenchPetition, id: number, on: string): Promise<void> {
    await this.#openBook(one.unitId, on);
    for (const step of ['number', 'send'] as const)
      await this.as(one.unit.clerk, on, (act) =>
        issuePetition(act, id, { step, on, letterNumber: '', note: '', means: 'post', to: one.name }),
      );
  }

  async #send(one: BenchPetition, id: number, on: string): Promise<void> {
    const { transfer, unit } = one;
    if (!transfer) throw new Error('Not sent');
    const [letter] = await this.#app.database.owner<{ id: number }>('select id from papers where petition_id = $1', [id]);
    const paperId = Number(letter?.id);
    await this.#openBook(unit.id, on);
    await this.as(unit.clerk, on, (act) => numberPaper(act, paperId, on));
    const { toUnit, toOutside, replyOn, replyNumber } = transfer;
    const to = { toUnitId: toUnit?.id ?? null, toOutside };
    const why = `Nội dung thuộc thẩm quyền của ${toUnit?.name ?? toOutside}`;
    await this.as(unit.clerk, on, (act) =>
      sendTransfer(act, id, { ...to, reason: why, basis: usualBasis(one.petitionType), paperId, sentOn: on, means: 'post' }),
    );
    // The notice to whoever denounced leaves with it.
    if (one.sealed) await this.as(unit.clerk, on, (act) => endTransferDuty(act, { unitId: unit.id, petitionId: id }, on));
    if (!replyOn) return;
    const reply = { number: replyNumber, on: replyOn, note: '', isAsked: 'no' as const };
    await this.as(unit.clerk, replyOn, (act) => recordTransferReply(act, id, reply));
  }

  async #resolve(one: BenchPetition, petitionId: number, on: string): Promise<void> {
    const { proceeding, unit, request } = one;
    const id = await this.as(unit.leader, on, (act) => acceptPetition(act, petitionId, { on, points: request, isRemote: false }));
    for (const { act, on: day } of proceeding?.done ?? []) {
      this.#app.setNow(morning(day));
      await this.#issueAll(one, id, day);
      const { by, form } = formOf(one, act, day);
      await doActAtOnce(this.#app, await this.login(by), id, act, form);
      // What was decided, and who verifies for how long, is numbered the same day: it counts from then.
      if (resultActs.includes(act) || act === 'assignment') await this.#issueAll(one, id, day);
      if (act !== 'assignment') continue;
      for (const { accountId } of proceeding?.members ?? [])
        await doActAtOnce(this.#app, await this.login(accountId), id, 'conflict', { answer: 'no', note: '' });
    }
  }

  /** Each story has days of its own: what an earlier one numbered later does not close the book to this one. */
  async #openBook(unitId: number, day: string): Promise<void> {
    await this.#app.database.owner(
      'update papers set issued_on = $2 where unit_id = $1 and number is not null and issued_on > $2 and extract(year from issued_on) = extract(year from $2::date)',
      [unitId, day],
    );
  }

  /** Every draft of a proceeding approved and numbered. */
  async #issueAll(one: BenchPetition, id: number, day: string): Promise<void> {
    const drafts = await this.#app.database.owner<{
      id: number;
      kind: Parameters<typeof isNumbered>[0];
      issued_on: string | null;
    }>("select id, kind, issued_on::text from papers where proceeding_id = $1 and state in ('draft','submitted') order by id", [
      id,
    ]);
    await this.#openBook(one.unitId, day);
    for (const paper of drafts) {
      await this.as(one.unit.leader, day, (act) => approvePaper(act, paper.id));
      if (isNumbered(paper.kind)) await this.as(one.unit.clerk, day, (act) => numberPaper(act, paper.id, paper.issued_on ?? day));
    }
  }
}

function destinationOf({ transfer, way }: BenchPetition): string {
  if (way === 'guide') return 'Sở Xây dựng';
  return transfer ? (transfer.toUnit?.name ?? transfer.toOutside) : '';
}

function answersOf(one: BenchPetition): Record<string, string> {
  const { petitionType: type, field, way } = one;
  const isForeign = one.jurisdiction === 'not_own';
  const both = { type, field, jurisdiction: one.jurisdiction ?? '', ...(isForeign ? { branch: 'administrative' } : {}) };
  if (one.eligibility === 'ineligible') return { type, field, eligibility: 'ineligible', reason: one.ineligibleReason ?? '' };
  const basis = { eligibility: 'eligible' };
  if (type === 'KN')
    return {
      ...both,
      ...basis,
      objectKind: 'admin_decision',
      instance: 'first',
      respondent: isForeign ? 'department' : 'own',
      limitState: 'in_time',
      limitFrom: one.receivedOn.split('-').reverse().join('/'),
      ...(way === 'refuse' ? { complaintGround: 'A11_2' } : {}),
    };
  if (type === 'TC')
    return {
      ...both,
      ...basis,
      denunciationKind: 'official_duty',
      round: 'first',
      denounced: isForeign ? 'department_head' : 'own_official',
      ...(way === 'refuse' ? { denunciationGround: 'A29_d' } : {}),
    };
  if (type === 'KNPA') return { ...both, ...basis, knpaKind: 'kien_nghi', responsible: isForeign ? 'other' : 'own' };
  return { type, field, eligibility: 'eligible' };
}
