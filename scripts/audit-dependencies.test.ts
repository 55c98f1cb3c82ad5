import { expect, it } from "vitest";
import { readAudit } from "./audit-dependencies.mjs";

const counts = { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 };

it("passes without grave holes, and counts the lesser ones", () => {
  expect(readAudit(JSON.stringify({ metadata: { vulnerabilities: counts } }))).toEqual({
    verdict: "clean",
    line: "Dependencies audited: no high or critical vulnerability.",
  });
  const lesser = { ...counts, moderate: 2, total: 2 };
  expect(readAudit(JSON.stringify({ metadata: { vulnerabilities: lesser } })).line).toContain("2 lesser");
});

it("names what has grave holes", () => {
  const report = {
    metadata: { vulnerabilities: { ...counts, high: 1, low: 1, total: 2 } },
    vulnerabilities: { a: { name: "a", severity: "high" }, b: { name: "b", severity: "low" } },
  };
  const { verdict, line } = readAudit(JSON.stringify(report));
  expect(verdict).toBe("vulnerable");
  expect(line).toContain("a (high)");
  expect(line).not.toContain("b (");
});

it.for([
  ['{"message":"request failed, reason: connect ECONNREFUSED","error":{}}', "ECONNREFUSED"],
  ['{"message":"405 Method Not Allowed - POST https://mirror.example/advisories","statusCode":405}', "405"],
  ["", "no report"],
  ["<html>", "no report"],
  ["null", "no report"],
] as const)("says that it did not audit: %s", ([report, why]) => {
  const { verdict, line } = readAudit(report);
  expect(verdict).toBe("unknown");
  expect(line).toMatch(new RegExp(`^Dependencies NOT AUDITED: [^\\n]*${why}`));
});
