import type { Command } from "./command.ts";

/** Whom a screen is for: 大屏 wall, 值守 duty desk, 领导 leader, 管理 whoever runs the installation. */
export const ROLES = ["wall", "duty", "leader", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Whether a viewer may have something done. Where the gateway does not say, it is asked. */
export function mayCommand(viewer: Viewer | null, kind: Command["kind"]): boolean {
  return viewer === null || viewer.may.includes(kind);
}

/** Who looks after sources. */
const SAMPLE_READERS: readonly Role[] = ["duty", "admin"];

/** Whether a viewer may have samples of what was wrong: they may come from anywhere. Where the gateway does not say, it is asked. */
export function mayReadSamples(viewer: Viewer | null): boolean {
  return viewer === null || (SAMPLE_READERS.includes(viewer.role) && viewer.scope.length === 0);
}

/** A viewer as the gateway knows it. */
export interface Viewer {
  readonly role: Role;
  /** Who, or which screen; null when nobody is named (an open gateway). */
  readonly name: string | null;
  /** The widest region path it may ask for; [] is the whole profile. */
  readonly scope: readonly string[];
  /** What it may command. The gateway decides; the page hides the rest. */
  readonly may: readonly Command["kind"][];
}
