// npm run token: signs a viewer's token with the gateway's secret.
import { randomUUID } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { pathOf, signToken } from "../server/access/token.ts";
import { findTokenKey } from "../server/access/token-key.ts";
import { failLine } from "../server/fail-line.ts";
import { loadProfile } from "../server/load-profile.ts";
import { findScope } from "../server/scope.ts";
import { type Role, ROLES } from "../src/domain/viewer.ts";
import { DAY } from "../src/shared/units.ts";

/** A token that is lost should not be good for ever; a wall that nobody touches should not go dark within a season. */
const LONGEST_DAYS = 400;

const { role, scope, name, days, profile, secretFile } = new Command("npm run token --")
  .description("Signs a token for one viewer and prints it, and the address that carries it, once.")
  .addOption(new Option("--role <role>", "what the viewer may see and do").choices(ROLES).makeOptionMandatory())
  .option("--scope <region/region>", "region path the viewer is held to, from the root down (default: all)", "")
  .option("--name <text>", "who, or which screen; stands in the command log and beside what is commanded")
  .option("--days <number>", "how long it is good", readDays, 30)
  .option("--profile <id|file>", "profile the scope is looked up in", "xintang")
  .addOption(
    new Option("--secret-file <file>", "the gateway's secret (or TIDEWATCH_SECRET)").env("TIDEWATCH_SECRET_FILE"),
  )
  .parse()
  .opts<{ role: Role; scope: string; name?: string; days: number; profile: string; secretFile?: string }>();

try {
  const key = findTokenKey({ secretFile, secret: process.env.TIDEWATCH_SECRET });
  if (key === null) throw new Error("nothing to sign with: --secret-file or TIDEWATCH_SECRET");
  const { regions } = loadProfile(profile, fileURLToPath(new URL("../public", import.meta.url)), () => undefined);
  if (findScope(regions, pathOf(scope)) === null)
    throw new Error(`--scope ${scope}: profile ${profile} has no such region path`);
  const now = Date.now();
  const claims = { role, scope: pathOf(scope), name: name ?? null, expiresAt: now + days * DAY, id: randomUUID() };
  const token = await signToken(claims, key, now);
  console.log(token);
  console.error(
    `good until ${new Date(claims.expiresAt).toISOString()}; open the page with …/#/?token=<token>, it keeps it and takes it out of the address`,
  );
} catch (error) {
  console.error(failLine(error));
  process.exitCode = 1;
}

function readDays(text: string): number {
  const read = Number(text);
  if (!(read > 0 && read <= LONGEST_DAYS))
    throw new InvalidArgumentError(`must be above 0 and at most ${LONGEST_DAYS}.`);
  return read;
}
