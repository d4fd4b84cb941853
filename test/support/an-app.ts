// The application of one test file: begun before its first test, dropped after its last.
import { afterAll, beforeAll } from 'vitest';
import { type Agent, type TestApp, testApp } from './app.ts';

/** Called at the head of a file or of a part of it; empty until the first of its tests, or of its own beginnings, runs. */
export function anApp(): TestApp {
  const app = {} as TestApp;
  beforeAll(async () => {
    Object.assign(app, await testApp());
  });
  afterAll(() => app.close());
  return app;
}

/** Everybody of these signed in before the first test. Gives the agent of one by his login. */
export function signedIn(app: TestApp, logins: readonly string[]): (login: string) => Agent {
  const agents = new Map<string, Agent>();
  beforeAll(async () => {
    for (const login of logins) agents.set(login, await app.signIn(login));
  });
  return (login) => {
    const agent = agents.get(login);
    if (!agent) throw new Error(login);
    return agent;
  };
}
