// The minute a page was counted, as it is printed on it.
const clock = new Intl.DateTimeFormat('vi-VN', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: 'Asia/Ho_Chi_Minh',
});

/** '09:05' in Hà Nội. */
export const clockOf = (at: Date): string => clock.format(at);
