import { zoneOf } from "./import-rules.ts";
import { dottedName, isTest, nodesOf, type SourceFile, violation } from "./source-file.ts";

const CLOCKS = ["Date.now", "performance.now", "Temporal.Now"];
const CHANCE = ["Math.random", "crypto.randomUUID", "crypto.getRandomValues"];
const TIMERS = ["setTimeout", "setInterval", "setImmediate", "requestAnimationFrame", "requestIdleCallback"];
const HOSTS = /^(globalThis|window|self)\./;
const ALLOWED_ZONES = new Set(["feed", "surfaces", "app", "main"]);
const ALLOWED_FILES = new Set(["server/main.ts", "mock-server/main.ts"]);

/** Reading a clock, chance or setting a timer outside the edges: elsewhere time and chance are arguments. */
export function clockViolations(file: SourceFile): string[] {
  const zone = zoneOf(file.path);
  if (zone === null || ALLOWED_ZONES.has(zone) || ALLOWED_FILES.has(file.path) || isTest(file.path)) return [];
  const found: string[] = [];
  for (const node of nodesOf(file)) {
    if (node.type === "NewExpression" && dottedName(node.callee) === "Date" && isEmpty(node.arguments))
      found.push(violation(file, node, "new Date() reads the clock"));
    if (node.type === "CallExpression" && dottedName(node.callee) === "Date")
      found.push(violation(file, node, "Date() reads the clock"));
    if (node.type === "MemberExpression") {
      const name = dottedName(node).replace(HOSTS, "");
      if ([...CLOCKS, ...CHANCE].includes(name)) found.push(violation(file, node, `${name}: take it as an argument`));
      if (TIMERS.includes(name) && HOSTS.test(dottedName(node)))
        found.push(violation(file, node, `${name}: timers belong to the edges`));
    }
    if (node.type === "CallExpression" && TIMERS.includes(dottedName(node.callee)))
      found.push(violation(file, node, `${dottedName(node.callee)}: timers belong to the edges`));
  }
  return found;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
