// Reading a form out of a page as a browser would, and filling what stands empty, so that a copy of it can be sent by somebody else.
import { z } from 'zod';
import { cleanBody } from '../../../src/web/forms.ts';

const plain = (text: string) =>
  text
    .replaceAll('&#34;', '"')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : plain(found);
};

export type Fields = Record<string, string | string[]>;

/** Where a POST form of the page goes, and what it would send. */
export interface ReadForm {
  action: string;
  fields: Fields;
}

/** Every POST form of a page. @param at the address of the page, for a form that names none */
export function formsOf(html: string, at: string): ReadForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, head]) => /method="post"/i.test(head ?? ''))
    .map(([, head, body]) => ({
      action: (attribute(head ?? '', 'action') ?? at).split('?')[0] ?? at,
      fields: fieldsOf(body ?? ''),
    }));
}

function fieldsOf(form: string): Fields {
  const fields: Fields = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const type = attribute(tag, 'type') ?? 'text';
    if (!name || type === 'file' || type === 'submit') continue;
    const value = attribute(tag, 'value') ?? '';
    // One of each group is chosen, every box ticked: an act asks for one, seldom for none.
    if (type === 'radio' || type === 'checkbox') {
      if (fields[name] === undefined || /\schecked\b/.test(tag)) fields[name] = value || 'on';
    } else fields[name] = value || guess(name, tag);
  }
  for (const [, head = '', body = ''] of form.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(head, 'name');
    if (name) fields[name] = plain(body).trim() || guess(name, head);
  }
  for (const [, head = '', body = ''] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const name = attribute(head, 'name');
    const options = [...body.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => ({
      value: attribute(option, 'value') ?? '',
      isChosen: /\sselected\b/.test(option),
    }));
    const chosen = options.find(({ value, isChosen }) => isChosen && value !== '') ?? options.find(({ value }) => value !== '');
    if (name) fields[name] = chosen?.value ?? '';
  }
  return fields;
}

/** What a form nobody was shown today would send, read from the schema that checks it. */
export function fieldsOfSchema(schema: z.ZodType): Fields {
  const read = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const properties = Object.entries(
    (read.properties ?? read.allOf?.find((part) => part.properties)?.properties ?? {}) as Record<string, Part>,
  );
  return Object.fromEntries(properties.map(([name, part]) => [name, choiceOf(part) ?? guess(name, '')]));
}

const otherWords = ['1', '10', 'on', '1250', '001090012345', '30/11/2026', '31/12/2026', '09:35', 'ten@coquan.vn', ''];

/** The fields as this schema takes them: what it refuses is typed differently, a field at a time. */
export function accepted(schema: z.ZodType, fields: Fields): Fields {
  let now = fields;
  for (const { path } of schema.safeParse(cleanBody(fields)).error?.issues ?? []) {
    const name = path.join('.');
    const isRefused = (some: Fields) =>
      schema.safeParse(cleanBody(some)).error?.issues.some((issue) => issue.path.join('.') === name) === true;
    const word = otherWords.find((one) => !isRefused({ ...now, [name]: one }));
    if (word !== undefined) now = { ...now, [name]: word };
  }
  return now;
}

interface Part {
  enum?: string[];
  const?: string;
  anyOf?: Part[];
  type?: string;
  items?: Part;
}
const choiceOf = (part: Part): string | undefined =>
  part.const ??
  part.enum?.find(Boolean) ??
  [...(part.anyOf ?? []), ...(part.items ? [part.items] : [])].map(choiceOf).find(Boolean);

/** What an officer might have typed into an empty field. */
function guess(name: string, tag: string): string {
  if (/version/i.test(name)) return '1';
  if (/date|(^|[a-z_])On$|^on$/i.test(name) || /dd\/mm|data-date|ngày/i.test(tag)) return '30/11/2026';
  if (/inputmode="numeric"|type="number"/.test(tag) || /^(days|pages|count)/i.test(name)) return '10';
  return 'Nội dung thử của đơn vị khác';
}
