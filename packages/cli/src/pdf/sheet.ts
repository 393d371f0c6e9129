import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

/** Points of an A4 page, and what is left free around its text. */
export const page = { width: 595.28, height: 841.89, left: 56, right: 56, top: 52, bottom: 78 } as const;

/** Where text ends on the right. */
export const rightEdge = page.width - page.right;

/** Colours of papers: printed in grey they stay apart. */
export const colours = { ink: '#16202b', muted: '#5a6673', rule: '#d5dbe1', sunken: '#f3f5f7', accent: '#1d4f86' } as const;

const read = (address: string): Buffer => readFileSync(fileURLToPath(address));
let fonts: { readonly regular: Buffer; readonly strong: Buffer } | undefined;

/** How a text is set. */
export interface TextStyle {
  readonly size?: number;
  readonly strong?: boolean;
  readonly colour?: string;
  readonly width?: number;
  readonly align?: 'left' | 'right';
  /** Figures of one width, for columns. */
  readonly figures?: boolean;
  /** What does not fit into so many lines is cut; needs a width. */
  readonly lines?: number;
}

/** A text as one line, as far as its own line ends go. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');

/** The pages of a paper, written from the top down. */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  y: number = page.top;
  /** Something was cut, or left out. */
  shortened = false;

  constructor(info: { readonly title: string; readonly author: string; readonly day: string; readonly language: string }) {
    fonts ??= {
      regular: read(import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf')),
      strong: read(import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf')),
    };
    this.doc = new PDFDocument({
      size: 'A4',
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      lang: info.language,
      displayTitle: true,
      info: {
        Title: plain(info.title),
        Author: plain(info.author),
        Creator: 'dealerkit',
        CreationDate: new Date(`${info.day}T00:00:00.000Z`),
      },
    });
    this.doc.registerFont('regular', fonts.regular);
    this.doc.registerFont('strong', fonts.strong);
  }

  #style({ size = 9.5, strong = false, colour = colours.ink }: TextStyle): void {
    this.doc
      .font(strong ? 'strong' : 'regular')
      .fontSize(size)
      .fillColor(colour);
  }

  #options({ size = 9.5, width, align, figures = false }: TextStyle): PDFKit.Mixins.TextOptions {
    return {
      lineGap: size * 0.22,
      ...(width === undefined ? { lineBreak: false } : { width }),
      ...(align ? { align } : {}),
      ...(figures ? { features: ['tnum'] } : {}),
    };
  }

  #full(text: string, style: TextStyle): number {
    this.#style(style);
    return this.doc.heightOfString(plain(text), this.#options(style));
  }

  #most(style: TextStyle): number {
    return style.lines === undefined ? Infinity : this.#full('X', style) * style.lines;
  }

  /** Writes at a place; answers how high it is. */
  text(text: string, x: number, y: number, style: TextStyle = {}): number {
    const most = this.#most(style);
    const height = this.#full(text, style);
    const cut = height > most + 0.01;
    this.shortened ||= cut;
    this.doc.text(plain(text), x, y, { ...this.#options(style), ...(cut ? { height: most, ellipsis: '…' } : {}) });
    return Math.min(height, most);
  }

  /** How high a text would be. */
  height(text: string, style: TextStyle = {}): number {
    const most = this.#most(style);
    return Math.min(this.#full(text, style), most);
  }

  rule(y: number, colour: string = colours.rule): void {
    this.doc.moveTo(page.left, y).lineTo(rightEdge, y).lineWidth(0.75).strokeColor(colour).stroke();
  }

  /** Makes room for something of a height, on a new page where this one has none. Answers whether it began one. */
  room(height: number): boolean {
    if (this.y + height <= page.height - page.bottom) return false;
    this.doc.addPage();
    this.y = page.top;
    return true;
  }

  /** Draws the foot of every page, and ends the paper. */
  async end(foot: (n: number, of: number) => void): Promise<Uint8Array> {
    const chunks: Buffer[] = [];
    this.doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    const ended = new Promise((resolve) => this.doc.once('end', resolve));
    const { count } = this.doc.bufferedPageRange();
    for (let n = 0; n < count; n++) {
      this.doc.switchToPage(n);
      foot(n + 1, count);
    }
    this.doc.end();
    await ended;
    return new Uint8Array(Buffer.concat(chunks));
  }
}
