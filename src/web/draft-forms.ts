// Which form keeps its words under which name, and what is needed to open it: known as soon as a feature has stated its pages.
import type { Permission } from '../accounts/permissions.ts';
import type { FormPage } from './pages.ts';

/** With how the form knows its fields: its rules, what it calls them, and the words of what is chosen. */
export interface DraftForm extends Pick<FormPage, 'schema' | 'labels' | 'choices'> {
  /** 'of-petition-void'; what a page keeps beside its own name begins with it. */
  name: string;
  permission: Permission;
  path: string;
}

const forms = new Map<string, DraftForm>();

/** A page states that it keeps a draft. */
export function stateDraftForm(form: DraftForm): void {
  forms.set(form.name, form);
}

/** Every form that keeps a draft, in the order features stated their pages. */
export const draftForms = (): DraftForm[] => [...forms.values()];

/** The form a draft of this name was typed in; undefined when no page keeps such any more. */
export function draftFormOf(draft: string): DraftForm | undefined {
  for (let name = draft; name !== ''; name = name.slice(0, Math.max(0, name.lastIndexOf('-')))) {
    const form = forms.get(name);
    if (form) return form;
  }
  return undefined;
}
