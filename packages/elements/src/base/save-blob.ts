/**
 * Hands a file over as a download. It is never shown: its address is of the page's origin, so that what is not called a picture or a page
 * is not one.
 */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob.slice(0, blob.size, 'application/octet-stream'));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  // Some browsers begin to read it only after the click.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
