import { z } from "zod";

/** Words that come as data (names of places, ports, mechanisms), in the product's two languages. */
export const localisedTextSchema = z.object({ zh: z.string().min(1).max(120), en: z.string().min(1).max(120) });
export type LocalisedText = z.infer<typeof localisedTextSchema>;
