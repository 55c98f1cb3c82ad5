/** Where a connection comes from, as far as its line and its headers tell. */
export interface Whence {
  /** IP address of the other end of the line: of a proxy, where there is one. */
  readonly address: string;
  /** `Origin` of the page; null when none was sent (no browser did). */
  readonly origin: string | null;
  /** `Host` that was asked for. */
  readonly host: string | null;
  /** Whether a proxy says that it passes on somebody else's request. */
  readonly isForwarded: boolean;
}

/**
 * Whether whoever connects sits at this machine. The line alone does not tell: pages of other sites that a browser here has open reach it too (their origin tells), names
 * that a site points at 127.0.0.1 (the host tells), and everybody behind a proxy on this machine (the host again, or its headers).
 */
export function isFromHere({ address, origin, host, isForwarded }: Whence): boolean {
  if (isForwarded || !isLoopback(address)) return false;
  return (origin === null || isLoopback(hostOf(origin))) && (host === null || isLoopback(hostOf(`http://${host}`)));
}

/** Whether a host name or address means this machine and no other. */
export function isLoopback(host: string): boolean {
  return /^(localhost|(::ffff:)?127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : "";
}
