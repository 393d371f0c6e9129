import type { AnyPaper } from '@dealerkit/core';
import { drawLead } from './draw-lead.ts';
import { drawOffer } from './draw-offer.ts';
import { drawTestDrive } from './draw-test-drive.ts';

/** Draws a paper: A4 pages as a PDF with its fonts inside. The same paper is the same bytes. */
export async function drawPaper(paper: AnyPaper): Promise<Uint8Array> {
  if (paper.kind === 'lead') return drawLead(paper);
  return paper.kind === 'test-drive' ? drawTestDrive(paper) : drawOffer(paper);
}
