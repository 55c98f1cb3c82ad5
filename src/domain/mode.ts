/** 平时 / 战时. */
export const MODES = ["peace", "surge"] as const;
export type Mode = (typeof MODES)[number];
