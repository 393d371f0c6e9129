import { type MediaType, endingOf, mediaTypes } from '../file/media-types.ts';

const longest = 150;
// Control characters, and those that turn the reading direction: what looks like `…fdp.exe` would end in exe.
const unseen = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * What a download of a document is called: its title as a name that every file system takes, and the ending of what its content is, so
 * that no title makes it something else.
 */
export function downloadName({ title, mediaType }: { readonly title?: string; readonly mediaType?: string }): string {
  const endings: readonly string[] = Object.hasOwn(mediaTypes, mediaType ?? '') ? mediaTypes[mediaType as MediaType] : ['bin'];
  const shown = (title ?? '')
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(unseen, '')
    .replace(/[\\/:*?"<>|]+/g, '-')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const name = Array.from(shown).slice(0, longest).join('').replace(reserved, '_$&') || 'document';
  return endings.includes(endingOf(name)) ? name : `${name}.${endings[0]!}`;
}
