// How the reception board tells a citizen what another body found, and the clock of it (khoản 2 Điều 28 LTCD). Pure.

export const citizenRule = 'TCD_BAN_TO_CITIZEN';

export const tellingWays = ['letter', 'in_person', 'phone'] as const;
export type TellingWay = (typeof tellingWays)[number];
export const tellingWayNames: Readonly<Record<TellingWay, string>> = {
  letter: 'Bằng văn bản',
  in_person: 'Trực tiếp tại trụ sở',
  phone: 'Qua điện thoại, thư điện tử công dân đã đăng ký',
};
