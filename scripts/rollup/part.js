// Runs in the page, beside the built files. A browser that cannot preload modules still loads them, unverified, as with any `import()`.
const fetched = new Map();

function fetchVerified(file, integrity) {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) return undefined;
  return new Promise((resolve, reject) => {
    link.rel = 'modulepreload';
    link.crossOrigin = 'anonymous';
    link.integrity = integrity;
    link.href = new URL(file, import.meta.url).href;
    link.onload = resolve;
    link.onerror = () => {
      fetched.delete(file);
      reject(new TypeError(`${file} could not be loaded, or is not the file that was built`));
    };
    document.head.append(link);
  }).finally(() => link.remove());
}

/** Imports a part after its files, `<file> <integrity> …`, have arrived and were found to be the ones that were built. */
export async function part(load, files) {
  if (files && typeof document === 'object') {
    const words = files.split(' ');
    const waiting = [];
    for (let at = 0; at < words.length; at += 2) {
      const file = words[at];
      if (!fetched.has(file)) fetched.set(file, fetchVerified(file, words[at + 1]));
      waiting.push(fetched.get(file));
    }
    await Promise.all(waiting);
  }
  return load();
}
