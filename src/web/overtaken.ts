// A form whose record a colleague changed meanwhile: it comes back with the words and with what was done.
import type { ChangedMeanwhile } from '../errors.ts';
import { differences, type FormState, type FormValues, onto } from './forms.ts';
import type { Context, FormPage } from './pages.ts';
import type { Services } from './services.ts';

/** What this form calls a field; '' for one an officer does not see. */
export const labelsOf = (services: Services, page: FormPage) => (name: string) =>
  page.labels?.[name] ?? services.kit.fieldLabel(name);

/** A colleague saved while the form was open: who, when and what, the words kept, and the form on the record as it stands now. */
export async function overtaken(
  services: Services,
  page: FormPage,
  context: Context,
  error: ChangedMeanwhile,
  values: FormValues,
): Promise<Pick<FormState, 'values' | 'errors' | 'changed'>> {
  const fresh = page.initial ? await page.initial(context) : {};
  // A suggestion stands nowhere: only what the record holds is compared.
  const stored = page.stored ? await page.stored(context) : fresh;
  const [latest] = await services.kit.latestActs(context.tx, context.actor, error.backHref || context.req.path);
  const words = [error.message, ...(latest ? [`Việc gần nhất (${latest.by}): ${latest.what}.`] : [])].join(' ');
  return {
    values: onto(fresh, values),
    errors: { '': `${words} Chữ ông, bà gõ còn nguyên ở dưới: đối chiếu rồi lưu lại.` },
    changed: differences(stored, values, labelsOf(services, page), page.choices),
  };
}
