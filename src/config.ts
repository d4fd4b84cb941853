// The environment, read once and checked. Nothing else in src reads process.env.

import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** The folder that holds package.json, from src (tsx) or dist/src (built). */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  return existsSync(join(from, 'package.json')) ? from : findRoot(dirname(from));
}

const text = (about: string) => z.string().optional().describe(about);

/** Every variable the product reads, explained. `npm run config` prints this table. */
export const Environment = z.object({
  NODE_ENV: z
    .enum(['development', 'test', 'production'])
    .default('development')
    .describe('production refuses demo secrets and demo data'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('port the web server listens on; 0 takes a free one'),
  HOST: z.string().default('127.0.0.1').describe('address the web server listens on'),
  PUBLIC_URL: text('address people type; https turns on HSTS and secure cookies'),
  DATABASE_URL: text('owner of the database, for migrate and seed; without it an embedded PostgreSQL starts in DATA_DIR'),
  APP_DATABASE_URL: text("the app role's connection; derived when absent"),
  WORKER_DATABASE_URL: text("the worker role's connection; derived when absent"),
  TRAINING_DATABASE_URL: text(
    'the same database through a role that may create databases, for training classes; the owner of DATABASE_URL when absent',
  ),
  DATA_DIR: z.string().default('.data').describe('embedded database, uploaded files, demo secrets'),
  SESSION_SECRET: text('signs session cookies; at least 32 characters'),
  SEALING_KEY: text('wraps the keys of sealed identities: 32 bytes in base64; keep the escrow sheet in a safe'),
  SEALING_KEY_KEPT: text("'yes' once the escrow sheet of SEALING_KEY lies in the safe; production refuses to start without"),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info').describe('how much is logged'),
  WORKER: z.enum(['inside', 'apart']).default('inside').describe("'apart' when `npm run worker` runs as its own process"),
  DEMO: z.enum(['yes', 'no']).optional().describe('seed the demo cast; default yes outside production'),
  CLAMD_SOCKET: text('path of the clamd socket; without it files are marked unscanned'),
  CLAMD_HOST: text('host of clamd over TCP (with CLAMD_PORT)'),
  CLAMD_PORT: z.coerce.number().int().optional().describe('port of clamd over TCP'),
  SMTP_URL: text('mail server, smtp://user:password@host:port; without it nothing is mailed'),
  MAIL_FROM: text('sender address of mails'),
  UPLOAD_MAX_MB: z.coerce.number().int().min(1).max(2000).default(100).describe('largest single file, in MB'),
  SESSION_IDLE_MINUTES: z.coerce.number().int().min(5).default(60).describe('a session ends after this long without a request'),
  SESSION_HOURS: z.coerce.number().min(1).default(12).describe('a session ends this long after sign-in, whatever happens'),
  POOL_SIZE: z.coerce.number().int().min(2).default(10).describe('connections of the app role'),
});

export type Config = ReturnType<typeof readConfig>;

/** A setting that is wrong or missing; the message says which and what to do. */
export class ConfigInvalid extends Error {}

/**
 * Reads and checks the environment.
 * @param env usually process.env
 * @throws ConfigInvalid when a value is wrong, or in production when a secret is missing or a demo one
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env) {
  const blankless = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = Environment.safeParse(blankless);
  if (!parsed.success) {
    throw new ConfigInvalid(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  }
  const e = parsed.data;
  const isProduction = e.NODE_ENV === 'production';
  const dataDir = resolve(projectRoot, e.DATA_DIR);
  const secrets = isProduction ? productionSecrets(e) : { ...demoSecrets(dataDir), ...given(e) };
  return Object.freeze({
    isProduction,
    isTest: e.NODE_ENV === 'test',
    demo: e.DEMO ? e.DEMO === 'yes' : !isProduction,
    web: Object.freeze({
      port: e.PORT,
      host: e.HOST,
      publicUrl: e.PUBLIC_URL ?? '',
      isHttps: (e.PUBLIC_URL ?? '').startsWith('https://'),
      /** Where every address begins: '' in production, '/class/k7m2p' in a training class. */
      basePath: '' as string,
      cookiePrefix: 'donthu' as string,
    }),
    database: Object.freeze({
      url: e.DATABASE_URL ?? '',
      appUrl: e.APP_DATABASE_URL ?? '',
      workerUrl: e.WORKER_DATABASE_URL ?? '',
      trainingUrl: e.TRAINING_DATABASE_URL ?? '',
      poolSize: e.POOL_SIZE,
      roleSecret: secrets.roleSecret,
    }),
    dataDir,
    filesDir: join(dataDir, 'files'),
    session: Object.freeze({ secret: secrets.sessionSecret, idleMinutes: e.SESSION_IDLE_MINUTES, hours: e.SESSION_HOURS }),
    sealing: Object.freeze({ key: secrets.sealingKey }),
    log: Object.freeze({ level: e.LOG_LEVEL }),
    worker: e.WORKER,
    scanner: Object.freeze({ socket: e.CLAMD_SOCKET ?? '', host: e.CLAMD_HOST ?? '', port: e.CLAMD_PORT ?? 3310 }),
    mail: Object.freeze({ url: e.SMTP_URL ?? '', from: e.MAIL_FROM ?? 'donthu@localhost' }),
    uploads: Object.freeze({ maxBytes: e.UPLOAD_MAX_MB * 1024 * 1024, maxMb: e.UPLOAD_MAX_MB }),
  });
}

type Secrets = { sessionSecret: string; sealingKey: string; roleSecret: string };
type Env = z.infer<typeof Environment>;

function given(e: Env): Partial<Secrets> {
  return {
    ...(e.SESSION_SECRET ? { sessionSecret: e.SESSION_SECRET } : {}),
    ...(e.SEALING_KEY ? { sealingKey: e.SEALING_KEY } : {}),
  };
}

function productionSecrets(e: Env): Secrets {
  const missing: string[] = [];
  if (!e.SESSION_SECRET || e.SESSION_SECRET.length < 32) missing.push('SESSION_SECRET (at least 32 characters)');
  if (!e.SEALING_KEY || Buffer.from(e.SEALING_KEY, 'base64').length !== 32) missing.push('SEALING_KEY (32 bytes in base64)');
  if (e.SEALING_KEY_KEPT !== 'yes')
    missing.push(
      "SEALING_KEY_KEPT=yes (once the escrow sheet lies in the safe; whoever loses the key loses every denouncer's identity)",
    );
  if (!e.DATABASE_URL) missing.push('DATABASE_URL (production does not run on the embedded database)');
  for (const name of ['SESSION_SECRET', 'SEALING_KEY'] as const) {
    if (e[name]?.toLowerCase().includes('demo') || e[name]?.toLowerCase().includes('change'))
      missing.push(`${name} (a demo value is refused)`);
  }
  if (missing.length > 0) throw new ConfigInvalid(`Production will not start. Missing or unusable:\n- ${missing.join('\n- ')}`);
  const sessionSecret = e.SESSION_SECRET ?? '';
  const roleSecret = createHash('sha256').update(`roles:${sessionSecret}`).digest('base64url');
  return { sessionSecret, sealingKey: e.SEALING_KEY ?? '', roleSecret };
}

/** Demo secrets are made once and kept beside the demo data, readable by their owner only. */
function demoSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  mkdirSync(dataDir, { recursive: true });
  const secret = () => randomBytes(32).toString('base64');
  const made: Secrets = { sessionSecret: secret(), sealingKey: secret(), roleSecret: secret() };
  try {
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return demoSecrets(dataDir);
    throw error;
  }
  chmodSync(file, 0o600);
  return made;
}
