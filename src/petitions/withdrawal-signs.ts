// A petition of several taken back by one of them goes on for the others; a denunciation taken back may still have to be resolved.
// The office says so or not, silence is no answer. Pure.

/** Who of several takes it back (Điều 10 LKN, Điều 33 LTC): only where all do may it end. */
export const withdrawers = ['all', 'some'] as const;
export type Withdrawers = (typeof withdrawers)[number];

export const withdrawersLabel = 'Những người rút';
export const withdrawerNames: Readonly<Record<Withdrawers, string>> = {
  all: 'Tất cả những người đứng đơn đều rút, kể cả người đã rút trước',
  some: 'Một số người rút; đơn vẫn được giải quyết cho những người còn lại',
};
export const leaversHint = 'Ghi họ tên những người rút; với tố cáo chỉ ghi “người tố cáo số mấy”, không ghi tên';

/** Field name → sentence while a petition of several does not say who takes it back. */
export function withdrawersObjection(
  senderCount: number,
  who: Withdrawers | null | undefined,
  leavers: string,
): { who?: string; leavers?: string } {
  if (senderCount < 2) return {};
  if (!who) return { who: 'Chọn tất cả hay một số người rút' };
  return who === 'some' && leavers === '' ? { leavers: 'Nêu những người rút' } : {};
}

/** Khoản 3 Điều 33 LTC: what obliges the office to go on although the denunciation is withdrawn. */
export const withdrawalSigns = ['none', 'violation', 'coercion', 'abuse'] as const;
export type WithdrawalSign = (typeof withdrawalSigns)[number];

export const withdrawalSignLabel = 'Căn cứ phải tiếp tục giải quyết tố cáo';
export const withdrawalSignNames: Readonly<Record<WithdrawalSign, string>> = {
  none: 'Không có căn cứ phải tiếp tục giải quyết',
  violation: 'Hành vi bị tố cáo có dấu hiệu vi phạm pháp luật: tiếp tục giải quyết',
  coercion: 'Việc rút do bị đe dọa, ép buộc, mua chuộc: tiếp tục giải quyết',
  abuse: 'Lợi dụng việc tố cáo để vu khống, xúc phạm, gây thiệt hại: tiếp tục giải quyết',
};

/** Said before the question is answered, on every page that asks it. */
export const mustGoOnWords =
  'Hành vi bị tố cáo có dấu hiệu vi phạm pháp luật, việc rút do bị đe dọa, ép buộc, mua chuộc, hoặc lợi dụng việc tố cáo để vu khống, xúc phạm, gây thiệt hại thì vẫn phải tiếp tục giải quyết (khoản 3 Điều 33 Luật Tố cáo)';

/** Whether the office must go on; nothing but a denunciation is asked, nobody else's answer counts. */
export const mustGoOn = (isDenunciation: boolean, sign: WithdrawalSign | null): boolean => isDenunciation && sign !== 'none';

/** Field name → sentence while the question is not answered. */
export function signObjection(isDenunciation: boolean, sign: WithdrawalSign | null): { sign?: string } {
  return isDenunciation && sign === null ? { sign: 'Chọn có hay không có căn cứ phải tiếp tục giải quyết' } : {};
}
