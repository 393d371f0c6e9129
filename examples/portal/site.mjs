import { readFileSync } from 'node:fs';

const files = Object.fromEntries(
  [
    ['/app.js', 'text/javascript; charset=utf-8'],
    ['/dom.js', 'text/javascript; charset=utf-8'],
    ['/pages.js', 'text/javascript; charset=utf-8'],
    ['/router.js', 'text/javascript; charset=utf-8'],
    ['/session.js', 'text/javascript; charset=utf-8'],
    ['/words.js', 'text/javascript; charset=utf-8'],
    ['/style.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
  ].map(([path, type]) => [path, { type, body: readFileSync(new URL(`public${path}`, import.meta.url)) }]),
);
const page = readFileSync(new URL('public/index.html', import.meta.url), 'utf8');

const policy = (gateway) =>
  [
    "default-src 'none'",
    `script-src 'self' ${gateway}`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src ${gateway}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; ');

const headers = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** The portal: a handful of files and one page, whatever the address: the rest happens in the browser. */
export function portal() {
  return (request, gateway) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, { status: 405, headers: { ...headers, allow: 'GET, HEAD' } });
    const { pathname } = new URL(request.url);
    const file = files[pathname === '/favicon.ico' ? '/icon.svg' : pathname];
    if (file) return new Response(file.body, { headers: { ...headers, 'content-type': file.type, 'cache-control': 'no-cache' } });
    if (/\.\w+$/.test(pathname)) return new Response('Not found', { status: 404, headers: { ...headers, 'content-type': 'text/plain' } });
    return new Response(page.replaceAll('{{gateway}}', gateway), {
      headers: {
        ...headers,
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy(gateway),
        'cache-control': 'no-cache',
      },
    });
  };
}
