// The stepper of a proceeding states only what is recorded and has come to pass.
import { describe, expect, it } from 'vitest';
import { suspension } from '../../src/proceedings/acts/orders.ts';
import type { Gathered } from '../../src/proceedings/queries.ts';
import { progressOf } from '../../src/proceedings/show-parts.ts';

const blank = { acceptedOn: '2026-10-01', reportOn: null, dialogueOn: null, decidedOn: null, sentOn: null, publishedOn: null };
const gathered = (proceeding: Record<string, unknown>, steps: { kind: string; onDate: string }[] = []) =>
  ({
    given: {
      proceeding: {
        procedure: 'complaint_first',
        enforcedOn: null,
        closedOn: null,
        stateBeforeSuspension: null,
        ...blank,
        ...proceeding,
      },
      facts: { today: '2026-11-25' },
      steps,
    },
  }) as unknown as Gathered;
const said = (one: Gathered) => progressOf(one).map((step) => `${step.label}|${step.note}|${step.state}`);

describe('the way of a proceeding', () => {
  it('calls no dialogue done that was only invited to, and no day done that is still to come', () => {
    expect(said(gathered({ state: 'dialogue_scheduled', reportOn: '2026-11-20', dialogueOn: '2026-12-05' }))).toEqual([
      'Thụ lý|01/10/2026|done',
      'Xác minh|20/11/2026|done',
      'Đối thoại|Đã mời đối thoại|now',
      'Quyết định||',
      'Gửi, công khai||',
      'Thi hành, kết thúc||',
    ]);
    const skipped = said(
      gathered({ state: 'decided', reportOn: '2026-11-20', dialogueOn: '2026-12-05', decidedOn: '2026-11-24' }),
    );
    expect(skipped).toContain('Đối thoại||');
    expect(skipped).toContain('Quyết định|24/11/2026|done');
  });

  it('ends a terminated one where it ended', () => {
    const steps = [{ kind: 'termination', onDate: '2026-11-10' }];
    expect(said(gathered({ state: 'terminated' }, steps))).toEqual(['Thụ lý|01/10/2026|done', 'Đình chỉ|10/11/2026|now']);
    expect(said(gathered({ state: 'closed', closedOn: '2026-11-12' }, steps))).toEqual([
      'Thụ lý|01/10/2026|done',
      'Đình chỉ|10/11/2026|now',
      'Kết thúc|12/11/2026|done',
    ]);
  });

  it('says before suspending an overdue case that it stays overdue', () => {
    const words = (mainDueOn: string) => suspension.intro?.({ facts: { mainDueOn, today: '2026-11-25' } } as never);
    expect(words('2026-11-20')).toContain('đã quá hạn 5 ngày (hạn 20/11/2026)');
    expect(words('2026-11-20')).toContain('vẫn là quá hạn');
    expect(words('2026-12-20')).toContain('Thời hạn dừng lại từ ngày quyết định');
  });
});
