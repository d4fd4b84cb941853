// One petition through the real actions, told as an office would: registered, assigned, classified, proposed, approved …

import { numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { pastHeadKinds } from '../../src/documents/registry/past-head.ts';
import { usualReceiver } from '../../src/documents/registry/receivers.ts';
import { type PaperRow, paperColumns } from '../../src/documents/registry/records.ts';
import { usualMeans } from '../../src/documents/registry/sending.ts';
import { endAsDuplicate } from '../../src/matters/duplicate.ts';
import { classifyPetition } from '../../src/petitions/classification/actions.ts';
import { PartialAnswers } from '../../src/petitions/classification/forms.ts';
import { issuePetition } from '../../src/petitions/issue/actions.ts';
import type { Outcome } from '../../src/petitions/petition.ts';
import { type Decision, decideProposal, submitProposal } from '../../src/petitions/proposals/actions.ts';
import { loadSources } from '../../src/petitions/proposals/sources.ts';
import { standingBasis, standingReason } from '../../src/petitions/proposals/words.ts';
import { type Registration, registerPetition } from '../../src/petitions/registration.ts';
import { assignPetition, recordSupplement, voidPetition, withdrawPetition } from '../../src/petitions/steps/actions.ts';
import { acceptTransfer, openTransfer, recordTransferReply, returnTransfer, sendTransfer } from '../../src/transfers/actions.ts';
import type { Act } from '../../src/web/act.ts';
import type { Crew } from './offices.ts';
import { ProceedingHand } from './proceeding-hand.ts';
import type { Stage, When } from './stage.ts';

/** Answers of the guided classification, as the form posts them. */
export type Answers = Readonly<Record<string, string>>;

const SPACING_MS = 9 * 60_000;

export class PetitionHand {
  readonly stage: Stage;
  readonly crew: Crew;
  readonly id: number;
  #last: Date;
  #proposalId = 0;
  #paperId: number | null = null;
  #transferId = 0;

  constructor(stage: Stage, crew: Crew, id: number, last: Date) {
    this.stage = stage;
    this.crew = crew;
    this.id = id;
    this.#last = last;
  }

  static async register(
    stage: Stage,
    crew: Crew,
    when: When,
    registration: Registration,
    how: { by?: string; clock?: string } = {},
  ): Promise<PetitionHand> {
    const at = stage.instant(when, how.clock ?? clockOf(registration.subject));
    const { id } = await stage.as(how.by ?? crew.desk, at, (act) => registerPetition(act, registration));
    return new PetitionHand(stage, crew, id, at);
  }

  /** The next act: at the asked hour, but always after the one before. */
  async #as<T>(login: string, when: When, clock: string, work: (act: Act) => Promise<T>): Promise<T> {
    const at = this.#time(when, clock);
    return this.stage.as(login, at, work);
  }

  #time(when: When, clock: string): Date {
    const asked = this.stage.instant(when, clock);
    const soonest = new Date(this.#last.getTime() + SPACING_MS);
    const at = asked < soonest ? (soonest < this.stage.now ? soonest : this.stage.now) : asked;
    this.#last = at;
    return at;
  }

  async assigned(when: When, to = this.crew.processor): Promise<this> {
    await this.#as(this.crew.head, when, '08:40', (act) =>
      assignPetition(act, this.id, { processor: this.stage.account(to), note: '' }),
    );
    return this;
  }

  async classified(when: When, answers: Answers, by = this.crew.processor): Promise<this> {
    await this.#as(by, when, '09:20', (act) => classifyPetition(act, this.id, PartialAnswers.parse(answers)));
    return this;
  }

  async proposed(
    when: When,
    outcome: Outcome,
    more: { destination?: string; items?: string; days?: string; inspector?: string; by?: string; reason?: string } = {},
  ): Promise<this> {
    const { by = this.crew.processor, reason, ...rest } = more;
    const made = await this.#as(by, when, '10:30', async (act) => {
      const { facts, ruleSentence } = await loadSources(act, this.id);
      return submitProposal(act, this.id, {
        outcome,
        reason: reason ?? standingReason(facts, ruleSentence),
        basis: standingBasis(outcome, facts),
        destination: '',
        items: '',
        days: '',
        rowVersion: '',
        inspector: '',
        show: '',
        ...rest,
      });
    });
    this.#proposalId = made.proposalId;
    this.#paperId = made.paperId;
    return this;
  }

  #decided(login: string, when: When, clock: string, decision: Partial<Decision>): Promise<unknown> {
    const full: Decision = {
      proposalId: this.#proposalId,
      stage: 'approve',
      answer: 'approve',
      comment: '',
      otherOutcome: null,
      ...decision,
    };
    return this.#as(login, when, clock, (act) => decideProposal(act, this.id, full));
  }

  async endorsed(when: When): Promise<this> {
    await this.#decided(this.crew.head, when, '14:10', { stage: 'endorse' });
    return this;
  }

  /** By the leader; where the unit's route asks it, by the head of section just before. */
  async approved(when: When, comment = ''): Promise<this> {
    if (this.crew.isEndorsed) await this.endorsed(when);
    await this.#decided(this.crew.leader, when, '15:00', { comment });
    return this;
  }

  async sentBack(when: When, comment: string, otherOutcome: Outcome | null = null): Promise<this> {
    const stage = this.crew.isEndorsed ? 'endorse' : 'approve';
    const answer = otherOutcome ? 'other_outcome' : 'send_back';
    const who = this.crew.isEndorsed ? this.crew.head : this.crew.leader;
    await this.#decided(who, when, '15:20', { stage, answer, comment, otherOutcome });
    return this;
  }

  /** The clerk numbers the paper and sends it; or, for an outcome without a form, records the office's own letter. */
  async issued(when: When, letterNumber = ''): Promise<this> {
    const on = this.stage.day(when);
    const step = (name: 'number' | 'send' | 'close') =>
      this.#as(this.crew.clerk, when, '15:40', (act) =>
        issuePetition(act, this.id, { step: name, on, letterNumber, note: '', means: 'post', to: 'Người gửi đơn' }),
      );
    if (this.#paperId === null) await step('close');
    else {
      await step('number');
      await step('send');
    }
    return this;
  }

  async supplemented(when: When, received: 'yes' | 'no' = 'yes'): Promise<this> {
    const on = this.stage.day(when);
    await this.#as(this.crew.clerk, when, '09:00', (act) => recordSupplement(act, this.id, { on, received, note: '' }));
    return this;
  }

  async withdrawn(when: When): Promise<this> {
    const on = this.stage.day(when);
    await this.#as(this.crew.processor, when, '10:00', (act) =>
      withdrawPetition(act, this.id, {
        on,
        paper: 'letter',
        scope: 'full',
        sign: 'none',
        note: 'Người gửi tự nguyện rút, có đơn kèm theo',
      }),
    );
    return this;
  }

  async voided(when: When, reason: string): Promise<this> {
    await this.#as(this.crew.head, when, '16:00', (act) => voidPetition(act, this.id, { reason }));
    return this;
  }

  async endedAsDuplicateOf(when: When, other: PetitionHand, reason: string): Promise<this> {
    await this.#as(this.crew.processor, when, '10:10', (act) =>
      endAsDuplicate(act, this.id, other.id, { reason, isCovered: true }),
    );
    return this;
  }

  /** Sends the approved petition to a unit (by code) or to a body outside; `by` for a denunciation past the head. */
  async transferred(
    when: When,
    to: { code: string } | { outside: string },
    words: { reason: string; basis: string },
    by = this.crew.clerk,
  ): Promise<this> {
    const sentOn = this.stage.day(when);
    const paperId = this.#paperId;
    if (paperId !== null) await this.#as(this.crew.clerk, when, '14:20', (act) => numberPaper(act, paperId, sentOn));
    this.#transferId = await this.#as(by, when, '14:40', (act) =>
      sendTransfer(act, this.id, {
        toUnitId: 'code' in to ? this.stage.unit(to.code).id : null,
        toOutside: 'outside' in to ? to.outside : '',
        ...words,
        paperId,
        sentOn,
      }),
    );
    await this.stage.jobs(this.#last);
    return this;
  }

  /** The letter and the notice of a denunciation past the head leave by the hand that registered and sent it. */
  async sentPastHead(when: When, by: string): Promise<this> {
    const papers = await this.#as(by, when, '15:00', (act) =>
      act.tx.rows<PaperRow>(
        `select ${paperColumns} from papers w where w.unit_id = $1 and w.petition_id = $2 and w.kind = any ($3) order by w.id`,
        [act.actor.unitId, this.id, pastHeadKinds],
      ),
    );
    const on = this.stage.day(when);
    for (const paper of papers) {
      await this.#as(by, when, '15:10', (act) => numberPaper(act, paper.id, on));
      await this.#as(by, when, '15:20', (act) =>
        sendPaper(act, paper.id, { on, means: usualMeans(paper), to: usualReceiver(paper) }),
      );
    }
    return this;
  }

  async openedBy(receiver: Crew, when: When): Promise<this> {
    await this.#as(receiver.clerk, when, '08:20', (act) => openTransfer(act, this.#transferId));
    return this;
  }

  /** The receiver registers its own petition. @returns that petition in the receiver's hand */
  async acceptedBy(receiver: Crew, when: When): Promise<PetitionHand> {
    await this.openedBy(receiver, when);
    const { petitionId } = await this.#as(receiver.clerk, when, '08:30', (act) => acceptTransfer(act, this.#transferId));
    await this.stage.jobs(this.#last);
    return new PetitionHand(this.stage, receiver, petitionId, this.#last);
  }

  async returnedBy(receiver: Crew, when: When, note: string): Promise<this> {
    await this.openedBy(receiver, when);
    await this.#as(receiver.clerk, when, '08:50', (act) =>
      returnTransfer(act, this.#transferId, { reason: 'not_competent', basis: 'Thông tư số 05/2021/TT-TTCP', note }),
    );
    await this.stage.jobs(this.#last);
    return this;
  }

  async replied(when: When, number: string): Promise<this> {
    const on = this.stage.day(when);
    await this.#as(this.crew.clerk, when, '09:30', (act) =>
      recordTransferReply(act, this.id, { number, on, note: '', isAsked: 'no' }),
    );
    return this;
  }

  /** Thụ lý: by the leader, with the contents accepted one a line. */
  async accepted(when: When, points: string): Promise<ProceedingHand> {
    const at = this.#time(when, '15:50');
    return ProceedingHand.accept(this.stage, this.crew, this.id, when, at, points);
  }
}

/** An hour of the morning that differs from petition to petition and is the same at every filling. */
function clockOf(text: string): string {
  let sum = 0;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  const minutes = 7 * 60 + 45 + (sum % 190);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
