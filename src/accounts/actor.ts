// Who acts: an account in one of its assignments, with the reach resolved for this request. Pure.
import type { Role } from './roles.ts';
import type { StandIn } from './stand-ins/rules.ts';

/** Whose rows may be read. `units` always holds the own unit; `all` means the whole city. */
export interface Reach {
  readonly all: boolean;
  readonly units: readonly number[];
  /** Whose denunciation contents may be read: nobody's, the own unit's, or all within reach (legal.md §10.2). */
  readonly sealed: 'none' | 'own' | 'reach';
  /** A verifier reads the contents of what he is assigned to and of nothing else. */
  readonly assignedOnly: boolean;
  /** Of what is read beyond the own unit the numbers only, no contents (legal.md §10.2: whoever reports); absent for everybody else. */
  readonly contents?: 'own';
}

export interface Actor {
  readonly accountId: number;
  readonly assignmentId: number;
  readonly unitId: number;
  readonly unitName: string;
  readonly unitLevel: string;
  readonly role: Role;
  readonly name: string;
  readonly title: string;
  readonly reach: Reach;
  /** For whom he acts today by a written mandate; absent in a post of his own. */
  readonly standsFor?: StandIn & { readonly accountId: number };
  /** A second person has still to confirm his post: nothing sealed is there for him (waiting.ts). */
  readonly awaitsConfirmation?: true;
  /** He was given a new password and nobody has confirmed him since: what he took in before it past the head is not there for him (waiting.ts). */
  readonly newHands?: true;
  /** Somebody of the help desk looks through these eyes: read only, nothing sealed; never set on whoever acts. */
  readonly seenBy?: { readonly id: number; readonly helperId: number; readonly endsAt: Date };
}

/** Why nothing sealed is there for such an officer, and who changes it. */
export const unconfirmedWords =
  'Nhiệm vụ của ông, bà chờ người thứ hai xác nhận; đến khi đó hồ sơ tố cáo chưa mở. Đề nghị lãnh đạo đơn vị hoặc Chánh Thanh tra xác nhận ở trang Xác nhận người vừa được phân công.';

/** Whose matters he decides: a stand-in those of whoever gave the mandate, everybody else his own. */
export const decidesFor = (actor: Actor): number => actor.standsFor?.accountId ?? actor.accountId;

/** The system acting for one unit: worker tasks. It reads and writes that unit only and is nobody's account (id 0). */
export function systemActor(unitId: number): Actor {
  return {
    accountId: 0,
    assignmentId: 0,
    unitId,
    unitName: '',
    unitLevel: '',
    role: 'system',
    name: 'Phần mềm',
    title: '',
    reach: { all: false, units: [unitId], sealed: 'own', assignedOnly: false },
  };
}
