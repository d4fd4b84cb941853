// The rule book: all versions of all limits, chosen by the day a limit starts. Immutable; handed to the pure engine.
import { formatDate } from './dates.ts';
import { type ClockRule, type DayUnit, type LegalRule, lengthWords, type RuleForm, type RuleOfForm } from './rules.ts';

/** The law as we know it has no such limit on that day. */
export class RuleMissing extends Error {
  readonly code: string;
  readonly on: string;

  constructor(code: string, on: string) {
    super(`No rule ${code} in force on ${on}`);
    this.name = 'RuleMissing';
    this.code = code;
    this.on = on;
  }
}

/** An installation's choice where the law is uncertain or contradicts itself (legal.md §15, §16). */
export interface RuleSetting {
  code: string;
  length: number;
  unit: DayUnit;
  /** The first day on which a limit starts that is counted so; left out, always. */
  from?: string;
  /** The paper of the office, or why. */
  basis?: string;
}

export class RuleBook {
  readonly #versions: ReadonlyMap<string, readonly LegalRule[]>;
  readonly #settings: readonly RuleSetting[];

  /** @throws Error when two versions of one code overlap in time */
  constructor(rules: Iterable<LegalRule>, settings: readonly RuleSetting[] = []) {
    const versions = new Map<string, LegalRule[]>();
    for (const rule of rules) {
      const known = versions.get(rule.code);
      if (known) known.push(rule);
      else versions.set(rule.code, [rule]);
    }
    for (const known of versions.values()) refuseOverlap(known.sort((a, b) => a.validFrom.localeCompare(b.validFrom)));
    this.#versions = versions;
    this.#settings = [...settings].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  }

  /** Every version of every rule as the law has it, by code then validity. */
  all(): LegalRule[] {
    return [...this.#versions.values()].flat();
  }

  /** Every version of one code, oldest first. */
  versionsOf(code: string): readonly LegalRule[] {
    return this.#versions.get(code) ?? [];
  }

  /** The version of a rule in force on a day, of the form asked for. */
  find<F extends RuleForm>(form: F, code: string, on: string): RuleOfForm<F> | undefined {
    const rule = this.versionsOf(code).find((version) => covers(version, on));
    return rule && isOfForm(rule, form) ? (this.#asSet(rule, on) as RuleOfForm<F>) : undefined;
  }

  /** The clock rule that governs a period starting on that day (legal.md §13: by the day the clock starts). */
  findInForce(code: string, on: string): ClockRule | undefined {
    return this.find('clock', code, on);
  }

  /** As findInForce. @throws RuleMissing */
  inForce(code: string, on: string): ClockRule {
    const rule = this.findInForce(code, on);
    if (!rule) throw new RuleMissing(code, on);
    return rule;
  }

  /**
   * A book with this installation's choices. Only a rule marked uncertain may be given a length, and only a rule with two
   * readings may be switched to the other one; what the law says plainly stays. @throws Error naming the setting refused
   */
  withSettings(settings: readonly RuleSetting[]): RuleBook {
    const rules = this.all();
    for (const setting of settings) {
      const isOpen = rules.some(
        (rule) =>
          rule.code === setting.code &&
          rule.form === 'clock' &&
          (rule.validTo === null || (setting.from ?? '') <= rule.validTo) &&
          mayBeSet(rule, setting),
      );
      if (!isOpen) throw new Error(`Rule ${setting.code} is not open to a setting of ${setting.length} ${setting.unit}`);
    }
    return new RuleBook(rules, settings);
  }

  /** A version as the installation's latest choice for a limit starting that day leaves it. */
  #asSet(rule: LegalRule, on: string): LegalRule {
    if (rule.form !== 'clock') return rule;
    const setting = this.#settings
      .filter((one) => one.code === rule.code && (one.from ?? '') <= on && mayBeSet(rule, one))
      .at(-1);
    if (!setting) return rule;
    const isOther = rule.alt !== null && setting.unit !== rule.unit;
    const chosen = isOther && rule.alt ? otherReading(rule, rule.alt) : { ...rule, length: setting.length, unit: setting.unit };
    return setting.basis ? { ...chosen, note: settingWords(setting) } : chosen;
  }
}

/** "Đơn vị đặt 12 ngày làm việc cho các thời hạn bắt đầu từ ngày 01/12/2026, căn cứ: Quy chế số 12/QĐ-UBND." */
function settingWords({ length, unit, from, basis }: RuleSetting): string {
  const since = from ? ` cho các thời hạn bắt đầu từ ngày ${formatDate(from)}` : '';
  return `Cơ quan chọn ${lengthWords(length, unit)}${since}, căn cứ: ${(basis ?? '').replace(/\.$/, '')}.`;
}

/** Is a rule marked uncertain, or has it two readings: the only ones an installation chooses about. */
export const isOpenRule = (rule: ClockRule): boolean => rule.confidence === 'uncertain' || rule.alt !== null;

function mayBeSet(rule: ClockRule, setting: RuleSetting): boolean {
  if (rule.confidence === 'uncertain') return Number.isInteger(setting.length) && setting.length > 0;
  return [rule, rule.alt].some((one) => rule.alt !== null && one?.length === setting.length && one.unit === setting.unit);
}

function otherReading(rule: ClockRule, alt: NonNullable<ClockRule['alt']>): ClockRule {
  const { length, unit, basis, basisShort } = rule;
  return { ...rule, ...alt, alt: { length, unit, basis, basisShort } };
}

function covers(rule: LegalRule, on: string): boolean {
  return rule.validFrom <= on && (rule.validTo === null || on <= rule.validTo);
}

function isOfForm<F extends RuleForm>(rule: LegalRule, form: F): rule is RuleOfForm<F> {
  return rule.form === form;
}

function refuseOverlap(versions: readonly LegalRule[]): void {
  versions.forEach((version, index) => {
    const next = versions[index + 1];
    if (next && (version.validTo === null || version.validTo >= next.validFrom)) {
      throw new Error(`Rule ${version.code}: the versions from ${version.validFrom} and ${next.validFrom} overlap`);
    }
  });
}
