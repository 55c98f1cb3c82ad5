import type { Profile } from "../src/domain/profile.ts";

/**
 * Content-Security-Policy of the page: nothing but what the gateway itself serves, and the basemap's host where the profile names one. No inline script, no inline style (React and the charts
 * write styles through the object model, which is none), no eval, no frames, and no text becomes markup or a script's address but through the page's own policy (src/app/trusted-types.ts).
 */
export function contentPolicy(profile: Pick<Profile, "map">): string {
  const { basemap } = profile.map;
  const host = basemap.kind === "geojson" ? "" : hostOf(basemap.url);
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // Charts and tables are saved as files from blobs; a basemap's images come through them too.
    `img-src 'self' data: blob: ${host}`.trim(),
    "font-src 'self'",
    "media-src 'self'",
    "worker-src 'self'",
    // The stream too: a page's own origin includes its WebSockets.
    `connect-src 'self' ${host}`.trim(),
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default",
  ].join("; ");
}

/** `https://{s}.tiles.example/{z}/{x}/{y}.png` → `https://*.tiles.example`; empty for a path on the page's own origin. */
function hostOf(url: string): string {
  const origin = /^(?:pmtiles:\/\/)?(https?:\/\/[^/]+)/.exec(url)?.[1];
  return origin === undefined ? "" : origin.replace(/\/\/[^./]*\{[^}]*\}[^./]*/, "//*");
}
