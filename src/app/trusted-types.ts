/** What of a window's Trusted Types is used; the type library of the DOM has none of it yet. */
interface TrustedTypes {
  createPolicy(name: "default", rules: TrustedTypesRules): unknown;
}

interface TrustedTypesRules {
  /** Null refuses. */
  createHTML(markup: string): string | null;
  createScriptURL(url: string): string | null;
}

/** The page's policy for where a text would become markup or the address of a script, whoever asks. */
export function rulesFor(origin: string): TrustedTypesRules {
  return {
    // Charts and the map empty their elements so. Nobody here has markup to write.
    createHTML: (markup) => (markup === "" ? markup : null),
    // The map's workers. Blobs of this page have its origin too, and are not files of the gateway.
    createScriptURL: (url) => (URL.canParse(url, origin) && isOwnFile(new URL(url, origin), origin) ? url : null),
  };
}

function isOwnFile({ protocol, origin }: URL, own: string): boolean {
  return origin === own && protocol !== "blob:";
}

/** Puts the policy in force. A browser without Trusted Types has the rest of the content policy alone. */
export function guardMarkup(page: Window): void {
  const { trustedTypes } = page as Window & { readonly trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy("default", rulesFor(page.location.origin));
}
