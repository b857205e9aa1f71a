import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PaviseError } from '#core/errors/error'
import type { RunRecord } from '#core/run'
import type { PolicyDocument } from '#hardening/harden'
import { writePolicy } from '#hardening/policy-document'
import { regressionFrom } from '#hardening/regression'
import { type Sealed, sealRun } from '#oneshot/seal'
import { report } from '#report/index'
import { writeRun } from '#report/run-folder'

/** Where everything of a closed loop lies. */
export interface Outcome {
  readonly report: string
  readonly envelope: string
  readonly sarif: string
  readonly policy: string
  readonly regression: string
  readonly ledger: Sealed & { dir: string }
}

/** Writes the report, the results, the policy and the regression probes of a run, and seals the run in the ledger. */
export async function writeOutcome(
  runDir: string,
  ledgerDir: string,
  record: RunRecord,
  policy: PolicyDocument,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome> {
  const policyText = writePolicy(policy, record.loop?.rules)
  const sealed = await sealRun(ledgerDir, record, policyText, env)
  const whole: RunRecord = { ...record, ledger: sealed }
  const files = {
    'report.html': report('html').render(whole),
    'report.sarif': report('sarif').render(whole),
    'policy.yaml': policyText,
    'regression.json': `${JSON.stringify(regressionFrom(record.attempts), null, 2)}\n`,
  }
  await makePrivate(runDir)
  await writeRun(runDir, whole)
  for (const [name, text] of Object.entries(files)) await write(runDir, name, text)
  return {
    report: join(runDir, 'report.html'),
    envelope: join(runDir, 'report.json'),
    sarif: join(runDir, 'report.sarif'),
    policy: join(runDir, 'policy.yaml'),
    regression: join(runDir, 'regression.json'),
    ledger: { ...sealed, dir: ledgerDir },
  }
}

/** Evidence holds other people's words: only the owner may read it. */
export async function makePrivate(dir: string): Promise<void> {
  await mkdir(dir, { recursive: true, mode: 0o700 }).catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${dir} cannot be made`, { cause })
  })
}

async function write(dir: string, name: string, text: string): Promise<void> {
  await writeFile(join(dir, name), text, { mode: 0o600 }).catch((cause: unknown) => {
    throw new PaviseError('PAV_FILE_UNWRITABLE', `${join(dir, name)} cannot be written`, { cause })
  })
}
