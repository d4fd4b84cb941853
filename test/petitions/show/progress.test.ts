// The stepper states only what took place.
import { describe, expect, it } from 'vitest';
import { progressOf } from '../../../src/petitions/show/progress.ts';

const at = (kind: string, day: string) => ({ kind, at: new Date(`${day}T03:00:00Z`) });
const said = (steps: ReturnType<typeof progressOf>) => steps.map((step) => `${step.label}|${step.note}|${step.state}`);

describe('the way of a petition', () => {
  it('marks what the officers did, and the step they stand at', () => {
    expect(
      said(
        progressOf({ status: 'proposed', outcome: null, receivedOn: '2026-11-20', closedOn: null }, [
          at('petition.registered', '2026-11-20'),
          at('petition.classified', '2026-11-23'),
        ]),
      ),
    ).toEqual([
      'Tiếp nhận|20/11/2026|done',
      'Phân loại|23/11/2026|done',
      'Phê duyệt|đang làm|now',
      'Thực hiện||',
      'Kết thúc xử lý||',
    ]);
  });

  it('shows of a withdrawn or voided one only what took place, and where it ended', () => {
    const registered = [at('petition.registered', '2026-11-20')];
    expect(
      said(progressOf({ status: 'withdrawn', outcome: null, receivedOn: '2026-11-20', closedOn: '2026-11-24' }, registered)),
    ).toEqual(['Tiếp nhận|20/11/2026|done', 'Đã rút đơn|24/11/2026|now']);
    expect(
      said(progressOf({ status: 'void', outcome: null, receivedOn: '2026-11-20', closedOn: '2026-11-25' }, registered)).at(-1),
    ).toBe('Đã hủy số|25/11/2026|now');
  });

  it('goes the whole way only when each step is recorded', () => {
    const steps = progressOf({ status: 'guided', outcome: null, receivedOn: '2026-11-20', closedOn: '2026-11-25' }, [
      at('petition.classified', '2026-11-23'),
      at('petition.approved', '2026-11-24'),
      at('petition.issued', '2026-11-25'),
    ]);
    expect(steps.map((step) => step.state)).toEqual(['done', 'done', 'done', 'done', 'done']);
    const hidden = progressOf({ status: 'guided', outcome: null, receivedOn: '2026-11-20', closedOn: '2026-11-25' }, []);
    expect(hidden.map((step) => step.state)).toEqual(['done', '', '', '', 'done']);
  });

  it('waits at the end while a transfer is on its way', () => {
    const steps = progressOf({ status: 'transferred', outcome: null, receivedOn: '2026-11-20', closedOn: null }, [
      at('petition.transferred', '2026-11-24'),
    ]);
    expect(said(steps).at(-1)).toBe('Kết thúc xử lý|Đã chuyển đơn|now');
  });

  it('is not over while whoever denounced is still to be told where it was sent', () => {
    const sent = { status: 'transferred', outcome: 'transfer', receivedOn: '2026-11-20', closedOn: '2026-11-25' } as const;
    const events = [at('petition.classified', '2026-11-23'), at('petition.transferred', '2026-11-25')];
    expect(said(progressOf(sent, events, true)).slice(-2)).toEqual([
      'Thực hiện|25/11/2026|done',
      'Kết thúc xử lý|chờ thông báo cho người tố cáo|now',
    ]);
    expect(said(progressOf(sent, events)).at(-1)).toBe('Kết thúc xử lý|25/11/2026|done');
  });

  it('says whom one waits for while an answer to what was sent on is awaited', () => {
    const sent = { status: 'transferred', outcome: 'transfer', receivedOn: '2026-11-20', closedOn: '2026-11-25' } as const;
    const steps = progressOf(sent, [at('petition.transferred', '2026-11-25')], false, 'chờ Sở Xây dựng nhận đơn');
    expect(said(steps).at(-1)).toBe('Kết thúc xử lý|chờ Sở Xây dựng nhận đơn|now');
  });
});
