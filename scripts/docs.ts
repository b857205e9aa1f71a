/** Writes docs/reference from the catalogue: `npm run docs`. A test compares the pages with what this would write. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { referencePages } from './reference/pages.js'

const folder = fileURLToPath(new URL('../docs/reference/', import.meta.url))
mkdirSync(folder, { recursive: true })
for (const { name, text } of await referencePages()) {
  writeFileSync(new URL(`../docs/reference/${name}`, import.meta.url), text)
  console.log(`docs/reference/${name}`)
}
