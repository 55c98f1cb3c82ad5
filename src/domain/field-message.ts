import type { z } from "zod";

/** What a schema knows of a bad field before it becomes a message. */
type BadField = Parameters<z.core.$ZodErrorMap>[0];

/**
 * One short clause that says what is wrong with a field, to stand after its path: `ports[2].staleAfter: is missing`.
 * undefined leaves the schema library's own words. Messages written in a schema are never replaced.
 */
export function fieldMessage(issue: BadField): string | undefined {
  if (issue.input === undefined && issue.code !== "custom") return "is missing";
  switch (issue.code) {
    case "invalid_type":
      return `expected ${article(issue.expected)}, found ${shown(issue.input)}`;
    case "invalid_value":
      return `expected ${issue.values.map(String).join(", ")}, found ${shown(issue.input)}`;
    case "invalid_union":
      return "options" in issue && Array.isArray(issue.options) ? `expected ${issue.options.join(", ")}` : undefined;
    case "invalid_key":
      return issue.issues[0]?.message;
    case "invalid_format":
      return issue.pattern === undefined ? undefined : `${shown(issue.input)} does not fit ${issue.pattern}`;
    case "too_small":
      return `expected ${limit(issue, "at least", "more than")} ${issue.minimum}${counted(issue.origin)}, found ${size(issue.input)}`;
    case "too_big":
      return `expected ${limit(issue, "at most", "less than")} ${issue.maximum}${counted(issue.origin)}, found ${size(issue.input)}`;
    default:
      return undefined;
  }
}

const NAMES: Readonly<Record<string, string>> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "an object",
  record: "an object",
};

function article(expected: string): string {
  return NAMES[expected] ?? expected;
}

function limit(
  { exact, inclusive }: { readonly exact?: boolean; readonly inclusive?: boolean },
  inclusively: string,
  exclusively: string,
): string {
  if (exact === true) return "exactly";
  return inclusive === false ? exclusively : inclusively;
}

function counted(origin: string): string {
  if (origin === "string") return " characters";
  return origin === "array" || origin === "tuple" ? " entries" : "";
}

function size(input: unknown): string {
  if (typeof input === "string" || Array.isArray(input)) return String(input.length);
  return shown(input);
}

const LONGEST_SHOWN = 40;

/** A value in a line: short ones as JSON, long and nested ones by their kind. */
function shown(input: unknown): string {
  if (Array.isArray(input)) return "a list";
  if (typeof input === "object" && input !== null) return "an object";
  if (typeof input === "number") return String(input);
  const json = JSON.stringify(input) ?? typeof input;
  return json.length > LONGEST_SHOWN ? `${json.slice(0, LONGEST_SHOWN)}…` : json;
}
