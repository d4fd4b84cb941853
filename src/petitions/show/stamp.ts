// A moment on the office's clock, in the two parts pages print. Pure.

const stamp = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});
/** dd/mm/yyyy and hh:mm on the office's clock. */
export function stampOf(at: Date): { date: string; time: string } {
  const [date = '', time = ''] = stamp.format(at).split(', ');
  return { date, time };
}
