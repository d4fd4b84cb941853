// The form that names the heads of receivers: what it asks of each stands in fields of its own, read by the act.
import { z } from 'zod';
import type { LeadingPost } from './heads.ts';

/** Every field passes through; the act reads those of the receivers it shows. */
export const HeadsForm = () => z.looseObject({});
export type HeadsValues = z.infer<ReturnType<typeof HeadsForm>>;

/** The fields of a receiver, and of everybody who could lead it. */
export const headField = (unitId: number) => `head-${unitId}`;
/** The title the head of a receiver bears. */
export const headTitleField = (unitId: number) => `headTitle-${unitId}`;
/** As what somebody who could have led stays. */
export const standingField = ({ assignmentId }: Pick<LeadingPost, 'assignmentId'>) => `as-${assignmentId}`;
/** The title he bears then. */
export const titleField = ({ assignmentId }: Pick<LeadingPost, 'assignmentId'>) => `title-${assignmentId}`;

/** What was typed in a field, as one line. */
export function typedIn(form: Readonly<Record<string, unknown>>, name: string): string {
  const value = form[name];
  return String((Array.isArray(value) ? value[0] : value) ?? '').trim();
}
