import { createGuard, type Policy, parsePolicy } from '@pavise/guard'
import type { z } from 'zod'
import { pathOf, readYaml, type YamlSource } from '#core/config/yaml-source'
import { PaviseError } from '#core/errors/error'
import type { policyCheckSchema } from '#core/records/policy'

export type PolicyCheck = z.infer<typeof policyCheckSchema>

/** A policy that may be published, as its text and as what the guard makes of it. */
export interface CheckedPolicy {
  readonly check: PolicyCheck
  /** Absent where the check found faults. */
  readonly policy?: Policy
}

/** Reads a policy and says everything that is wrong with it, each fault with its line; never throws for what stands in the text. */
export function checkPolicy(text: string): CheckedPolicy {
  let source: YamlSource
  try {
    source = readYaml(text, 'policy', 'PAV_POLICY_INVALID')
  } catch (error) {
    if (!(error instanceof PaviseError)) throw error
    return { check: { valid: false, faults: syntaxFaults(error.message) } }
  }
  const { policy, faults } = parsePolicy(source.value)
  if (policy) return { policy, check: { valid: true, faults: [], version: createGuard(policy).version, rules: policy.rules.length } }
  const placed = faults.map(({ path, message, hint }) => ({
    path,
    line: source.positionOf(pathOf(path)).line,
    message,
    ...(hint === undefined ? {} : { hint }),
  }))
  return { check: { valid: false, faults: placed.sort((a, b) => a.line - b.line) } }
}

/** As `checkPolicy`, where a fault is an error: PAV_POLICY_INVALID with all of them. */
export function needPolicy(text: string): { policy: Policy; version: string } {
  const { check, policy } = checkPolicy(text)
  if (policy && check.version !== undefined) return { policy, version: check.version }
  const told = check.faults.map(({ path, line, message }) => `line ${line ?? 1}${path === '' ? '' : ` ${path}`}: ${message}`)
  throw new PaviseError('PAV_POLICY_INVALID', told.join('; '))
}

/** `readYaml` tells its faults as lines of one message: `policy:3:5 …`. */
function syntaxFaults(message: string): PolicyCheck['faults'] {
  const [first = message, ...lines] = message.split('\n')
  const faults = lines.flatMap((line) => {
    const [, number, text] = /^\s*policy:(\d+):\d+ (.*)$/.exec(line) ?? []
    return text === undefined ? [] : [{ path: '', line: Number(number), message: text }]
  })
  return faults.length > 0 ? faults : [{ path: '', message: first.replace(/^policy /, '') }]
}
