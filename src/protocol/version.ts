/**
 * Version of the wire. A page and a server talk only when theirs are equal; anything else is refused visibly.
 * Raise it with every change an older peer would misread, and write the change into docs/protocol.md.
 */
export const PROTOCOL_VERSION = 1;

/** Socket.IO namespace of the stream. */
export const COCKPIT_NAMESPACE = "/cockpit";
