export const gateway = document.querySelector('meta[name=gateway]').content;

const kept = 'horizon-session';

/** Who is signed in on this tab, or null. */
export function session() {
  try {
    return JSON.parse(sessionStorage.getItem(kept));
  } catch {
    return null;
  }
}

/** People who can sign in. */
export async function people() {
  const response = await fetch(`${gateway}/demo/people`);
  if (!response.ok) throw new Error(`people: ${response.status}`);
  return (await response.json()).people;
}

async function tokenFor(user) {
  const response = await fetch(`${gateway}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  if (!response.ok) throw new Error(`sign in: ${response.status}`);
  return (await response.json()).token;
}

/** Signs a person in on this tab. */
export async function signIn({ id, name, branch }) {
  sessionStorage.setItem(kept, JSON.stringify({ id, name, branch, token: await tokenFor(id) }));
}

/** Forgets who is signed in. */
export function signOut() {
  sessionStorage.removeItem(kept);
}

/** What a provider asks for its bearer token: the one at hand, or a new one when the gateway refuses it. */
export function tokens() {
  return async (refused) => {
    const now = session();
    if (!now) return undefined;
    if (refused === undefined || now.token !== refused) return now.token;
    await signIn(now);
    return session().token;
  };
}
