#!/usr/bin/env node
import process from 'node:process';
import { main } from './main.ts';

const ended = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    ended.abort();
  });

process.exitCode = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  terminal: process.stderr.isTTY,
  env: process.env,
  signal: ended.signal,
});
