import { defineRule } from '#core/define'

const SUPPLY = ['owasp-llm:LLM03', 'atlas:AML.T0010.003'] as const

export const zipRules = [
  defineRule({
    id: 'zip.disagreement',
    title: 'A zip archive contradicts itself',
    severity: 'high',
    description:
      'The directory, the local headers or the end records say different things of the same member. Readers follow one or the other, so that a scanner and a loader see different files. All readings were examined.',
    remediation: 'Do not load the file. Ask for one that was written by the usual tools.',
    taxonomy: SUPPLY,
  }),
  defineRule({
    id: 'zip.hidden',
    title: 'A zip archive holds what its directory does not name',
    severity: 'high',
    description: 'Data lies before, between or after the members, or a member is named by no directory. It was examined as well.',
    remediation: 'Find out who put it there. Unpack and pack again with a usual tool to be rid of it.',
    taxonomy: SUPPLY,
  }),
  defineRule({
    id: 'zip.overlap',
    title: 'Members of a zip archive share their data',
    severity: 'high',
    description: 'The same compressed bytes serve several members: a small archive that unpacks to a huge one.',
    remediation: 'Do not unpack the file.',
    taxonomy: ['owasp-llm:LLM10', 'atlas:AML.T0029'],
  }),
  defineRule({
    id: 'zip.duplicate',
    title: 'Two members of a zip archive have one name',
    severity: 'high',
    description: 'Readers take the first or the last of them. Both were examined.',
    remediation: 'Ask for a file that was written by the usual tools.',
    taxonomy: SUPPLY,
  }),
  defineRule({
    id: 'zip.encryption',
    title: 'A member claims to be encrypted',
    severity: 'high',
    description: 'Flags say that a member is encrypted or patched, and its data is plain: scanners give up where loaders go on.',
    remediation: 'Do not load the file.',
    taxonomy: SUPPLY,
  }),
  defineRule({
    id: 'zip.checksum',
    title: 'The checksum of a member is wrong',
    severity: 'info',
    description:
      'Some writers of weights leave checksums out; some attacks break them so that scanners stop. The content was examined all the same.',
    remediation: 'Compare the file with its publisher’s digest.',
    taxonomy: SUPPLY,
  }),
]

export const archiveRules = [
  defineRule({
    id: 'archive.traversal',
    title: 'A member would be unpacked outside its folder',
    severity: 'high',
    description:
      'The name of a member climbs out of the folder with `..`, is absolute or names a drive. Unpacking it overwrites files elsewhere.',
    remediation: 'Do not unpack the file. Delete it.',
    taxonomy: SUPPLY,
  }),
  defineRule({
    id: 'archive.link',
    title: 'A member is a link or a device',
    severity: 'high',
    description: 'Links lead members that follow them to other places; devices have no business in a model.',
    remediation: 'Do not unpack the file. Ask for one without links.',
    taxonomy: SUPPLY,
  }),
]
