import type { Io } from '../command.ts';

const width = 30;

/** Shows how far something is: one line that is drawn over on a terminal, a line every tenth elsewhere. */
export function progressBar({ err, terminal }: Pick<Io, 'err' | 'terminal'>, total: number): (done: number, note: string) => void {
  let tenth = 0;
  return (done, note) => {
    const filled = total === 0 ? width : Math.round((done / total) * width);
    const line = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(done)}/${String(total)} ${note}`;
    if (terminal) {
      err(`\r${line}\u001b[K${done === total ? '\n' : ''}`);
      return;
    }
    const now = Math.floor((done / Math.max(1, total)) * 10);
    if (now > tenth || done === total) err(`${line}\n`);
    tenth = now;
  };
}
