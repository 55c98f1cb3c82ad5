import { COMMAND_KINDS, type Command } from "../../src/domain/command.ts";
import type { Role } from "../../src/domain/viewer.ts";
import type { Masking } from "../masking/masking.ts";

/** What a role may see and do. */
interface Rights {
  readonly masking: Masking;
  readonly may: readonly Command["kind"][];
}

/**
 * Who may what: the whole of it. Residents' data is for those who call them back or ring at their door, and nobody else needs it:
 * a wall is read by visitors, a leader's phone is left in a car, and whoever runs the machine has no business with it. An alarm is acknowledged for everybody
 * by who then sees to it: a leader who looks at one must not make the desk's silent.
 */
export const RIGHTS: Readonly<Record<Role, Rights>> = {
  wall: { masking: "full", may: [] },
  duty: { masking: "working", may: ["answer", "acknowledge"] },
  leader: { masking: "full", may: ["supervise", "mode"] },
  admin: { masking: "full", may: COMMAND_KINDS },
};
