import { z } from 'zod';

/** The one error shape: of every API answer that is an error and of `--json` output that cannot be given. */
export const errorSchema = z
  .strictObject({
    error: z.strictObject({
      /** A word for programs: `not-found`, `locked`, `usage` ... */
      code: z.string().min(1),
      /** One sentence for people. */
      message: z.string().min(1),
      /** What more there is to know, by name. */
      details: z.record(z.string(), z.unknown()).optional(),
    }),
  })
  .readonly();
export type WireError = z.infer<typeof errorSchema>;

/** An error in the one shape. */
export function wireError(code: string, message: string, details?: Record<string, unknown>): WireError {
  return { error: details === undefined ? { code, message } : { code, message, details } };
}

/** A document that could not be read or taken apart. */
export const problemSchema = z
  .strictObject({ source: z.string(), code: z.string(), message: z.string() })
  .readonly();
export type WireProblem = z.infer<typeof problemSchema>;
