// Reading stored clocks, for other features. Their events and rows are written by this feature's actions only.
export { type ClockRow, type ClockSubject, eventsOf, findClock, listClocks } from './records.ts';
