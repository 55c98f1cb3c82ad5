/** Where a browser keeps the token, so that a wall that is switched on in the morning shows its scene. */
const KEY = "tidewatch.token";

/** What of a page the token goes through. */
interface TokenPage {
  readonly location: Pick<Location, "hash">;
  readonly history: Pick<History, "replaceState">;
  /** May throw: a browser may keep nothing. */
  readonly localStorage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
}

/**
 * The viewer's token: from the address (`#/overview?token=…`), where it does not stay for somebody to photograph or to send on, or else the one kept. `token=` alone lets go of it.
 * It is in the fragment because browsers send that to no server.
 */
export function takeToken(page: TokenPage): string | null {
  const { rest, token } = splitToken(page.location.hash);
  if (token === null) return kept(page);
  page.history.replaceState(null, "", rest);
  try {
    if (token === "") page.localStorage.removeItem(KEY);
    else page.localStorage.setItem(KEY, token);
  } catch {
    // It is good until the page is left.
  }
  return token === "" ? null : token;
}

/** Whether an address carries a token. */
export function carriesToken(hash: string): boolean {
  return splitToken(hash).token !== null;
}

function splitToken(hash: string): { readonly rest: string; readonly token: string | null } {
  const [path = "", query = ""] = hash.split("?", 2);
  const parameters = query.split("&");
  const found = parameters.find((parameter) => parameter.startsWith("token="));
  const others = parameters.filter((parameter) => parameter !== "" && !parameter.startsWith("token="));
  const rest = `${path === "" ? "#/" : path}${others.length === 0 ? "" : `?${others.join("&")}`}`;
  return { rest, token: found === undefined ? null : found.slice("token=".length).trim() };
}

function kept(page: TokenPage): string | null {
  try {
    return page.localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
