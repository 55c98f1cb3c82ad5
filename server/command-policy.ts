import type { Command } from "../src/domain/command.ts";

/** Who sends a command, as far as its connection tells. */
export interface Commander {
  /** IP address of the other end of the line: of a proxy, where there is one. */
  readonly address: string;
  /** `Origin` of the page; null when none was sent (no browser did). */
  readonly origin: string | null;
}

/** Decides who may command what. The one place where roles belong. */
export type CommandPolicy = (commander: Commander, command: Command) => boolean;

/**
 * Whoever sits at this machine: the line comes from the loopback interface, and so does the page. Asking for the page's origin keeps out pages of
 * other sites that the browser here happens to have open, and names that a site points at 127.0.0.1.
 */
export const mayCommandFromLoopback: CommandPolicy = ({ address, origin }) =>
  isLoopback(address) && (origin === null || isLoopback(hostOf(origin)));

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : "";
}

function isLoopback(host: string): boolean {
  return /^(localhost|(::ffff:)?127(\.\d{1,3}){3}|::1|\[::1\])$/.test(host);
}
