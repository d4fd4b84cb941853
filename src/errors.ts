// The closed family of refusals. Everything else that is thrown is a bug and shows the "broken" page.

/** Base: `message` is a sentence for the officer, in Vietnamese, safe to show. */
export abstract class Refusal extends Error {
  abstract readonly status: number;
  constructor(
    message: string,
    /** The record the officer can go back to, '' when there is none. */
    readonly backHref = '',
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** Not there, or not yours: the two are never told apart. */
export class NotFound extends Refusal {
  readonly status = 404;
  constructor(message = 'Không tìm thấy trang hoặc hồ sơ này, hoặc hồ sơ không thuộc phạm vi của ông, bà.') {
    super(message);
  }
}

/** The role lacks it. */
export class NotPermitted extends Refusal {
  readonly status = 403;
}

/** What can be done instead of what is refused. */
export interface OtherWay {
  href: string;
  label: string;
  /** Without it the way is not shown. */
  permission?: string;
}

/** The state forbids it, or somebody was faster. */
export class NotAllowedNow extends Refusal {
  readonly status = 409;
  constructor(
    message: string,
    backHref = '',
    /** Where no record tells more: the first is what most will want. */
    readonly otherWays: readonly OtherWay[] = [],
  ) {
    super(message, backHref);
  }
}

/** Never open for what was asked, whatever was done on the record: none of its acts tells why. */
export class NotForThese extends NotAllowedNow {}

/** The record changed since its form was opened, and the act is still open: the form comes back, the words beside what stands now. */
export class ChangedMeanwhile extends NotAllowedNow {}

/** A form with errors: field name → sentence. The kit shows the same page again with the officer's words. */
export class FormInvalid extends Refusal {
  readonly status = 422;
  constructor(readonly errors: Record<string, string>) {
    super('Biểu mẫu còn mục cần sửa.');
  }
}

/**
 * Makes every check and gives what each gave; what several of them refuse is refused once, all fields together, the first sentence of
 * a field standing. One after the other: they share a transaction. @throws FormInvalid
 */
export async function together<T extends readonly unknown[] | []>(
  checks: {
    readonly [K in keyof T]: () => T[K] | Promise<T[K]>;
  },
): Promise<T> {
  const errors: Record<string, string> = {};
  const given: unknown[] = [];
  for (const check of checks as readonly (() => unknown)[]) {
    try {
      given.push(await check());
    } catch (error) {
      if (!(error instanceof FormInvalid)) throw error;
      for (const [name, words] of Object.entries(error.errors)) errors[name] ??= words;
    }
  }
  if (Object.keys(errors).length > 0) throw new FormInvalid(errors);
  return given as unknown as T;
}

/** Too many tries; `retryAfterSeconds` goes into Retry-After. */
export class TooMany extends Refusal {
  readonly status = 429;
  constructor(
    message: string,
    readonly retryAfterSeconds: number,
  ) {
    super(message);
  }
}

/** A body or file over the limit. */
export class TooLarge extends Refusal {
  readonly status = 413;
}
