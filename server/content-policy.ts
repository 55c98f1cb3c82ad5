import type { Profile } from "../src/domain/profile.ts";

/**
 * Content-Security-Policy of the page: its own origin alone, no eval, and the basemap's host where the profile names one.
 * Inline styles are allowed because charts and map controls write them.
 */
export function contentPolicy(profile: Pick<Profile, "map">): string {
  const { basemap } = profile.map;
  const host = basemap.kind === "geojson" ? "" : hostOf(basemap.url);
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob: ${host}`.trim(),
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    `connect-src 'self' ws: wss: ${host}`.trim(),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join("; ");
}

/** `https://{s}.tiles.example/{z}/{x}/{y}.png` → `https://*.tiles.example`; empty for a path on the page's own origin. */
function hostOf(url: string): string {
  const origin = /^(?:pmtiles:\/\/)?(https?:\/\/[^/]+)/.exec(url)?.[1];
  return origin === undefined ? "" : origin.replace(/\/\/[^./]*\{[^}]*\}[^./]*/, "//*");
}
