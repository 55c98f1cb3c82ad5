/** An instant: milliseconds since 1970-01-01T00:00Z, always UTC. Days and shifts are computed in the profile's zone, never stored. */
export type EpochMs = number;

/** A length of time in milliseconds. */
export type DurationMs = number;

/** A part of a whole, 0 to 1. */
export type Share = number;

/** Degrees, WGS-84. */
export type Longitude = number;
/** Degrees, WGS-84. */
export type Latitude = number;

export const SECOND: DurationMs = 1_000;
export const MINUTE: DurationMs = 60 * SECOND;
export const HOUR: DurationMs = 60 * MINUTE;
/** 24 hours; a calendar day of a zone may be longer or shorter (see domain/calendar-day.ts). */
export const DAY: DurationMs = 24 * HOUR;
