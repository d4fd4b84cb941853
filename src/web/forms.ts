// Forms: one zod schema each, our own Vietnamese sentences, the officer's words kept.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ownLetters } from '../own-letters.ts';

// A form's rules are made for the day it is sent on and used once: compiling them would cost more than it saves.
// A sentence of ours also where a field has none of its own: what no page of ours sends is said in Vietnamese too.
z.config({ jitless: true, localeError: () => 'Mục này chưa đúng, chọn hoặc nhập lại' });

export type FormValues = Record<string, string | string[]>;

/** What the form components draw: values as typed, one sentence per wrong field, hidden security fields. */
export interface FormState {
  values: FormValues;
  errors: Record<string, string>;
  /** The names of the fields that are wrong, where a feature knows them: the summary's lines begin with them. */
  labels?: Record<string, string>;
  /** What a colleague saved since the form was opened, beside what was typed here. */
  changed?: Difference[];
  /** What another window keeps in the draft of this form, beside what was sent from here. */
  clash?: { savedAt: string; openHref: string; rows: Difference[] };
  /** What was typed before the record was sealed, to be copied where the form that came back has no place for it. */
  left?: { label: string; value: string }[];
  /** The version of the draft that page showed: the next sending knows of it. */
  seen?: string;
  csrf: string;
  /** Idempotency key: one act per rendered form, however often it is sent. */
  key: string;
  action: string;
  /** A sentence above the form ("Nội dung đã nhập được giữ lại …"), '' for none. */
  note: string;
  /** Saved indicator of the draft, '' when the form keeps none. */
  draftSavedAt: string;
  /** Where the script keeps the words meanwhile ('/drafts/of-petition-void?subject=12'); '' or missing when the form keeps none. */
  draftUrl?: string;
  /** Where the words that came back with the page are thrown away, after a question; '' or missing while there are none. */
  dropUrl?: string;
  /** How the form found the record it is about: what was typed on an open one is not kept once it is sealed. */
  seal?: 'open' | 'sealed' | undefined;
  /** That earlier words of the same form wait for their turn. */
  inLine?: string;
}

export interface Difference {
  label: string;
  stored: string;
  typed: string;
}

/**
 * Texts and days that differ between what stands and what was typed, and what was chosen where the form says what its codes mean;
 * other codes were chosen, and the events say what was chosen.
 */
export function differences(
  stored: FormValues,
  typed: FormValues,
  labelOf: (name: string) => string,
  choices: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
): Difference[] {
  return Object.keys(stored).flatMap((name) => {
    const words = choices[name];
    const text = (value: string | string[] | undefined) =>
      [value ?? []]
        .flat()
        .map((one) => words?.[one] ?? one)
        .join('\n');
    const [there, here] = [text(stored[name]), text(typed[name])];
    const label = labelOf(name);
    // A code without its words, or the id of an officer, would tell nobody anything; a figure says itself.
    const isFigure = (figureName.test(name) || figureEnd.test(name)) && /^[\d.,]+$/.test(there + here);
    const isText = words !== undefined || isFigure || /[\s/\u0080-\uffff]/.test(there + here);
    return label === '' || there === here || !isText || name in versions ? [] : [{ label, stored: there, typed: here }];
  });
}

/** Fields that hold figures, by what they are called. */
const figureName = /pages|count|days|year|number|money|land/i;
const figureEnd = /[a-z](?:Orgs|Persons|Officials|Cases)$/;
/** Fields by which a form knows the state of the record it was opened on. */
const versions = { version: true, rowVersion: true };
/** The form's words on the record as it stands now. */
export function onto(stored: FormValues, typed: FormValues): FormValues {
  const fresh = Object.entries(stored).filter(([name]) => name in versions);
  return { ...typed, ...Object.fromEntries(fresh) };
}

export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: Record<string, string> };

/** A fresh form state. */
export function emptyForm(csrf: string, action: string, values: FormValues = {}): FormState {
  return { values, errors: {}, csrf, key: randomUUID(), action, note: '', draftSavedAt: '' };
}

/** The answers as sent, with nothing kept and nothing wrong: "Xem kết quả" without a script. Keeps the form's own key. */
export function sameForm(csrf: string, action: string, values: FormState['values']): FormState {
  const { _csrf, _key, _seen, show: _show, ...typed } = values;
  return { ...emptyForm(csrf, action, typed), key: String(_key ?? ''), seen: String(_seen ?? '') };
}

/**
 * Checks a posted body against a schema. Errors carry the schema's own sentences, one per field, the first that applies.
 * Nested paths are joined with a dot, as the field names are.
 */
export function parseForm<S extends z.ZodType>(schema: S, values: FormValues): Parsed<z.infer<S>> {
  const result = schema.safeParse(values);
  if (result.success) return { ok: true, value: result.data };
  const errors: Record<string, string> = {};
  for (const issue of result.error.issues) {
    const name = issue.path.map(String).join('.') || 'form';
    errors[name] ??= issue.message;
  }
  return { ok: false, errors };
}

const hidden = new Set(['_csrf', '_key', '_seen', '_restored']);

/** The body without the kit's own fields: what a draft or a parked form keeps. */
export function typedWords(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name) && name !== 'password'));
}

/** Pairs for hidden inputs when a page echoes what was posted. */
export function echoFields(values: FormValues): { name: string; value: string }[] {
  return Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one) => ({ name, value: one })),
  );
}

/** NFC in our own letters, no control characters, none that nobody sees (they would hide a name from whoever looks for it), LF line ends, no blanks at the ends: how every typed text enters the product. */
export function cleanText(text: string): string {
  return ownLetters(
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what we remove
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
      .replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
      .normalize('NFC')
      .trim(),
  );
}

/** A parsed urlencoded or multipart body as flat form values, every text cleaned. */
export function cleanBody(body: unknown): FormValues {
  if (typeof body !== 'object' || body === null) return {};
  const values: FormValues = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === '__proto__' || name === 'constructor') continue;
    if (Array.isArray(value)) values[name] = value.map((one) => cleanText(String(one)));
    else if (typeof value === 'string') values[name] = cleanText(value);
  }
  return values;
}
