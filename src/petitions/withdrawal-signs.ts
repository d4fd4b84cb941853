// A denunciation taken back may still have to be resolved: the office says so or not, silence is no answer. Pure.

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
