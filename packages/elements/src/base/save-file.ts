/** A file as an answer carries it: its content in base64. */
export interface AnsweredFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

/** How long a page's own address of a file is kept for a download to begin. */
const keptMs = 60_000;

/** Hands a file to the browser to be saved under its name. */
export function saveFile({ name, type, content }: AnsweredFile): void {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, keptMs);
}
