import { isUtf8 } from 'node:buffer'
import { type Policy, parsePolicy } from '@pavise/guard'
import { faultsIn, pathOf, readYaml } from '#core/config/yaml-source'
import { PaviseError } from '#core/errors/error'
import { readNamed } from '#platform/config/load'

/**
 * Reads a policy from a YAML or JSON file (JSON is YAML). Every fault of it is in the one PAV_POLICY_INVALID that it throws, each with its
 * line and a hint. `name` is how the user called the file.
 */
export async function readPolicyFile(path: string, name: string = path): Promise<Policy> {
  const bytes = await readNamed(path, name)
  if (!isUtf8(bytes)) throw new PaviseError('PAV_POLICY_INVALID', `${name} is not UTF-8 text`)
  return parsePolicyText(bytes.toString('utf8'), name)
}

/** As `readPolicyFile`, from a text that was read already. */
export function parsePolicyText(text: string, name: string): Policy {
  const source = readYaml(text, name, 'PAV_POLICY_INVALID')
  const { policy, faults } = parsePolicy(source.value)
  if (policy) return policy
  const placed = faults.map(({ path, message, hint }) => ({ path: pathOf(path), message, ...(hint === undefined ? {} : { hint }) }))
  throw faultsIn(source, placed, 'PAV_POLICY_INVALID')
}
