// Run as a process of its own: opens an embedded database, says how that went, and holds it until its input ends.
import { openPglite } from '@dealerkit/sql/pglite';

const started = performance.now();
try {
  const { close } = await openPglite(process.argv[2]);
  console.log(JSON.stringify({ opened: true }));
  process.stdin.resume().on('end', () => void close());
} catch (error) {
  const { code, message } = error as Error & { code: string };
  console.log(JSON.stringify({ opened: false, code, message, ms: performance.now() - started }));
}
