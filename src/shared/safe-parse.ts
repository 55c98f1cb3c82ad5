import { z } from "zod";

/**
 * `schema.safeParse` that is safe whatever comes. zod compares the `length` of anything that has one, even where text was expected, and JSON can
 * write a `length` that cannot be compared: `{"length": {"toString": null, "valueOf": null}}` makes it throw. Such a value is not understood.
 */
export function safeParse<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
  options?: Parameters<Schema["safeParse"]>[1],
): z.ZodSafeParseResult<z.infer<Schema>> {
  try {
    return schema.safeParse(raw, options) as z.ZodSafeParseResult<z.infer<Schema>>;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const issues: z.core.$ZodIssue[] = [{ code: "custom", path: [], message: "cannot be understood", input: raw }];
    return { success: false, error: new z.ZodError(issues) as unknown as z.ZodError<z.infer<Schema>> };
  }
}
