/** What is taken as a file, and what is taken from it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isDealerkitError } from '../errors.ts';
import { type Chunk, chunksOf, joined, streamOf } from './bytes.ts';
import { checkedFile } from './checked-file.ts';
import { fileLimits } from './file-limits.ts';
import { mediaTypes } from './media-types.ts';
import { archive, exif, heic, jpeg, orientedSegment, png, secret, webp } from './pictures.harness.ts';

const utf8 = (text: string): Chunk => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** What is kept of a file that arrives in pieces of a size, or why it is refused. */
async function keptOf(content: Chunk, name = 'x', piece = content.byteLength): Promise<{ type: string; bytes: Chunk } | { code: string }> {
  const pieces = async function* () {
    for (let at = 0; at < content.byteLength; at += piece) yield await Promise.resolve(content.slice(at, at + piece));
  };
  try {
    const { type, body } = await checkedFile(streamOf(pieces()), name);
    const parts: Chunk[] = [];
    for await (const chunk of chunksOf(body)) parts.push(chunk);
    return { type, bytes: joined(parts) };
  } catch (error) {
    assert.ok(isDealerkitError(error), String(error));
    return { code: error.code };
  }
}
const typeOf = async (content: Chunk, name?: string): Promise<string> => {
  const kept = await keptOf(content, name);
  return 'type' in kept ? kept.type : kept.code;
};

describe('files by their content', () => {
  const openText = 'application/vnd.oasis.opendocument.text';
  const docx = archive(['[Content_Types].xml', '<Types/>'], ['_rels/.rels'], ['word/document.xml']);
  const pictures = {
    'image/jpeg': jpeg(),
    'image/png': png(),
    'image/webp': webp(),
    'image/heic': heic(),
    'image/heif': heic({ brand: 'mif1' }),
  };

  it('C14: pictures, PDF, text and office documents are known by what they are, whatever they are called', async () => {
    const cases: readonly (readonly [type: keyof typeof mediaTypes, content: Chunk, name?: string])[] = [
      ...Object.entries(pictures).map(([type, content]) => [type as keyof typeof mediaTypes, content, 'page.html'] as const),
      ['image/gif', utf8('GIF89a…')],
      ['application/pdf', utf8('%PDF-1.7\n'), 'photo.png'],
      ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', docx, 'a.zip'],
      ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', archive(['_rels/.rels'], ['xl/workbook.xml'])],
      [openText, archive(['mimetype', openText], ['content.xml'])],
      ['application/vnd.oasis.opendocument.spreadsheet', archive(['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'], ['x'])],
      ['text/plain', utf8('Bonjour à tous 🚗\n'), 'lisez-moi.TXT'],
      ['text/csv', utf8('\uFEFFname;price\nClio;9 900 €\n'), 'stock.csv'],
    ];
    for (const [type, content, name] of cases) assert.equal(await typeOf(content, name), type, name);
    assert.deepEqual(new Set(cases.map(([type]) => type)), new Set(Object.keys(mediaTypes)));
  });

  it('C14: pages, scripts, programs and archives are refused, whatever they are called', async () => {
    const html = '<!DOCTYPE html><script>alert(1)</script>';
    const svg = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
    for (const name of ['a.html', 'a.svg', 'a.pdf', 'a.png', 'a.docx', 'a.txt', 'a.csv', 'a'])
      for (const content of [html, `\uFEFF \n${html}`, svg, '#!/bin/sh\nrm -rf /', 'MZ\u0090\u0000\u0003', '\u007fELF\u0002', '%!PS-Adobe'])
        assert.equal(await typeOf(utf8(content), name), 'media-type', `${name}: ${content}`);
    const others: readonly Chunk[] = [
      archive(['a.exe']),
      archive(['META-INF/MANIFEST.MF'], ['word/document.xml']),
      archive(['mimetype', 'application/vnd.oasis.opendocument.text-and-more'], ['x']),
      archive(['[Content_Types].xml'], ['word/document.xml', 'x'.repeat(70_000)], ['word/vbaProject.bin']),
      archive(['mimetype', openText], ['Basic/Standard/Module1.xml']),
      heic({ brand: 'avif' }),
      heic({ brand: 'hevc' }),
      utf8('alert(1)'),
    ];
    for (const content of others) assert.equal(await typeOf(content, 'a.js'), 'media-type');
    for (const content of ['caf\u00e9', 'a\u0000b'].map((each) => Uint8Array.from(each, (letter) => letter.charCodeAt(0))))
      assert.equal(await typeOf(content, 'a.txt'), 'media-type');
    assert.equal(await typeOf(new Uint8Array(), 'a.txt'), 'malformed');
  });

  it('C14: more than 25 MB are refused as soon as they have come', async () => {
    let made = 0;
    const pieces = (async function* () {
      for (; made < 1000; made++) yield await Promise.resolve(made === 0 ? utf8('%PDF-1.7') : new Uint8Array(1_048_576));
    })();
    const { body } = await checkedFile(streamOf(pieces), 'a');
    await assert.rejects(
      async () => {
        for await (const _chunk of chunksOf(body));
      },
      (error) => isDealerkitError(error, 'too-large'),
    );
    assert.equal(made, fileLimits.bytes / 1_048_576);
  });

  it('C14: a photo does not tell where it was taken, and stays the way up that it was held', async () => {
    for (const [type, content] of Object.entries(pictures)) {
      assert.ok(text(content).includes(secret), type);
      const kept = await keptOf(content);
      assert.ok('bytes' in kept, type);
      assert.ok(!text(kept.bytes).includes(secret) && !text(kept.bytes).includes('<x>'), type);
      assert.ok(text(kept.bytes).includes('picture'), type);
    }
    for (const order of ['MM', 'II'] as const)
      for (const [orientation, says] of [
        [6, true],
        [1, false],
        [9, false],
      ] as const) {
        const kept = await keptOf(jpeg(orientation, order));
        assert.ok('bytes' in kept);
        assert.equal(text(kept.bytes).includes(text(orientedSegment(orientation))), says, `${order} ${String(orientation)}`);
        assert.match(text(kept.bytes), /^\xff\xd8\xff\xe0.*ICC_PROFILE.*picture\xff\0more\xff\xd3rest.*second scan\xff\xd9$/s);
      }
    const [bare] = [text(exif(8)).slice(0, 8)];
    const turned = await keptOf(png(8));
    assert.ok('bytes' in turned && text(turned.bytes).includes(`eXIf${bare}`));
  });

  it('C14: a HEIC and a WebP are as long as they were, and their facts are blank', async () => {
    const [whole, small] = [heic(), heic({ small: true })];
    for (const content of [whole, small]) {
      const kept = await keptOf(content);
      assert.ok('bytes' in kept);
      assert.equal(kept.bytes.byteLength, content.byteLength);
      assert.ok(!text(kept.bytes).includes(secret));
    }
    for (const content of [heic({ dataFirst: true }), heic({ method: 2 })]) assert.deepEqual(await keptOf(content), { code: 'media-type' });
    const kept = await keptOf(webp());
    assert.ok('bytes' in kept);
    assert.equal(kept.bytes.byteLength, webp().byteLength - secret.length);
  });

  it('C14: in whatever pieces a file comes, the same is kept of it', async () => {
    const all = [...Object.values(pictures), heic({ small: true }), docx, utf8('%PDF-1.7\nx')];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...all), fc.integer({ min: 1, max: 40 }), async (content, piece) => {
        assert.deepEqual(await keptOf(content, 'x', piece), await keptOf(content));
      }),
    );
  });

  it('C14: a damaged file is kept or refused, and never makes the check stop', async () => {
    const cut = fc.record({
      content: fc.constantFrom(...Object.values(pictures), heic({ small: true })),
      at: fc.nat(200),
      byte: fc.integer({ min: 0, max: 255 }),
      length: fc.nat(600),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ content, at, byte, length }) => {
        const damaged = content.slice(0, Math.max(1, length));
        if (at < damaged.byteLength) damaged[at] = byte;
        const kept = await keptOf(damaged);
        assert.ok('bytes' in kept ? kept.bytes.byteLength <= damaged.byteLength + 40 : ['media-type', 'malformed'].includes(kept.code));
      }),
      { numRuns: 500 },
    );
  });
});
