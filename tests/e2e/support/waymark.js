// The real binary: imports the fixture, serves it on a free port, and stops with the file that asked for it.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The program; `cargo xtask test` names the one it built. */
export const WAYMARK = process.env.WAYMARK ?? here('../../../target/release/waymark');
/** 41 invented places in findtreatment.gov's form, ten of them in Denver. */
export const FIXTURE = { file: here('../fixtures/findtreatment.csv'), options: ['--as-of', '2025-06-30'] };
/** Four invented groups that meet in Denver and online, in the Meeting Guide's form. */
export const MEETINGS = { kind: 'meeting-guide', file: here('../fixtures/meetings.json') };
/** Real lists, beside the repository on the machines that have them. */
const SHARED = here('../../../../shared/data/samhsa/');

/** The path of a real list, or nothing if this machine doesn't have it. */
export const realList = async (name) => {
  const path = join(SHARED, name);
  return access(path).then(() => path, () => undefined);
};

/** Imports lists into a new folder and serves them: `{ origin, imported, stop }`. */
export const serve = async (lists = [FIXTURE]) => {
  const data = await mkdtemp(join(tmpdir(), 'waymark-e2e-'));
  const imported = [];
  for (const { kind = 'samhsa', file, options = [] } of lists) {
    const { stdout } = await run(WAYMARK, ['import', kind, file, '--data', data, ...options]);
    imported.push(stdout);
  }
  const server = spawn(WAYMARK, ['serve', '--addr', '127.0.0.1:0', '--data', data], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaints = [];
  createInterface(server.stderr).on('line', (line) => complaints.push(line));
  const origin = await Promise.race([announced(server), failed(server, complaints)]);
  const stop = async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null) await once(server, 'exit');
    await rm(data, { recursive: true, force: true });
  };
  return { origin, imported, stop };
};

/** When the server is ready, it prints one line with its address. */
const announced = async (server) => {
  for await (const line of createInterface(server.stdout)) {
    const found = line.match(/http:\/\/\S+/);
    if (found) return found[0].replace(/\/$/, '');
  }
  return new Promise(() => {});
};

const failed = async (server, complaints) => {
  const [cause] = await Promise.race([once(server, 'exit'), once(server, 'error')]);
  throw new Error(`${WAYMARK} did not start: ${cause}\n${complaints.join('\n')}`);
};
