// The desk of a ward as a test file finds it: the application open, whoever receives citizens there signed in.
import { afterAll } from 'vitest';
import { type Agent, type TestApp, testApp } from '../support/app.ts';

/** Opens the application for one test file, and closes it after its tests. @returns it, and Lan, who receives citizens in Ba Đình */
export async function atTheDesk(): Promise<{ app: TestApp; lan: Agent }> {
  const app = await testApp();
  afterAll(() => app.close());
  return { app, lan: await app.signIn('lan.badinh') };
}
