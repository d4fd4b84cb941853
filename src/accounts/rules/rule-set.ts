// The installation's own rules for passwords and sessions: stricter than the floor in every point, never weaker. Pure.

export interface AccountRules {
  /** Least number of characters of a password. */
  passwordLength: number;
  /** A password older than this many days is changed at the next sign-in; 0: it does not age. */
  passwordDays: number;
  /** How many days a password of one use may wait for its first sign-in. */
  oneTimeDays: number;
  /** A session ends after this many minutes without a request. */
  idleMinutes: number;
  /** A session ends this many hours after sign-in, whatever happens. */
  sessionHours: number;
  /** An account nobody signed in with for this many days is dormant. */
  dormantDays: number;
}

/** What the machine was started with; a rule may only be stricter (config.ts). */
export interface SessionFloor {
  idleMinutes: number;
  hours: number;
}

export type RuleName = keyof AccountRules;
export interface RuleLimit {
  label: string;
  hint: string;
  unit: string;
  least: number;
  most: number;
  usual: number;
  /** 0 is allowed beside the limits and means "none". */
  mayBeNone: boolean;
}

/** Every rule with its limits on this machine, in the order of the form. */
export function ruleLimits(floor: SessionFloor): Record<RuleName, RuleLimit> {
  const whole = { mayBeNone: false };
  return {
    passwordLength: {
      ...whole,
      label: 'Độ dài tối thiểu của mật khẩu',
      hint: 'Một câu ngắn dễ nhớ tốt hơn một từ ngắn nhiều ký hiệu',
      unit: 'ký tự',
      least: 10,
      most: 64,
      usual: 10,
    },
    passwordDays: {
      label: 'Mật khẩu phải đổi sau',
      hint: 'Ghi 0 khi không bắt đổi theo kỳ; mật khẩu lộ thì cấp lại ngay',
      unit: 'ngày',
      least: 30,
      most: 730,
      usual: 0,
      mayBeNone: true,
    },
    oneTimeDays: {
      ...whole,
      label: 'Mật khẩu dùng một lần có hiệu lực',
      hint: 'Quá hạn thì cấp lại',
      unit: 'ngày',
      least: 1,
      most: 30,
      usual: 7,
    },
    idleMinutes: {
      ...whole,
      label: 'Phiên làm việc kết thúc khi không thao tác',
      hint: 'Chữ đang gõ được giữ lại qua lần đăng nhập sau',
      unit: 'phút',
      least: 5,
      most: floor.idleMinutes,
      usual: floor.idleMinutes,
    },
    sessionHours: {
      ...whole,
      label: 'Phiên làm việc dài nhất',
      hint: 'Tính từ lúc đăng nhập',
      unit: 'giờ',
      least: 1,
      most: floor.hours,
      usual: floor.hours,
    },
    dormantDays: {
      ...whole,
      label: 'Tài khoản coi là bỏ không sau',
      hint: 'Tính từ lần đăng nhập gần nhất, hoặc từ ngày tạo',
      unit: 'ngày',
      least: 30,
      most: 365,
      usual: 90,
    },
  };
}

export const ruleNames = [
  'passwordLength',
  'passwordDays',
  'oneTimeDays',
  'idleMinutes',
  'sessionHours',
  'dormantDays',
] as const satisfies readonly RuleName[];

/** Whether a number keeps within a rule's limits. */
export function isWithin(limit: RuleLimit, wanted: number): boolean {
  return (limit.mayBeNone && wanted === 0) || (wanted >= limit.least && wanted <= limit.most);
}

/** The rules in force. What is stored outside the limits, or was stored before the machine's own became stricter, gives way to them. */
export function rulesInForce(stored: unknown, floor: SessionFloor): AccountRules {
  const limits = ruleLimits(floor);
  const given = typeof stored === 'object' && stored !== null ? (stored as Record<string, unknown>) : {};
  const value = (name: RuleName): number => {
    const limit = limits[name];
    const wanted = given[name];
    if (typeof wanted !== 'number' || !Number.isFinite(wanted)) return limit.usual;
    return isWithin(limit, wanted) ? wanted : Math.min(Math.max(wanted, limit.least), limit.most);
  };
  return Object.fromEntries(ruleNames.map((name) => [name, value(name)])) as unknown as AccountRules;
}

const day = 24 * 3_600_000;

/** When a password of one use made now ends. */
export const oneTimeEnd = (rules: Pick<AccountRules, 'oneTimeDays'>, at: Date): Date =>
  new Date(at.getTime() + rules.oneTimeDays * day);

/** Whether the officer's own password has grown too old to go on with. */
export function isPasswordOld(rules: AccountRules, changedAt: Date | null, at: Date): boolean {
  return rules.passwordDays > 0 && changedAt !== null && at.getTime() - changedAt.getTime() > rules.passwordDays * day;
}

/** Accounts whose last sign-in lies before this instant are dormant. */
export const dormantBefore = (rules: AccountRules, at: Date): Date => new Date(at.getTime() - rules.dormantDays * day);
