// From where to where a batch goes: the receiver's records name the giver as it was called while it stood.
import { expect, it } from 'vitest';
import { wayOf } from '../../../src/rollout/reorganisation/carry/batch.ts';

it('names the giver without the day it ended, the receiver as it is', () => {
  const names = new Map([
    [1, 'Phường Ba Đình (trước 01/12/2026)'],
    [2, 'Phường Hồng Hà'],
  ]);
  const at = new Date('2026-12-01T02:00:00Z');
  expect(wayOf({ id: 7, number: '21/NQ-HĐND', effectiveOn: '2026-12-01' }, at, 1, 2, names)).toEqual({
    reorganisationId: 7,
    act: '21/NQ-HĐND',
    on: '2026-12-01',
    at,
    fromUnitId: 1,
    fromName: 'Phường Ba Đình',
    toUnitId: 2,
    toName: 'Phường Hồng Hà',
  });
});
