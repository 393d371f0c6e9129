import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { DealerkitError } from '@dealerkit/core';

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** When the process started, on this boot of the machine: a number that is used again names another process. */
  readonly born: string;
  readonly token: string;
}

// Only Linux tells; elsewhere a process that got the number of a dead holder counts as alive, which is the safe side.
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${started}`;
  } catch {
    return '';
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const beat = 2000;
const silence = 15_000;

// The processes of another container cannot be seen from here, but its lock is touched for as long as it lives.
function isAlive({ pid, born, host }: Holder, path: string): boolean {
  if (host !== hostname()) return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) < silence;
  return exists(pid) && (born === '' || bornAt(pid) === born);
}

function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new DealerkitError('unavailable', `${path} is not a lock of dealerkit: remove it if nothing uses the directory`, {}, error);
  }
}

/** Places a lock that appears with its whole content at once; false when there is one. */
function place(path: string, mine: Holder): boolean {
  const draft = `${path}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Replaces the lock of a dead holder. Only who holds the lock named after the dead one may do so, so that two heirs never both succeed. */
function inherit(path: string, dead: Holder, mine: Holder): boolean {
  const release = acquire(`${path}.${dead.token}`, mine);
  try {
    if (holderOf(path)?.token !== dead.token) return false;
    const draft = `${path}.${mine.token}`;
    writeFileSync(draft, JSON.stringify(mine));
    renameSync(draft, path);
    return true;
  } finally {
    release();
  }
}

function acquire(path: string, mine: Holder): () => void {
  for (;;) {
    if (place(path, mine)) break;
    const holder = holderOf(path);
    if (!holder) continue;
    if (isAlive(holder, path)) {
      const who = holder.host === hostname() ? `process ${String(holder.pid)}` : `process ${String(holder.pid)} on ${holder.host}`;
      throw new DealerkitError('unavailable', `The directory is in use by ${who} (${path}): PGlite belongs to one process at a time`);
    }
    if (inherit(path, holder, mine)) break;
  }
  return () => {
    if (holderOf(path)?.token === mine.token) rmSync(path, { force: true });
  };
}

/**
 * Takes a directory for this process, or throws `unavailable` at once when a living process has it. PGlite itself takes no lock, and two
 * processes on one directory lose rows silently (reliability.md fact 5). A dead process's lock is taken over. Returns how to release it.
 */
export function lockDirectory(directory: string): () => void {
  const path = `${directory}.lock`;
  const release = acquire(path, { pid: process.pid, host: hostname(), born: bornAt(process.pid), token: randomUUID() });
  const heart = setInterval(() => {
    const now = new Date();
    try {
      utimesSync(path, now, now);
    } catch {
      // Somebody removed the lock by hand; there is nothing left to keep fresh.
      clearInterval(heart);
    }
  }, beat);
  heart.unref();
  return () => {
    clearInterval(heart);
    release();
  };
}
