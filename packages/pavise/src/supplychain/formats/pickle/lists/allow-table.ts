/**
 * Module to what of it may stand in a pickle: names, set apart by blanks. `name:check` may only be called, and only as that check allows
 * (`../checks.ts`). Exact names only: a module's other exports are not allowed by standing beside these.
 */
export type AllowTable = Readonly<Record<string, string>>
