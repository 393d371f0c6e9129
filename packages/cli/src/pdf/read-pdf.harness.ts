import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** The text of each page of a PDF, and what the file says of itself, by a reader that is not ours. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const { info } = (await document.getMetadata()) as { info: { Title: string; Language: string } };
  const pages: string[] = [];
  for (let n = 1; n <= document.numPages; n++) {
    const { items } = await (await document.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join('|'));
  }
  await document.loadingTask.destroy();
  return { info, pages, text: pages.join('\n') };
}

/** A text with a single space wherever it breaks. */
export const spaces = (text: string): string => text.replaceAll(/[\s|]+/gu, ' ');
