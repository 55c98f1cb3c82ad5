import type { ServerResponse } from "node:http";
import type { Profile } from "../src/domain/profile.ts";
import { contentPolicy } from "./content-policy.ts";

/** What the page never asks for, and so nobody who got into it can. */
const UNUSED_FEATURES = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
  "xr-spatial-tracking",
];

/**
 * Headers of everything the gateway answers over HTTP. What a browser may do with it, and that nobody else's page may have it.
 * Strict-Transport-Security is for whoever ends TLS: the gateway itself speaks plain HTTP.
 */
export function pageHeaders(profile: Pick<Profile, "map">): Readonly<Record<string, string>> {
  return {
    "content-security-policy": contentPolicy(profile),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "origin-agent-cluster": "?1",
    "permissions-policy": UNUSED_FEATURES.map((feature) => `${feature}=()`).join(", "),
  };
}

/** Sets headers before Socket.IO answers, errors too. */
export function withHeaders(headers: Readonly<Record<string, string>>) {
  return (_request: unknown, response: Pick<ServerResponse, "setHeader">, next: () => void): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };
}
