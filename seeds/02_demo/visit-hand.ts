// One reception through the real register: the page's own form reads what the officer types, then the visit is written.
import { approvePaper, numberPaper, sendPaper } from '../../src/documents/actions.ts';
import { recordNoShow, voidVisit } from '../../src/reception/actions.ts';
import { draftConclusion } from '../../src/reception/conclusion.ts';
import { visitEntry } from '../../src/reception/entry-form.ts';
import { loadVisitRecord } from '../../src/reception/queries.ts';
import { registerVisit } from '../../src/reception/registration.ts';
import { replyToVisit } from '../../src/reception/replying.ts';
import { planDay, postDay, postponeDay } from '../../src/reception/schedule/actions.ts';
import { holdDayOf } from '../../src/reception/schedule/hold.ts';
import { hourReceived, type ReplyKind } from '../../src/reception/visit.ts';
import type { Citizen } from './citizens.ts';
import type { Crew } from './offices.ts';
import { PetitionHand } from './petition-hand.ts';
import type { Stage, When } from './stage.ts';

type Values = Readonly<Record<string, string | string[]>>;

/** One person of the page, as row n of the form. The number of a demo card is never a real one, which the officer confirms. */
export function personRow(citizen: Citizen, ward: string, row = 1): Record<string, string> {
  const fields = {
    idType: 'can_cuoc',
    idNumber: citizen.idNumber,
    name: citizen.name,
    birthYear: String(citizen.birthYear),
    gender: citizen.gender,
    ward,
    address: citizen.address,
    phone: citizen.phone,
    capacity: 'self',
  };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`p${row}_${name}`, value]));
}

const blankFixed = {
  denunciation: 'no',
  kind: 'regular',
  mode: 'in_person',
  host: 'officer',
  senderKind: 'individual',
  people: '1',
  contents: '1',
  documents: '1',
  idConfirmed: '1',
  inJurisdiction: 'yes',
  occurrence: 'first',
};
const emptyWords = [
  'hostName',
  'hostTitle',
  'receptionDay',
  'companions',
  'organization',
  'request',
  'previousResolver',
  'outcome',
].concat(
  ['refusalGround', 'guidedTo', 'guidanceNumber', 'transferredTo', 'transferNumber', 'appointmentOn', 'explained', 'conclusion'],
  ['note', 'field', 'writtenOn', 'respondentName', 'respondentPost', 'respondentAccount', 'denouncedIs'],
);
const personWords = ['idIssuedOn', 'idIssuedBy', 'email', 'proof', 'contact'];

/** A page on which everything not said is empty. */
export function pageOf(values: Values): Record<string, string | string[]> {
  const rows = Number(values.people ?? 1);
  const people = Array.from({ length: rows }, (_, index) => personWords.map((name) => [`p${index + 1}_${name}`, '']));
  return {
    ...Object.fromEntries(emptyWords.map((name) => [name, ''])),
    ...Object.fromEntries(people.flat()),
    c1_org: '',
    d1_name: '',
    d1_pages: '',
    d1_condition: '',
    ...blankFixed,
    ...values,
  };
}

export class VisitHand {
  readonly stage: Stage;
  readonly crew: Crew;
  readonly id: number;
  /** The petition taken in with it, if the outcome was that. */
  readonly petition: PetitionHand | null;

  private constructor(stage: Stage, crew: Crew, id: number, petition: PetitionHand | null) {
    this.stage = stage;
    this.crew = crew;
    this.id = id;
    this.petition = petition;
  }

  static async receive(stage: Stage, crew: Crew, when: When, clock: string, values: Values, by = crew.desk): Promise<VisitHand> {
    const at = stage.instant(when, clock);
    const made = await stage.as(by, at, (act) => {
      const typed = pageOf({ receivedOn: act.moment.today, receivedTime: hourReceived(at) || '00:00', ...values });
      const read = visitEntry(act.moment).parse(typed);
      if (!read.entry) throw new Error('The demo page asked for a step instead of saying who came');
      return registerVisit(act, read.entry);
    });
    const petition = made.petition ? new PetitionHand(stage, crew, made.petition.id, at) : null;
    return new VisitHand(stage, crew, made.id, petition);
  }

  async replied(when: When, replyKind: ReplyKind, resultTracking: string): Promise<this> {
    const repliedOn = this.stage.day(when);
    await this.stage.as(this.crew.desk, this.stage.instant(when, '16:20'), async (act) => {
      const { version } = await loadVisitRecord(act.tx, this.id);
      const kind = replyKind === 'refusal_notice' ? null : replyKind;
      await replyToVisit(act, this.id, { version, replyKind: kind, repliedOn, resultTracking } as Parameters<
        typeof replyToVisit
      >[2]);
    });
    return this;
  }

  /** What the head concluded goes out in writing: drafted at the desk, approved by the leader, numbered and sent by the clerk. */
  async concluded(when: When, conclusion: string, unit: string, work: string, due: string): Promise<this> {
    const { paperId } = await this.stage.as(this.crew.desk, this.stage.instant(when, '08:50'), async (act) => {
      const { version } = await loadVisitRecord(act.tx, this.id);
      return draftConclusion(act, this.id, { version, conclusion, tasks: [{ unit, work, dueOn: due, holder: null }] });
    });
    await this.stage.as(this.crew.leader, this.stage.instant(when, '10:30'), (act) => approvePaper(act, paperId));
    const on = this.stage.day(when);
    await this.stage.as(this.crew.clerk, this.stage.instant(when, '14:10'), (act) => numberPaper(act, paperId, on));
    await this.stage.as(this.crew.clerk, this.stage.instant(when, '15:20'), (act) =>
      sendPaper(act, paperId, { on, means: 'network', to: unit }),
    );
    return this;
  }

  async voided(when: When, reason: string): Promise<this> {
    await this.stage.as(this.crew.head, this.stage.instant(when, '16:40'), async (act) => {
      const { version } = await loadVisitRecord(act.tx, this.id);
      await voidVisit(act, this.id, { version, reason });
    });
    return this;
  }
}

/** The head's reception days of one office. */
export class ScheduleHand {
  readonly stage: Stage;
  readonly crew: Crew;
  readonly place: string;
  readonly host: { name: string; title: string };

  constructor(stage: Stage, crew: Crew, place: string, host: { name: string; title: string }) {
    this.stage = stage;
    this.crew = crew;
    this.place = place;
    this.host = host;
  }

  /** Planned on one day for another, posted at once unless it stays a draft. */
  async planned(when: When, onDate: string, post: boolean, expectedContent = ''): Promise<number> {
    const { id } = await this.stage.as(this.crew.clerk, this.stage.instant(when, '09:10'), (act) =>
      planDay(act, {
        kind: 'periodic',
        onDate,
        startsAt: '08:00',
        endsAt: '11:30',
        place: this.place,
        hostName: this.host.name,
        hostTitle: this.host.title,
        participants: 'Văn phòng, bộ phận chuyên môn có liên quan',
        expectedContent,
        post,
      }),
    );
    return id;
  }

  posted(when: When, id: number): Promise<unknown> {
    return this.stage.as(this.crew.clerk, this.stage.instant(when, '10:00'), (act) => postDay(act, id));
  }

  postponed(when: When, id: number, newDate: string, reason: string): Promise<number> {
    return this.stage.as(this.crew.clerk, this.stage.instant(when, '15:00'), (act) => postponeDay(act, id, { newDate, reason }));
  }

  held(id: number, when: When): Promise<unknown> {
    return this.stage.as(this.crew.desk, this.stage.instant(when, '11:40'), (act) => holdDayOf(act, id, 'held'));
  }

  /** Nobody came: an entry of the register, with its minutes. */
  nobodyCame(id: number, when: When): Promise<unknown> {
    return this.stage.as(this.crew.desk, this.stage.instant(when, '11:45'), (act) =>
      recordNoShow(act, {
        receptionDay: id,
        receivedOn: this.stage.day(when),
        fromTime: '08:00',
        toTime: '11:30',
        place: this.place,
        host: 'head',
        hostName: this.host.name,
        hostTitle: this.host.title,
        companions: 'Chánh Văn phòng',
        note: '',
      }),
    );
  }
}
