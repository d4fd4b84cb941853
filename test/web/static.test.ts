// Our styles and our script reach a browser without what explains them to whoever keeps them, and with all the rest.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import express from 'express';
import request from 'supertest';
import { expect, test } from 'vitest';
import { assetVersion, publicFolder } from '../../src/web/render.ts';
import { staticFiles, withoutComments } from '../../src/web/static.ts';

const app = express().use('/static', staticFiles());
const fileOf = (path: string) => readFileSync(join(publicFolder, path), 'utf8');
const sent = async (path: string) => await request(app).get(`/static${path}?v=${assetVersion}`).expect(200);

/** A style as a browser reads it: what stands in quotes stays, comments go. */
const read = (css: string) =>
  css.replace(/("[^"\n]*"|'[^'\n]*')|\/\*[\s\S]*?\*\/\n?/g, (_all, quoted: string | undefined) => quoted ?? '');

test('a script is the same program, and lighter', async () => {
  const own = fileOf('/js/app.js');
  const { text, headers } = await sent('/js/app.js');
  expect(() => new Script(text)).not.toThrow();
  const lines = (code: string) => code.split('\n').filter((line) => !/^[ \t]*\/\//.test(line));
  expect(lines(text)).toEqual(lines(own));
  // No text goes over several lines, so that none of them can look like a comment.
  expect(text.split('\n').filter((line) => (line.split('`').length - 1) % 2 === 1)).toEqual([]);
  expect(text.length).toBeLessThan(own.length * 0.95);
  expect(headers['content-type']).toMatch(/javascript/);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
});

test('styles have the same rules; the licence of what is not ours goes along', async () => {
  for (const name of readdirSync(join(publicFolder, 'css'))) {
    const own = fileOf(`/css/${name}`);
    const { text, headers } = await sent(`/css/${name}`);
    expect(read(text), name).toBe(read(own));
    expect(headers['content-type'], name).toMatch(/text\/css/);
    expect([name, text.includes('/*')]).toEqual([name, /licen[cs]e|\bMIT\b/i.test(own)]);
  }
  expect((await sent('/css/toolkit.css')).text).toContain('Bootstrap 5.3.9 (MIT, The Bootstrap Authors)');
});

test('only lines that are nothing but a comment go from a script', () => {
  expect(withoutComments("// why\nconst a = 'http://x'; // there\n  // then\nb();\n", 'a.js')).toBe(
    "const a = 'http://x'; // there\nb();\n",
  );
  expect(withoutComments('/* Licence: MIT */\n/* ours */\na{b:c}', 'a.css')).toBe('/* Licence: MIT */\na{b:c}');
});

test('what is not there is not found, and nothing outside the folder is read', async () => {
  for (const path of ['/css/none.css', '/js/../../package.json', '/css/%2e%2e/%2e%2e/package.json', '/css/'])
    await request(app).get(`/static${path}`).expect(404);
});
