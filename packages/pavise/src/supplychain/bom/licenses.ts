import type { License } from './cyclonedx.js'

/** SPDX identifiers that model cards and weights name, as the SPDX list spells them. Cards write them in lower case. */
const SPDX = `AFL-3.0 AGPL-3.0 AGPL-3.0-only AGPL-3.0-or-later Apache-2.0 Artistic-2.0 BlueOak-1.0.0 BSD-2-Clause BSD-3-Clause BSD-3-Clause-Clear
BSL-1.0 C-UDA-1.0 CC-BY-2.0 CC-BY-2.5 CC-BY-3.0 CC-BY-4.0 CC-BY-NC-2.0 CC-BY-NC-3.0 CC-BY-NC-4.0 CC-BY-NC-ND-3.0 CC-BY-NC-ND-4.0 CC-BY-NC-SA-2.0
CC-BY-NC-SA-3.0 CC-BY-NC-SA-4.0 CC-BY-ND-4.0 CC-BY-SA-3.0 CC-BY-SA-4.0 CC-PDDC CC0-1.0 CDLA-Permissive-1.0 CDLA-Permissive-2.0 CDLA-Sharing-1.0
ECL-2.0 EPL-1.0 EPL-2.0 EUPL-1.1 EUPL-1.2 GFDL-1.3 GPL-2.0 GPL-2.0-only GPL-2.0-or-later GPL-3.0 GPL-3.0-only GPL-3.0-or-later ISC LGPL-2.1
LGPL-2.1-only LGPL-3.0 LGPL-3.0-only LPPL-1.3c MIT MIT-0 MPL-2.0 MS-PL MulanPSL-2.0 NCSA ODbL-1.0 ODC-By-1.0 OFL-1.1 OSL-3.0 PDDL-1.0 PostgreSQL
Python-2.0 Unlicense W3C WTFPL X11 Zlib`

const BY_LOWER_CASE = new Map(SPDX.split(/\s+/).map((id) => [id.toLowerCase(), id]))

/** Spellings of model hubs that are not SPDX's. */
const ALIASES: Readonly<Record<string, string>> = {
  'apache 2.0': 'Apache-2.0',
  'apache license 2.0': 'Apache-2.0',
  'mit license': 'MIT',
  'odc-by': 'ODC-By-1.0',
  odbl: 'ODbL-1.0',
  pddl: 'PDDL-1.0',
  'bsd-3-clause-clear': 'BSD-3-Clause-Clear',
  cc0: 'CC0-1.0',
}

/** A licence by its SPDX identifier where it has one, else by the name that was given. */
export function licenseOf(named: string, link?: string): License {
  const key = named.trim().toLowerCase()
  const id = BY_LOWER_CASE.get(key) ?? ALIASES[key]
  const url = link !== undefined && /^https?:\/\/\S+$/.test(link) ? { url: link } : {}
  return { license: id === undefined ? { name: named.trim(), ...url } : { id, ...url } }
}

export const spdxIds: readonly string[] = [...BY_LOWER_CASE.values()]
