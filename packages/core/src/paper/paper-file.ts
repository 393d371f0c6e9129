import { DealerkitError } from '../errors.ts';
import type { JsonObject } from '../json.ts';
import type { PlanContext } from '../open-crm/kit.ts';
import type { AnyPaper } from './any-paper.ts';

const names: Readonly<Record<AnyPaper['kind'], Readonly<Record<AnyPaper['language'], string>>>> = {
  quote: { en: 'quote', fr: 'devis', es: 'presupuesto' },
  order: { en: 'order-form', fr: 'bon-de-commande', es: 'hoja-de-pedido' },
  'test-drive': { en: 'test-drive', fr: 'essai-routier', es: 'prueba-de-conduccion' },
  lead: { en: 'lead', fr: 'fiche-lead', es: 'ficha-lead' },
};

/** The name of the file that a paper is saved or sent as. */
export const paperFileName = ({ kind, language, code }: Pick<AnyPaper, 'kind' | 'language' | 'code'>): string =>
  `${names[kind][language]}-${code.replaceAll(/[^\w-]/g, '')}.pdf`;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** What draws papers here, as the file that an answer carries. Throws `unsupported` where nothing does. */
export function drawing({ ports: { pdf } }: PlanContext): (paper: AnyPaper) => Promise<JsonObject> {
  if (!pdf) throw new DealerkitError('unsupported', 'Nothing here draws papers', { capability: 'pdf' });
  return async (paper) => ({ name: paperFileName(paper), type: 'application/pdf', content: base64(await pdf(paper)) });
}
