// One proceeding through the acts of its table, with the forms an officer would fill in.
import { approvePaper, numberPaper, sendPaperOfAct } from '../../src/documents/actions.ts';
import type { PaperKind } from '../../src/documents/papers/catalogue.ts';
import { isNumbered } from '../../src/documents/registry/workflow.ts';
import { acceptPetition } from '../../src/proceedings/acceptance.ts';
import type { ActCode } from '../../src/proceedings/act-codes.ts';
import { performAct } from '../../src/proceedings/actions.ts';
import { definitions } from '../../src/proceedings/acts/index.ts';
import { complaintWorkflow } from '../../src/proceedings/tables/complaint/index.ts';
import { denunciationWorkflow } from '../../src/proceedings/tables/denunciation/index.ts';
import { recommendationWorkflow } from '../../src/proceedings/tables/recommendation.ts';
import { findRule } from '../../src/proceedings/workflow.ts';
import type { Crew } from './offices.ts';
import type { Stage, When } from './stage.ts';

/** A form as it is posted; what is left out is empty. */
export type Form = Readonly<Record<string, string | string[]>>;

/** What ends a file: some stories leave it waiting for its number. */
const results: readonly ActCode[] = ['decision', 'conclusion'];

const SPACING_MS = 11 * 60_000;
const tables = [complaintWorkflow, denunciationWorkflow, recommendationWorkflow];
/** Acts that rest on papers: those are issued just before. */
const needsPapers = (code: ActCode) => tables.some((table) => findRule(table, code)?.issued !== undefined);
/** What leaves with the act that tells of its sending, and not before. */
const leavesWithAct = new Set(
  tables.flatMap(({ acts }) => acts.flatMap(({ act, issued }) => ('means' in definitions[act].fields ? (issued ?? []) : []))),
);

export class ProceedingHand {
  readonly stage: Stage;
  readonly crew: Crew;
  readonly id: number;
  /** The day its team was established; undefined before. */
  #teamedOn: string | undefined;
  #last: Date;

  private constructor(stage: Stage, crew: Crew, id: number, last: Date) {
    this.stage = stage;
    this.crew = crew;
    this.id = id;
    this.#last = last;
  }

  static async accept(
    stage: Stage,
    crew: Crew,
    petitionId: number,
    when: When,
    at: Date,
    points: string,
  ): Promise<ProceedingHand> {
    const on = stage.day(when);
    const id = await stage.as(crew.leader, at, (act) => acceptPetition(act, petitionId, { on, points, isRemote: false }));
    const hand = new ProceedingHand(stage, crew, id, at);
    await hand.papersSent(when, '15:50', 'dated');
    return hand;
  }

  /** One act: the form read by its own schema, `on` being the day of the act unless said otherwise. */
  async did(code: ActCode, login: string, when: When, form: Form = {}, clock = '09:40'): Promise<this> {
    if (needsPapers(code)) await this.papersSent(when, clock);
    const at = this.#time(when, clock);
    const definition = definitions[code];
    const blank = Object.fromEntries(Object.keys(definition.fields).map((name) => [name, '']));
    const typed = { ...blank, ...('means' in blank ? { means: 'post' } : {}), on: this.stage.day(when), ...form };
    await this.stage.as(login, at, (act) => performAct(act, this.id, code, definition.schema(act.moment.today).parse(typed)));
    if (!results.includes(code)) await this.papersSent(when, clock, 'dated');
    return this;
  }

  #time(when: When, clock: string): Date {
    const asked = this.stage.instant(when, clock);
    const soonest = new Date(this.#last.getTime() + SPACING_MS);
    this.#last = asked < soonest ? (soonest < this.stage.now ? soonest : this.stage.now) : asked;
    return this.#last;
  }

  /**
   * Every draft of the file: approved by the leader, numbered by the clerk and sent, where no act of its own tells of that.
   * @param which 'dated': only what bears the day of its act, which is numbered on that day, or numbers and days of the book cross
   */
  async papersSent(when: When, clock = '15:10', which: 'all' | 'dated' = 'all'): Promise<void> {
    const { leader, clerk } = this.crew;
    const drafts = await this.stage.as(leader, this.#time(when, clock), async (act) => {
      const open = await act.tx.rows<{ id: number; kind: PaperKind; issuedOn: string | null }>(
        "select id, kind, issued_on from papers where unit_id = $1 and proceeding_id = $2 and state = 'draft' and ($3 or issued_on is not null) order by id",
        [act.actor.unitId, this.id, which === 'all'],
      );
      for (const paper of open) await approvePaper(act, paper.id);
      return open;
    });
    if (drafts.length === 0) return;
    await this.stage.as(clerk, this.#time(when, clock), async (act) => {
      for (const paper of drafts) {
        if (isNumbered(paper.kind)) await numberPaper(act, paper.id, paper.issuedOn ?? act.moment.today);
        if (leavesWithAct.has(paper.kind)) continue;
        // To whom the paper itself names, as the form of its sending opens; the minutes of a dialogue name nobody.
        const to = paper.kind === 'KN14_2026' ? 'Các bên tham gia đối thoại' : '';
        await sendPaperOfAct(act, paper.id, { on: act.moment.today, means: 'post', to });
      }
    });
  }

  /** Team of two, both without a conflict; the decision to verify is issued before anybody verifies. */
  async teamed(when: When, verifyDays = '15'): Promise<this> {
    const { lead, verifier, leader } = this.crew;
    const members = [String(this.stage.account(verifier))];
    this.#teamedOn = this.stage.day(when);
    await this.did('assignment', leader, when, { lead: String(this.stage.account(lead)), members, days: verifyDays }, '16:10');
    await this.papersSent(when, '16:10');
    for (const login of [lead, verifier]) await this.did('conflict', login, when, { answer: 'no' }, '16:20');
    return this;
  }

  noticed(when: When, recipients: string): Promise<this> {
    return this.did('acceptance-notice', this.crew.clerk, when, { recipients, denounced: '1' }, '14:00');
  }

  met(when: When, place: string, people: string, result: string): Promise<this> {
    return this.did('verification', this.crew.verifier, when, { kind: 'meeting', place, people, result });
  }

  reported(when: When, result: string, proposal: string, respondentView = ''): Promise<this> {
    const form = {
      number: '',
      teamNumber: '31/QĐ-TXM',
      teamOn: this.#teamedOn ?? this.stage.day(when),
      result,
      proposal,
      respondentView,
      complete: '1',
    };
    return this.did('report', this.crew.lead, when, form, '15:30');
  }

  published(when: When): Promise<this> {
    const form = { forms: ['posting', 'portal'], place: 'Trụ sở và trang thông tin điện tử, 15 ngày liên tục', redacted: '1' };
    return this.did('publication', this.crew.clerk, when, form, '10:20');
  }

  closed(when: When): Promise<this> {
    return this.did('close', this.crew.processor, when, { file: '1', note: 'Kho lưu trữ cơ quan' }, '16:30');
  }
}
