const octets = 75;

/** A text as the value of an iCalendar property (RFC 5545, 3.3.11): escaped, and without control characters. */
export const calendarText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // eslint-disable-next-line no-control-regex -- RFC 5545 allows none of them
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

/** An instant as iCalendar writes it, in UTC. */
export const calendarInstant = (at: string): string => at.replace(/\.\d+Z$/, 'Z').replace(/[-:]/g, '');

/** One content line, folded at 75 octets and never within a character (RFC 5545, 3.1), with its line end. */
export function contentLine(name: string, value: string): string {
  const encoder = new TextEncoder();
  const lines: string[] = [];
  let line = '';
  let size = 0;
  for (const character of `${name}:${value}`) {
    const length = encoder.encode(character).length;
    if (size + length > octets) {
      lines.push(line);
      line = ' ';
      size = 1;
    }
    line += character;
    size += length;
  }
  return [...lines, line, ''].join('\r\n');
}
