import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { consoleTypes } from './console-types/types-from-schema.js'

/** Writes the console's types from the records of the API. `test/console` fails when the two differ. */
writeFileSync(join(import.meta.dirname, '../packages/console/src/api/schema.ts'), consoleTypes())
