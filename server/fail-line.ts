import { ProfileError } from "../src/domain/profile.ts";

/** What a person is told when a server cannot start: plain lines without a stack. */
export function failLine(error: unknown): string {
  if (error instanceof ProfileError) return error.message;
  if (!(error instanceof Error)) return String(error);
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === "EADDRINUSE") return `port ${port ?? "?"} on ${address ?? "?"} is in use: choose another with --port`;
  if (code === "EACCES" && port !== undefined)
    return `port ${port} may not be opened by this user: choose another with --port`;
  if (code === "EADDRNOTAVAIL")
    return `address ${address ?? "?"} is not one of this machine: choose another with --host`;
  return error.message;
}
