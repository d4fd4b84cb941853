// What other rooms ask of petitions whose words wait to be read.
export { listUnreadFields } from './records.ts';
