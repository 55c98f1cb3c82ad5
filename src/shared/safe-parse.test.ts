import { expect, test } from "vitest";
import { z } from "zod";
import { safeParse } from "./safe-parse.ts";

const SCHEMA = z.object({ name: z.string().min(1).max(8) });

test("reads what fits, and says what does not", () => {
  expect(safeParse(SCHEMA, { name: "a" })).toEqual({ success: true, data: { name: "a" } });
  expect(safeParse(SCHEMA, { name: 7 }).error?.issues).toMatchObject([{ path: ["name"] }]);
});

test("a length that cannot be compared is not understood, instead of thrown at", () => {
  const raw: unknown = JSON.parse('{"name":{"length":{"toString":null,"valueOf":null}}}');
  expect(safeParse(SCHEMA, raw)).toMatchObject({
    success: false,
    error: { issues: [{ message: "cannot be understood" }] },
  });
});
