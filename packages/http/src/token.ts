/** Gives the bearer token, or nothing for none. `refused` is the token that the gateway just turned down. */
export type GetToken = (refused?: string) => string | undefined | Promise<string | undefined>;

/** The token of one Crm: asked for once, shared by every call in flight, asked for again when it is refused. */
export interface TokenKeeper {
  current(): Promise<string | undefined>;
  /** A new token in place of the refused one; calls that were refused with the same token share the answer. */
  renew(refused: string | undefined): Promise<string | undefined>;
}

/** Makes a token keeper around `getToken`. */
export function tokenKeeper(getToken: GetToken | undefined): TokenKeeper {
  let kept: Promise<string | undefined> | undefined;
  const ask = (refused?: string): Promise<string | undefined> => {
    const asked = Promise.resolve(refused === undefined ? getToken?.() : getToken?.(refused));
    kept = asked;
    asked.catch(() => {
      if (kept === asked) kept = undefined;
    });
    return asked;
  };
  return {
    current: () => kept ?? ask(),
    async renew(refused) {
      const known = await (kept ?? ask());
      return known === refused ? ask(refused) : known;
    },
  };
}
