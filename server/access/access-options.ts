import { type Command, Option } from "commander";

/** What the command line says of who may look. */
export interface AccessOptions {
  readonly secretFile?: string | undefined;
  readonly publicKey?: string | undefined;
  readonly open?: boolean | undefined;
  readonly auditLog?: string | undefined;
}

/** Adds the options of who may look to a server's command. */
export function addAccessOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--secret-file <file>",
        "secret that viewers' tokens are signed with (or the secret itself in TIDEWATCH_SECRET); without it only whoever sits at this machine may look",
      ).env("TIDEWATCH_SECRET_FILE"),
    )
    .addOption(
      new Option("--public-key <file>", "PEM of whoever else signs the tokens, instead of a secret").env(
        "TIDEWATCH_PUBLIC_KEY",
      ),
    )
    .option("--open", "no tokens: everybody who reaches this machine sees what a wall sees", false)
    .addOption(
      new Option("--audit-log <file>", "append what was commanded, one JSON object a line").env("TIDEWATCH_AUDIT_LOG"),
    );
}
