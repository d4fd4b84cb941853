// Every act a page calls leaves its event (architecture §9, rule 3): read from the sources, function by function, as far as the calls go.
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { sources } from './sources.ts';

/** Called by a page with an act, and no act: what only asks, and what leaves its trace elsewhere. */
const withoutEvent = [
  // The page that calls it records the reveal and the print.
  'documents/registry/issued.ts openIssued',
  // Choices of an import under way, of which nothing has entered a book.
  'importing/actions.ts retryImport',
  'importing/actions.ts saveChoices',
  // Questions to a form, before anything is written.
  'petitions/classification/actions.ts settleClassification',
  'petitions/intake/actions.ts settleIntake',
  'petitions/named/whom.ts settleWhom',
  'petitions/points/actions.ts settlePoint',
  'reception/denounced.ts assertDenouncedSettled',
  'reception/entry-questions.ts assertCorrectedDay',
  'reception/entry-questions.ts assertDayMeant',
  'reception/entry-questions.ts assertEntryAnswered',
  // The page that calls it has revoked the paper; whose turn it is follows.
  'proceedings/taking-back/revoking.ts passOnAfter',
  // A draft, which belongs to nobody's record yet.
  'petitions/intake/actions.ts openIntakeDraft',
  'petitions/intake/actions.ts sealIntakeDraft',
  // A head is told; on the record nothing may tell that somebody hears a denunciation in it.
  'reception/seal-request.ts askToSeal',
];

interface Written {
  file: string;
  text: string;
  isVerb: boolean;
}

/** 'file name' → a function of the file's top level, from its parameters to its end. */
const written = new Map<string, Written>();
for (const { name: file, text } of sources) {
  for (const [, isExported, name, body = ''] of text.matchAll(
    /^(export )?(?:async )?function (\w+)(?:<[^>]*>)?\(([\s\S]*?)\n\}\n/gm,
  ))
    written.set(`${file} ${name}`, { file, text: body, isVerb: Boolean(isExported) && /^\s*act: Act\b/.test(body) });
  for (const [, name, body = ''] of text.matchAll(
    /^(?:export )?const (\w+) = (?:async )?(?:<[^>]*>)?\(([\s\S]*?)\n(?=[^\s)]|(?![\s\S]))/gm,
  ))
    written.set(`${file} ${name}`, { file, text: body, isVerb: false });
}

/** File → name → the file it is imported from. */
const imported = new Map(
  sources.map(({ name: file, text, imports }) => {
    const names = new Map<string, string>();
    for (const [, list = '', from = ''] of text.matchAll(/^import\s+\{([^}]*)\}\s+from\s+'(\.[^']+)'/gm)) {
      const path = posix.join(posix.dirname(file), from);
      const target = imports.find((one) => one.isOurs && one.target === path)?.target;
      for (const one of list.split(',')) if (target) names.set(one.trim(), target);
    }
    return [file, names];
  }),
);
/** A room's door hands on what its corridors hold (`export { … } from`). */
const handedOn = new Map<string, string>();
for (const { name: file, text } of sources)
  for (const [, list = '', from = ''] of text.matchAll(/^export\s+\{([^}]*)\}\s+from\s+'(\.[^']+)'/gm))
    for (const one of list.split(',')) handedOn.set(`${file} ${one.trim()}`, posix.join(posix.dirname(file), from));

const keyOf = (file: string, name: string) => {
  let at: string | undefined = file;
  for (let steps = 0; at !== undefined && steps < 4; steps += 1) {
    const key: string = `${at} ${name}`;
    if (written.has(key)) return key;
    at = handedOn.get(key) ?? imported.get(at)?.get(name);
  }
  return undefined;
};

function leavesEvent(key: string, seen = new Set<string>()): boolean {
  const one = written.get(key);
  if (!one || seen.has(key)) return false;
  seen.add(key);
  if (/\brecord(Petition|House)?Events?\(/.test(one.text)) return true;
  return [...one.text.matchAll(/\b(\w+)\b/g)].some(([, name = '']) => {
    const called = keyOf(one.file, name);
    return called !== undefined && leavesEvent(called, seen);
  });
}

it('every act a page calls leaves its event, but for those listed', () => {
  const verbs = new Set<string>();
  for (const { name: file, text } of sources.filter((source) => /routes\.ts$/.test(source.name)))
    for (const [, name = ''] of text.matchAll(/\b(\w+)\(\s*(?:await actOf\(context\)|act\b)/g)) {
      const key = keyOf(file, name);
      if (key && written.get(key)?.isVerb) verbs.add(key);
    }
  expect(verbs.size).toBeGreaterThan(80);
  expect([...verbs].filter((key) => !leavesEvent(key)).sort()).toEqual(withoutEvent.toSorted());
});
