import { idOfMessage } from './mail-options.ts';

/** What a report says of a mail that did not arrive. */
export interface Bounce {
  /** The id of the mail. */
  readonly id: string;
  /** Its status, such as 5.1.1 (RFC 3463). */
  readonly code: string;
}

interface Entity {
  readonly head: string;
  readonly body: string;
}

const entityOf = (text: string): Entity => {
  const [, head = text, body = ''] = /^(.*?)\n\n(.*)$/s.exec(text) ?? [];
  return { head, body };
};

// A field of a header, with its folded lines.
const fieldOf = (head: string, name: string): string | undefined =>
  new RegExp(`^${name}:((?:.*)(?:\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replaceAll(/\s+/g, ' ').trim();

const typeOf = ({ head }: Entity): string => fieldOf(head, 'Content-Type')?.split(';', 1)[0]?.trim().toLowerCase() ?? 'text/plain';

const contentOf = ({ head, body }: Entity): string =>
  fieldOf(head, 'Content-Transfer-Encoding')?.toLowerCase() === 'base64' ? lines(Buffer.from(body, 'base64')) : body;

const lines = (source: Buffer): string => source.toString('latin1').replaceAll('\r\n', '\n');

function partsOf(report: Entity): Entity[] {
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(fieldOf(report.head, 'Content-Type') ?? '') ?? [];
  const boundary = quoted ?? bare;
  if (typeOf(report) !== 'multipart/report' || boundary === undefined) return [];
  const [, ...parts] = `\n${report.body}`.split(`\n--${boundary}`);
  return parts.filter((part) => !part.startsWith('--')).map((part) => entityOf(part.replace(/^[ \t]*\n/, '')));
}

/**
 * Reads a delivery status notification (RFC 3464): which mail came back, and why. Nothing where it is no report, where it reports only a
 * delay or a success, or where it does not say which mail it is of.
 */
export function readBounce(source: Buffer): Bounce | undefined {
  const parts = partsOf(entityOf(lines(source)));
  const named = (pattern: RegExp): string | undefined => {
    const part = parts.find((each) => pattern.test(typeOf(each)));
    return part && contentOf(part);
  };
  const groups = named(/^message\/(?:global-)?delivery-status$/)?.split(/\n[ \t]*\n/) ?? [];
  const failed = groups.find(
    (group) => fieldOf(group, 'Final-Recipient') !== undefined && fieldOf(group, 'Action')?.toLowerCase() === 'failed',
  );
  const original = named(/^(?:message\/rfc822|text\/rfc822-headers|message\/global(?:-headers)?)$/);
  if (failed === undefined || original === undefined) return undefined;
  const id = idOfMessage(fieldOf(entityOf(original).head, 'Message-ID') ?? '');
  const [code = '5.0.0'] = /[245]\.\d{1,3}\.\d{1,3}/.exec(fieldOf(failed, 'Status') ?? '') ?? [];
  return id === undefined ? undefined : { id, code };
}
