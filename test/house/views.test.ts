// Templates compile, print nothing raw but includes, hold no script, style or rule, and every page's view exists.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ejs from 'ejs';
import { expect, it } from 'vitest';
import { isKey } from '../../src/web/once.ts';
import { escapeHtml, renderFragment, viewsFolder } from '../../src/web/render.ts';
import { listFiles, readSource, sources } from './sources.ts';

const views = listFiles('views', '.ejs');

it('compile', () => {
  expect(views.length).toBeGreaterThan(80);
  for (const path of views) {
    const filename = join(viewsFolder, '..', path);
    expect(
      () =>
        ejs.compile(readFileSync(filename, 'utf8'), {
          filename,
          root: viewsFolder,
          views: [viewsFolder],
          strict: true,
          _with: false,
          localsName: 'it',
          escape: escapeHtml,
        } as ejs.Options),
      path,
    ).not.toThrow();
  }
});

it('print raw only what they include, the body, and our own drawings', () => {
  const raw = views.flatMap((path) =>
    [...readSource(path).matchAll(/<%-\s*([\s\S]*?)%>/g)]
      .map((match) => match[1]?.trim() ?? '')
      .filter(
        (code) =>
          !/^include\(/.test(code) &&
          !(code === 'it.body' && path.startsWith('views/layout/')) &&
          path !== 'views/components/chart.ejs',
      )
      .map((code) => `${path}: ${code.slice(0, 60)}`),
  );
  expect(raw).toEqual([]);
});

it('hold no script, style or address of another host', () => {
  const bad = /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:|(?:src|href)="(?:https?:)?\/\//i;
  expect(views.filter((path) => bad.test(readSource(path).replace(/<%#[\s\S]*?%>/g, '')))).toEqual([]);
});

it('stay readable', () => {
  expect(views.filter((path) => readSource(path).split('\n').length > 110)).toEqual([]);
});

it('give every form that writes its key: a second press is harmless', () => {
  // The public look-up writes nothing, signing out and ending a look are the same done twice; an echoed form carries the key it was sent with.
  const keyless = ['lookup/form', 'layout/topbar', 'layout/seeing', 'components/echo-form'].map((name) => `views/${name}.ejs`);
  const forms = views.flatMap((path) =>
    [...readSource(path).matchAll(/<form\b[^>]*method="post"[\s\S]*?(?:<\/form>|$)/gi)].map(([form]) => [path, form] as const),
  );
  expect(forms.length).toBeGreaterThan(80);
  const without = forms.filter(
    ([path, form]) => !keyless.includes(path) && !/components\/form-(?:fields|key)'|name="_key"/.test(form),
  );
  expect(without.map(([path]) => path)).toEqual([]);
  const [first, second] = [1, 2].map(() => renderFragment('components/post-button', { action: '/x', csrf: 'c', label: 'Ghi' }));
  const keyOf = (html = '') => /name="_key" value="([^"]+)"/.exec(html)?.[1];
  expect([isKey(keyOf(first)), isKey(keyOf(second)), keyOf(first) === keyOf(second)]).toEqual([true, true, false]);
});

it('say on every form of a step what comes after it', () => {
  const rooms = /^views\/(petitions|reception|proceedings|transfers)\//;
  const steps = views.filter((path) => rooms.test(path) && readSource(path).includes("components/action-bar'"));
  expect(steps.length).toBeGreaterThan(18);
  // In words of its own, or in those of the table of acts (`after` of the page).
  expect(steps.filter((path) => !/Sau bước này: |it\.after\b|it\.afterLine\b/.test(readSource(path)))).toEqual([]);
  for (const draft of [true, false])
    expect(
      renderFragment('components/action-bar', { primary: { label: 'Lưu' }, draft, savedText: '', text: 'Sau bước này: hết.' }),
    ).toContain('Sau bước này: hết.');
});

it('keep what is typed in a text of several lines, and say when it was kept', () => {
  const areas = views.filter(
    (path) => readSource(path).includes('<form') && readSource(path).includes("components/textarea-field'"),
  );
  expect(areas.length).toBeGreaterThan(20);
  const silent = areas.filter((path) => !/components\/(action-bar|draft-status)'/.test(readSource(path)));
  expect(silent).toEqual([]);
  const form = { values: {}, errors: {}, csrf: 'c', key: 'k', action: '/x', note: '', draftSavedAt: '09:42' };
  const kept = { ...form, draftUrl: '/drafts/of-x?subject=1', dropUrl: '/drafts/of-x/removal?subject=1&back=%2Fx' };
  const head = renderFragment('components/form-fields', { form: kept });
  expect(head).toContain('name="_version" value="0" data-draft-at="/drafts/of-x?subject=1"');
  expect(head).toContain('Bản nháp lưu lúc 09:42 được mở lại');
  const foot = renderFragment('components/action-bar', { form: kept, primary: { label: 'Ghi' } });
  expect(foot).toContain('Đã lưu nháp lúc 09:42');
  expect(foot).toContain('formaction="/drafts/of-x?subject=1&amp;back=/x"');
  expect(renderFragment('components/form-fields', { form })).not.toContain('data-draft-at');
  expect(renderFragment('components/action-bar', { form, primary: { label: 'Ghi' } })).not.toContain('nháp');
});

it('hand a component what it is told, and no word of the page that bears the same name', () => {
  // The address a page's form is sent to was taken for the link of the empty list on it.
  const page = {
    title: 'Góp ý',
    trail: [],
    wishes: [],
    hasNone: true,
    sendLabel: '',
    action: '/training/classes/1/wishes',
    csrf: 'c',
  };
  const words = { action: '/x', link: '/y', hint: 'Gợi ý của trang', text: 'chữ', id: 'x', cls: 'lạ', icon: 'không-có' };
  for (const model of [page, { ...words, ...page }]) {
    const drawn = renderFragment('training/wishes', model);
    expect(drawn).toContain('Chưa có góp ý nào');
    expect(drawn).not.toMatch(/btn-line|Gợi ý của trang|lạ|không-có/);
  }
});

it('know no date, no clock and no database', () => {
  expect(
    views.filter((path) =>
      /\bnew Date|Date\.|Temporal|await |require\(|process\./.test(readSource(path).replace(/<%#[\s\S]*?%>/g, '')),
    ),
  ).toEqual([]);
});

it('exist for every page the sources name', () => {
  const named = sources.flatMap((source) =>
    [...source.text.matchAll(/\b(?:view|fragment|renderFragment)\(\s*'([a-z-]+\/[a-z/-]+)'/g)].map((match) => match[1] ?? ''),
  );
  expect(named.length).toBeGreaterThan(20);
  const there = new Set(views.map((path) => path.slice('views/'.length, -'.ejs'.length)));
  expect([...new Set(named)].filter((name) => !there.has(name))).toEqual([]);
});

it('refuse a missing value instead of printing a blank', () => {
  expect(() => renderFragment('components/tag', { words: undefined })).toThrow();
  expect(() => escapeHtml(null)).toThrow();
  expect(() => escapeHtml(Promise.resolve(''))).toThrow();
  expect(escapeHtml('<b a="\'">&')).toBe('&lt;b a=&#34;&#39;&#34;&gt;&amp;');
});

it('speak like an office', () => {
  const words = [...views, ...listFiles('src', '.ts')].map((path) => [path, readSource(path)] as const);
  expect(words.filter(([, text]) => /Vui lòng|Xin lỗi|thành công!|>\s*(OK|Submit)\s*</.test(text)).map(([path]) => path)).toEqual(
    [],
  );
});

it('name no control so that it would hide a property of its form from the script', () => {
  // form.action, form.elements …: a control of that name stands in their place (HTML, named access on the form element).
  const own =
    'form action method target submit elements length reset enctype encoding noValidate requestSubmit checkValidity dataset closest matches querySelector querySelectorAll append contains addEventListener dispatchEvent getAttribute hidden parentElement children'.split(
      ' ',
    );
  const inViews = views.flatMap((path) =>
    [...readSource(path).matchAll(/\bname(?:=|: )["']([A-Za-z]+)["']/g)].map((match) => [path, match[1]]),
  );
  const inSchemas = listFiles('src', '.ts').flatMap((path) =>
    [
      ...readSource(path).matchAll(
        /^\s+([A-Za-z]+): (?:day|line|area|pick|ticks|maybe[A-Z]\w+|tick|choice|choices|wholeNumber|required[A-Z]\w+|optional[A-Z]\w+)\b/gm,
      ),
    ].map((match) => [path, match[1]]),
  );
  expect(inSchemas.length).toBeGreaterThan(100);
  expect([...inViews, ...inSchemas].filter(([, name]) => own.includes(name ?? ''))).toEqual([]);
});
