// What the minutes of a session nobody came to say of it. Pure.
import type { NoShowInput } from './step-forms.ts';

export type Session = Omit<NoShowInput, 'receptionDay'>;

/** The words of the minutes that a session gives. */
export const minutesWords = (session: Session) => ({
  heldOn: session.receivedOn,
  fromTime: session.fromTime,
  toTime: session.toTime,
  heldAtPlace: session.place,
  chair: { name: session.hostName, title: session.hostTitle },
  attendees: session.companions
    .split('\n')
    .filter(Boolean)
    .map((name) => ({ name })),
});
