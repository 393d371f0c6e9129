/** The gateway: `npx dealerkit serve --demo`, or the one that the address of this page names. */
export const gateway = new URLSearchParams(location.search).get('gateway') ?? 'http://localhost:4173/';

/** A token for whoever is signed in to this portal. The demonstration signs in anybody; yours asks your own server. */
export async function getToken(): Promise<string> {
  const response = await fetch(new URL('demo/sign-in', gateway), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'antoine' }),
  });
  return ((await response.json()) as { token: string }).token;
}

/** Where this portal shows a record. */
export const hrefFor = (noun: string, id: string): string => `#/${noun}/${id}`;
